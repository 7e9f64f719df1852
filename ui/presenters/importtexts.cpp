// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/importtexts.h"

#include "core/vault/importexport/importfault.h"
#include "ui/presenters/errortexts.h"

#include <QLocale>
#include <QMap>

#include <algorithm>

namespace haex {

namespace {

constexpr qsizetype MostSubjects = 6;

bool isLoss(ImportReason reason)
{
    return reason < ImportReason::NoPrimaryKey && reason != ImportReason::DuplicateLeftOut
        && reason != ImportReason::DeletedLeftOut && reason != ImportReason::IconsLeftOut
        && reason != ImportReason::ColumnLeftOut;
}

} // namespace

QString ImportTexts::format(ImportFormat format)
{
    switch (format) {
    case ImportFormat::Keepass:
        return tr("KeePass vault (KDBX)");
    case ImportFormat::Bitwarden:
        return tr("Bitwarden export");
    case ImportFormat::BitwardenEncrypted:
        return tr("Bitwarden export under a password");
    case ImportFormat::OnePassword:
        return tr("1Password export (1PUX)");
    case ImportFormat::Csv:
        return tr("Table of text (CSV)");
    case ImportFormat::Sqlite:
        return tr("SQLite database");
    }
    return {};
}

QString ImportTexts::target(CsvTarget target)
{
    switch (target) {
    case CsvTarget::Nothing:
        return tr("Leave out");
    case CsvTarget::Field:
        return tr("Field of its own");
    case CsvTarget::ProtectedField:
        return tr("Hidden field of its own");
    case CsvTarget::Title:
        return tr("Title");
    case CsvTarget::Username:
        return tr("User name");
    case CsvTarget::Password:
        return tr("Password");
    case CsvTarget::Url:
        return tr("Address");
    case CsvTarget::Notes:
        return tr("Notes");
    case CsvTarget::Totp:
        return tr("One-time password");
    case CsvTarget::Group:
        return tr("Group");
    case CsvTarget::Tags:
        return tr("Tags");
    case CsvTarget::Favourite:
        return tr("Favourite");
    case CsvTarget::Created:
        return tr("Time of creation");
    }
    return {};
}

QString ImportTexts::error(const Error &error)
{
    switch (error.code) {
    case ErrorCode::UnsupportedFormat:
        return fault(error);
    case ErrorCode::WrongPassword:
        return tr("Password or key file does not fit this file. Nothing was imported.");
    case ErrorCode::KdfTooExpensive:
        return tr("Opening this file takes more memory or time than is sensible. Save it in the other program with a "
                  "lower cost of its key, and try again.");
    case ErrorCode::NotFound:
        return tr("The file is not there any more.");
    case ErrorCode::Cancelled:
        return tr("Cancelled. Nothing was imported.");
    case ErrorCode::AlreadyExists:
        // Made by somebody, or another device, since the tables were listed.
        return tr("The vault has tables of these names already: %1. Nothing was imported. Leave them out, and import again.").arg(error.context);
    default:
        return ErrorTexts::sentence(error);
    }
}

QString ImportTexts::takenTables(const QByteArrayList &names)
{
    QStringList quoted;
    for (const QByteArray &name : names)
        quoted << tr("“%1”").arg(QString::fromUtf8(name));
    const QString what = tr("The vault has %n table(s) of the same name already: %1.", "names of tables", static_cast<int>(names.size()))
                             .arg(QLocale().createSeparatedList(quoted));
    return what + u' '
        + tr("Tick a table to bring it in beside yours under another name, or save its rows in the other program as CSV and add them to yours "
             "by “Rows from a CSV file…” under Tables.");
}

QString ImportTexts::fault(const Error &error)
{
    switch (importFault(error)) {
    case ImportFault::Damaged:
        return tr("The file is damaged or was cut off. Nothing was imported.");
    case ImportFault::TooLarge:
        return tr("The file is too large, or unpacks to too much. Nothing was imported.");
    case ImportFault::KeyFileDamaged:
        return tr("The key file is damaged: it does not fit its own check value.");
    case ImportFault::Keepass1:
        return tr("This is a file of KeePass 1. Open it in KeePass or KeePassXC, save it as KDBX, and import that.");
    case ImportFault::NewerVersion:
        return tr("The file was made by a newer version of the other program than is known here.");
    case ImportFault::Cipher:
        return tr("The file is encrypted in a way that is not supported, such as Twofish. Choose AES or ChaCha20 in the "
                  "other program, save, and import it again.");
    case ImportFault::BoundToAccount:
        return tr("Only the account that made this export can open it. Export once more, as “password protected”.");
    case ImportFault::Unknown:
        return tr("This is no file that can be imported: a KeePass vault, an export of Bitwarden or 1Password, a CSV "
                  "file with a header, or an SQLite database.");
    }
    return {};
}

QString ImportTexts::reason(ImportReason reason, int count)
{
    switch (reason) {
    case ImportReason::UnknownItemKind:
        return tr("%n item(s) of an unknown kind are left out", nullptr, count);
    case ImportReason::AttachmentLeftOut:
        return tr("%n attachment(s) are not in the file", nullptr, count);
    case ImportReason::RowLeftOut:
        return tr("%n row(s) are left out", nullptr, count);
    case ImportReason::DeletedLeftOut:
        return tr("%n deleted item(s) stay in the other program's recycle bin", nullptr, count);
    case ImportReason::DuplicateLeftOut:
        return tr("%n item(s) are in the vault already and are left out", nullptr, count);
    case ImportReason::FileTooLargeLeftOut:
        return tr("%n file(s) are too large for the vault", nullptr, count);
    case ImportReason::IconsLeftOut:
        return tr("%n icon(s) are left out", nullptr, count);
    case ImportReason::AutoTypeLeftOut:
        return tr("%n auto-type setting(s) are left out", nullptr, count);
    case ImportReason::ColumnLeftOut:
        return tr("%n column(s) are left out", nullptr, count);
    case ImportReason::FileAttached:
        return tr("%n file(s) are attached to their items", nullptr, count);
    case ImportReason::PasskeyAsField:
        return tr("%n passkey(s) are kept as hidden fields, not yet for logging in", nullptr, count);
    case ImportReason::FormerValueAsField:
        return tr("%n earlier value(s) are kept as fields", nullptr, count);
    case ImportReason::OtherLeftOut:
        return tr("%n other thing(s) are left out", nullptr, count);
    default:
        return tableReason(reason, count);
    }
}

QString ImportTexts::tableReason(ImportReason reason, int count)
{
    switch (reason) {
    case ImportReason::ViewLeftOut:
        return tr("%n view(s) are left out", nullptr, count);
    case ImportReason::TriggerLeftOut:
        return tr("%n trigger(s) are left out", nullptr, count);
    case ImportReason::VirtualTableLeftOut:
    case ImportReason::ShadowTableLeftOut:
    case ImportReason::InternalTableLeftOut:
        return tr("%n table(s) of the database's own are left out", nullptr, count);
    case ImportReason::IndexLeftOut:
        return tr("%n index(es) are left out", nullptr, count);
    case ImportReason::NoPrimaryKey:
    case ImportReason::KeyNotSyncable:
    case ImportReason::NotSyncable:
        return tr("%n table(s) stay on this device only", nullptr, count);
    case ImportReason::KeyAdded:
        return tr("%n table(s) got a key of their own", nullptr, count);
    case ImportReason::ForeignKeyDropped:
    case ImportReason::CollationDropped:
    case ImportReason::DefinitionChanged:
        return tr("%n rule(s) of tables were dropped or changed", nullptr, count);
    default:
        return tr("%n value(s) were changed", nullptr, count);
    }
}

QList<ImportLine> ImportTexts::lines(const QList<ImportNote> &notes)
{
    struct Sum
    {
        qint64 count = 0;
        QStringList subjects;
    };
    QMap<ImportReason, Sum> sums;
    for (const ImportNote &note : notes) {
        Sum &sum = sums[note.reason];
        sum.count += note.count;
        if (!note.subject.isEmpty() && !sum.subjects.contains(note.subject))
            sum.subjects += note.subject;
    }
    QList<ImportLine> lines;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        QString subjects = QStringList(sum->subjects.mid(0, MostSubjects)).join(QStringLiteral(", "));
        if (sum->subjects.size() > MostSubjects)
            subjects += QStringLiteral(", …");
        lines.append({isLoss(sum.key()) ? Tone::Warning : Tone::Muted, reason(sum.key(), static_cast<int>(sum->count)), subjects});
    }
    std::ranges::stable_sort(lines, {}, [](const ImportLine &line) { return line.tone != Tone::Warning; });
    return lines;
}

QString ImportTexts::text(const ImportReport &report)
{
    QStringList lines {tr("%n item(s)", nullptr, static_cast<int>(report.items)),
                       tr("%n new group(s)", nullptr, static_cast<int>(report.groups))};
    for (const ImportedTable &table : report.tables)
        lines += tr("%1: %n row(s)", nullptr, static_cast<int>(table.rows)).arg(QString::fromUtf8(table.name));
    for (const ImportNote &note : report.notes) {
        QStringList parts {reason(note.reason, static_cast<int>(note.count)), note.subject, note.detail};
        parts.removeAll(QString());
        lines += parts.join(QStringLiteral(" · "));
    }
    return lines.join(u'\n');
}

} // namespace haex
