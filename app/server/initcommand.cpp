// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/initcommand.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace haex {
namespace {

/// The folder as the file has to name it: whoever reads that starts somewhere else.
std::vector<Setting> settingsToWrite(const CommandLine &line)
{
    std::vector<Setting> settings = line.arguments;
    if (line.hasDatabase())
        return settings;
    const Option *data = findOption("data");
    std::erase_if(settings, [&](const Setting &setting) { return setting.option == data; });
    settings.push_back(
        {data, {QDir(line.dataDirectory).absolutePath().toUtf8()}, OptionSource::Arguments, {}});
    return settings;
}

Result<> writeNewFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::NewOnly))
        return fail(ErrorCode::IoError, path + QStringLiteral(": ") + file.errorString());
    if (file.write(text) != text.size() || !file.flush()) {
        file.remove();
        return fail(ErrorCode::IoError, path);
    }
    return {};
}

} // namespace

bool onlyPrintsConfig(const CommandLine &line)
{
    return line.command == CommandLine::Command::Init && line.configFile == u'-';
}

void printConfig(const CommandLine &line)
{
    std::fputs(commentedConfig(settingsToWrite(line)).constData(), stdout);
}

Result<> runInit(const CommandLine &line)
{
    // Before the storage: what is refused leaves nothing behind.
    HAEX_TRY(writeNewFile(line.configFile, commentedConfig(settingsToWrite(line))));
    SystemRandom random;
    if (const auto store = openServerStore(line.storage, random); !store) {
        QFile::remove(line.configFile);
        return fail(store.error());
    }
    const QByteArray path = line.configFile.toUtf8();
    std::printf("wrote %s; every option is explained there\n"
                "start:  haex-syncd serve --config %s\n"
                "invite: haex-syncd user invite --config %s\n",
                path.constData(), path.constData(), path.constData());
    return {};
}

} // namespace haex
