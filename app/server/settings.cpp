// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/settings.h"

#include "core/base/secretbytes.h"

#include <QFile>
#include <QProcessEnvironment>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView VariablePrefix = "HAEX_SYNCD_";
constexpr qint64 MaxConfigBytes = 1024 * 1024;
constexpr auto OthersPermissions = QFile::ReadGroup | QFile::ReadOther;

tl::unexpected<Error> badPlace(const QString &place, const QString &sentence)
{
    return fail(ErrorCode::InvalidArgument, place + QStringLiteral(": ") + sentence);
}

/// One line that is neither empty nor a comment.
Result<Setting> readLine(QByteArray line, const QString &place, bool isPrivate)
{
    const qsizetype equals = line.indexOf('=');
    if (equals < 0)
        return badPlace(place, QStringLiteral("not a line of the form NAME = VALUE"));
    const QByteArray name = line.first(equals).trimmed();
    Setting setting{findOption(name),
                    {line.sliced(equals + 1).trimmed(), isPrivate},
                    OptionSource::File,
                    place};
    wipe(line);
    if (!setting.option)
        return badPlace(place, QStringLiteral("unknown option ") + QString::fromUtf8(name));
    return setting;
}

Result<> addLine(std::vector<Setting> &settings, Setting setting)
{
    const auto earlier = std::ranges::find(settings, setting.option, &Setting::option);
    if (earlier != settings.end())
        return badPlace(setting.place,
                        QLatin1StringView(setting.option->name)
                            + QStringLiteral(" was set before, at ") + earlier->place);
    settings.push_back(std::move(setting));
    return {};
}

QString variableName(const Option &option)
{
    return QLatin1StringView(VariablePrefix)
        + QString::fromLatin1(option.name).toUpper().replace(u'-', u'_');
}

/// `# ` before each line of the text.
QByteArray commented(QByteArray text)
{
    return "# " + text.replace('\n', "\n# ") + '\n';
}

} // namespace

Result<std::vector<Setting>> readConfigFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fail(ErrorCode::IoError, path + QStringLiteral(": ") + file.errorString());
    const bool isPrivate = !(file.permissions() & OthersPermissions);
    std::vector<Setting> settings;
    qint64 bytes = 0;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine().trimmed();
        const QString place = path + u':' + QString::number(number);
        bytes += line.size();
        if (bytes > MaxConfigBytes)
            return badPlace(place, QStringLiteral("too long for a configuration file"));
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        HAEX_ASSIGN(setting, readLine(line, place, isPrivate));
        HAEX_TRY(addLine(settings, std::move(setting)));
    }
    return settings;
}

Result<std::vector<Setting>> readEnvironment()
{
    std::vector<Setting> settings;
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (!name.startsWith(QLatin1StringView(VariablePrefix))
            || name == QLatin1StringView("HAEX_SYNCD_CONFIG"))
            continue;
        const auto all = options();
        const auto option = std::ranges::find(all, name, variableName);
        if (option == all.end())
            return badPlace(name, QStringLiteral("no option has this name"));
        settings.push_back({&*option,
                            {qgetenv(name.toLocal8Bit().constData()), true},
                            OptionSource::Environment,
                            name});
    }
    return settings;
}

QByteArray commentedConfig(const std::vector<Setting> &settings)
{
    QByteArray text
        = "# Configuration of haex-syncd: lines of NAME = VALUE.\n"
          "# Arguments outweigh variables (HAEX_SYNCD_LISTEN for listen), which outweigh"
          " this file.\n";
    for (const Option &option : options()) {
        text += '\n' + commented(option.help);
        const auto set = std::ranges::find(settings, &option, &Setting::option);
        // What is private where it was given does not become public here.
        const bool isLine = set != settings.end() && !set->value.isPrivate;
        const QByteArray value = isLine ? set->value.text
            : option.standard           ? QByteArray(option.standard)
                                        : QByteArray(option.value);
        text += (isLine ? "" : "#") + QByteArray(option.name) + " = " + value + '\n';
    }
    return text;
}

} // namespace haex
