// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/base/rowkey.h"
#include "core/replica/trash.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"

#include <QCryptographicHash>

namespace haex::cli {
namespace {

constexpr qsizetype TrashIdDigits = 12;
constexpr qint64 DayMs = 24LL * 60 * 60 * 1000;

/// A short name of a deleted row that stays the same from one call to the next.
QString trashId(const TrashedRow &row)
{
    const QByteArray hash = QCryptographicHash::hash(row.tableName + '\0' + row.rowPks, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(TrashIdDigits));
}

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, deleted,
                    session->trash().list(context.arguments().value(QStringLiteral("--table")).toUtf8()));
    QJsonArray array;
    QList<QStringList> rows;
    for (const TrashedRow &row : deleted) {
        QJsonObject values;
        for (const auto &[column, value] : row.values)
            values.insert(fromUtf8(column), jsonValue(value));
        array.append(QJsonObject {{QStringLiteral("id"), trashId(row)},
                                  {QStringLiteral("table"), fromUtf8(row.tableName)},
                                  {QStringLiteral("row"), fromUtf8(row.rowPks)},
                                  {QStringLiteral("deletedAt"), timeText(row.deletedAt.physicalMs)},
                                  {QStringLiteral("values"), values}});
        rows.append({trashId(row), fromUtf8(row.tableName), fromUtf8(row.rowPks),
                     timeText(row.deletedAt.physicalMs)});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Id"), QStringLiteral("Table"), QStringLiteral("Row"),
                             QStringLiteral("Deleted")}, rows);
    return Ok;
}

Result<TrashedRow> choose(Trash &trash, const QString &id)
{
    HAEX_ASSIGN(rows, trash.list());
    for (const TrashedRow &row : rows) {
        if (trashId(row) == id)
            return row;
    }
    return fail(ErrorCode::InvalidArgument, QStringLiteral("there is no deleted row “%1”").arg(id));
}

/// A file comes back with its pieces.
Result<> restoreRow(VaultSession &session, const TrashedRow &row)
{
    const auto key = RowKey::parse(row.rowPks);
    const CellValue *file = key && row.tableName == "vault_attachments" ? key->find("id") : nullptr;
    return file ? session.attachments().restore(file->bytes()) : session.trash().restore(row.tableName, row.rowPks);
}

ExitCode restore(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    for (const QString &id : context.arguments().positional) {
        HAEX_CLI_ASSIGN(context, row, choose(session->trash(), id));
        HAEX_CLI_TRY(context, restoreRow(*session, row));
    }
    return Ok;
}

/// An item goes with all that it ever held.
Result<> purgeRow(VaultSession &session, const TrashedRow &row)
{
    const auto key = RowKey::parse(row.rowPks);
    const CellValue *id = key && row.tableName == "vault_items" ? key->find("id") : nullptr;
    const CellValue *file = key && row.tableName == "vault_attachments" ? key->find("id") : nullptr;
    if (file)
        return session.attachments().purge(file->bytes());
    return id ? session.items().purge({id->bytes()}) : session.trash().purge(row.tableName, row.rowPks);
}

ExitCode purgeOlder(Context &context, VaultSession &session, qint64 cutoffMs)
{
    HAEX_CLI_ASSIGN(context, count, session.items().purgeOlderThan(cutoffMs));
    context.out().note(QStringLiteral("%1 rows purged.").arg(count));
    return Ok;
}

ExitCode purge(Context &context)
{
    const Arguments &arguments = context.arguments();
    const QString days = arguments.value(QStringLiteral("--older-than"));
    bool isNumber = true;
    const int count = days.isEmpty() ? 0 : days.toInt(&isNumber);
    const bool wantsMany = !days.isEmpty() || arguments.has(QStringLiteral("--all"));
    if (!isNumber || count < 0 || wantsMany != arguments.positional.isEmpty())
        return context.failed({ErrorCode::InvalidArgument,
                               QStringLiteral("trash purge needs IDs, --older-than DAYS or --all")});
    HAEX_CLI_ASSIGN(context, session, context.open());
    if (wantsMany)
        return purgeOlder(context, *session, context.clock().nowMs() + 1 - count * DayMs);
    for (const QString &id : arguments.positional) {
        HAEX_CLI_ASSIGN(context, row, choose(session->trash(), id));
        HAEX_CLI_TRY(context, purgeRow(*session, row));
    }
    return Ok;
}

} // namespace

QList<CommandSpec> trashCommands()
{
    const QString ids = QStringLiteral("ID…");
    return {
        {QStringLiteral("trash list"), {}, QStringLiteral("List deleted rows"), 0, 0,
         {{QStringLiteral("--table"), QStringLiteral("T"), QStringLiteral("of this table"), true}}, list},
        {QStringLiteral("trash restore"), ids, QStringLiteral("Bring rows back, on every device"), 1,
         CommandSpec::Many, {}, restore},
        {QStringLiteral("trash purge"), QStringLiteral("[ID…]"), QStringLiteral("Forget the values of deleted rows"), 0,
         CommandSpec::Many,
         {{QStringLiteral("--older-than"), QStringLiteral("DAYS"), QStringLiteral("all that were deleted before")},
          {QStringLiteral("--all"), {}, QStringLiteral("everything")}},
         purge},
    };
}

} // namespace haex::cli
