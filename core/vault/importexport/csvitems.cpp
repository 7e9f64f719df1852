// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvitems.h"

#include "core/vault/importexport/csvreader.h"
#include "core/vault/importexport/grouppaths.h"
#include "core/vault/importexport/importfault.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace haex {
namespace {

constexpr size_t MaxColumns = 200;

constexpr std::pair<QLatin1StringView, CsvTarget> KnownNames[] = {
    {QLatin1StringView("name"), CsvTarget::Title},
    {QLatin1StringView("title"), CsvTarget::Title},
    {QLatin1StringView("account"), CsvTarget::Title},
    {QLatin1StringView("url"), CsvTarget::Url},
    {QLatin1StringView("website"), CsvTarget::Url},
    {QLatin1StringView("login_uri"), CsvTarget::Url},
    {QLatin1StringView("username"), CsvTarget::Username},
    {QLatin1StringView("user name"), CsvTarget::Username},
    {QLatin1StringView("login_username"), CsvTarget::Username},
    {QLatin1StringView("login name"), CsvTarget::Username},
    {QLatin1StringView("email"), CsvTarget::Username},
    {QLatin1StringView("password"), CsvTarget::Password},
    {QLatin1StringView("login_password"), CsvTarget::Password},
    {QLatin1StringView("note"), CsvTarget::Notes},
    {QLatin1StringView("notes"), CsvTarget::Notes},
    {QLatin1StringView("extra"), CsvTarget::Notes},
    {QLatin1StringView("comments"), CsvTarget::Notes},
    {QLatin1StringView("otpauth"), CsvTarget::Totp},
    {QLatin1StringView("totp"), CsvTarget::Totp},
    {QLatin1StringView("login_totp"), CsvTarget::Totp},
    {QLatin1StringView("one-time password"), CsvTarget::Totp},
    {QLatin1StringView("group"), CsvTarget::Group},
    {QLatin1StringView("grouping"), CsvTarget::Group},
    {QLatin1StringView("folder"), CsvTarget::Group},
    {QLatin1StringView("tags"), CsvTarget::Tags},
    {QLatin1StringView("favorite"), CsvTarget::Favourite},
    {QLatin1StringView("favourite"), CsvTarget::Favourite},
    {QLatin1StringView("fav"), CsvTarget::Favourite},
    {QLatin1StringView("created"), CsvTarget::Created},
    {QLatin1StringView("timecreated"), CsvTarget::Created},
    // What a browser counts for itself, and KeePassXC's number of a picture.
    {QLatin1StringView("guid"), CsvTarget::Nothing},
    {QLatin1StringView("timelastused"), CsvTarget::Nothing},
    {QLatin1StringView("timepasswordchanged"), CsvTarget::Nothing},
    {QLatin1StringView("formactionorigin"), CsvTarget::Nothing},
    {QLatin1StringView("icon"), CsvTarget::Nothing},
    {QLatin1StringView("last modified"), CsvTarget::Nothing},
    {QLatin1StringView("reprompt"), CsvTarget::Nothing},
};

/// Of several columns for one place the first has it; the others become fields.
bool mayRepeat(CsvTarget target)
{
    return target == CsvTarget::Field || target == CsvTarget::ProtectedField
        || target == CsvTarget::Nothing || target == CsvTarget::Url;
}

CsvTarget targetOf(const QString &name)
{
    const QString lower = name.trimmed().toLower();
    const auto known
        = std::ranges::find_if(KnownNames, [&](const auto &row) { return lower == row.first; });
    if (known != std::end(KnownNames))
        return known->second;
    const bool isSecret
        = lower.contains(u"pin") || lower.contains(u"secret") || lower.contains(u"password");
    return isSecret ? CsvTarget::ProtectedField : CsvTarget::Field;
}

bool has(const CsvMapping &mapping, CsvTarget target)
{
    return std::ranges::find(mapping, target, &CsvColumn::target) != mapping.end();
}

qint64 timeOf(const QString &text)
{
    bool isNumber = false;
    if (const qint64 ms = text.toLongLong(&isNumber); isNumber)
        return std::max<qint64>(ms, 0);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

bool isYes(const QString &text)
{
    return text == u"1" || text.compare(u"true", Qt::CaseInsensitive) == 0
        || text.compare(u"yes", Qt::CaseInsensitive) == 0;
}

class RecordReader
{
public:
    RecordReader(const CsvMapping &mapping, ImportedVault &vault)
        : m_mapping(mapping)
        , m_vault(vault)
        , m_paths(vault.groups)
    {
    }

    void read(const CsvRecord &record, qint64 line)
    {
        VaultItem item;
        for (size_t i = 0; i < record.size(); ++i) {
            const QString value = QString::fromUtf8(record[i].text);
            if (value.isEmpty())
                continue;
            const auto column = static_cast<qsizetype>(i);
            if (column < m_mapping.size())
                put(item, m_mapping[column], value);
            else
                item.fields.append({{}, QStringLiteral("Column %1").arg(i + 1), value, true});
        }
        if (item.title.isEmpty())
            item.title = QUrl(item.url).host();
        const bool isNote
            = item.username.isEmpty() && item.password.isEmpty() && item.url.isEmpty();
        if (isNote)
            item.kind = ItemKind::Note;
        if (isNote && item.title.isEmpty() && item.notes.isEmpty() && item.fields.isEmpty())
            m_vault.notes.append({ImportReason::RowLeftOut, QString::number(line),
                                  QStringLiteral("an empty line"), 1});
        else
            m_vault.items += item;
    }

private:
    void put(VaultItem &item, const CsvColumn &column, const QString &value)
    {
        switch (column.target) {
        case CsvTarget::Nothing:
            return;
        case CsvTarget::Field:
        case CsvTarget::ProtectedField:
            item.fields.append(
                {{}, column.name, value, column.target == CsvTarget::ProtectedField});
            return;
        case CsvTarget::Url:
            return putUrl(item, value);
        case CsvTarget::Group:
            item.groupId = m_paths.idOf(value.split(u'/'));
            return;
        case CsvTarget::Tags:
            item.tags = value.split(u',');
            return;
        case CsvTarget::Favourite:
            item.favourite = isYes(value);
            return;
        case CsvTarget::Created:
            item.createdMs = timeOf(value);
            return;
        default:
            textPlace(item, column.target) = value;
        }
    }

    static QString &textPlace(VaultItem &item, CsvTarget target)
    {
        switch (target) {
        case CsvTarget::Title:
            return item.title;
        case CsvTarget::Username:
            return item.username;
        case CsvTarget::Password:
            return item.password;
        case CsvTarget::Totp:
            return item.totpSecret;
        default:
            return item.notes;
        }
    }

    static void putUrl(VaultItem &item, const QString &value)
    {
        if (item.url.isEmpty())
            item.url = value;
        else
            item.extraUrls += value;
    }

    const CsvMapping &m_mapping;
    ImportedVault &m_vault;
    GroupPaths m_paths;
};

void addExamples(CsvMapping &mapping, const CsvRecord &record)
{
    for (qsizetype i = 0; i < std::min(mapping.size(), static_cast<qsizetype>(record.size()));
         ++i) {
        if (mapping[i].example.isEmpty())
            mapping[i].example = QString::fromUtf8(record[static_cast<size_t>(i)].text);
    }
}

} // namespace

Result<CsvMapping> suggestCsvMapping(const QByteArray &file)
{
    constexpr int ExampleRecords = 20;
    const QByteArray text = decodedText(file);
    CsvReader reader(text, detectDelimiter(text));
    CsvRecord record;
    HAEX_ASSIGN(any, reader.next(record));
    if (!any || record.size() < 2 || record.size() > MaxColumns)
        return failImport(ImportFault::Unknown, QStringLiteral("no CSV header"));
    CsvMapping mapping;
    for (const CsvField &field : record) {
        const QString name = QString::fromUtf8(field.text).trimmed();
        const CsvTarget target = targetOf(name);
        mapping.append(
            {name, has(mapping, target) && !mayRepeat(target) ? CsvTarget::Field : target, {}});
    }
    for (int i = 0; i < ExampleRecords; ++i) {
        HAEX_ASSIGN(more, reader.next(record));
        if (!more)
            break;
        addExamples(mapping, record);
    }
    return mapping;
}

bool makesItems(const CsvMapping &mapping)
{
    return (has(mapping, CsvTarget::Title) || has(mapping, CsvTarget::Url))
        && (has(mapping, CsvTarget::Username) || has(mapping, CsvTarget::Password));
}

Result<ImportedVault> readCsvItems(const QByteArray &file, const CsvMapping &mapping)
{
    const QByteArray text = decodedText(file);
    CsvReader reader(text, detectDelimiter(text));
    CsvRecord record;
    HAEX_TRY(reader.next(record)); // the header
    ImportedVault vault;
    RecordReader items(mapping, vault);
    while (true) {
        HAEX_ASSIGN(more, reader.next(record));
        if (!more)
            break;
        items.read(record, reader.line());
    }
    for (const CsvColumn &column : mapping) {
        if (column.target == CsvTarget::Nothing && !column.example.isEmpty())
            vault.notes.append({ImportReason::ColumnLeftOut, column.name, {}, 1});
    }
    return vault;
}

} // namespace haex
