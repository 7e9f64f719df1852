// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/replica/conflictjournal.h"

namespace haex::cli {
namespace {

QString kindName(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::SameField:
        return QStringLiteral("same_field");
    case ConflictKind::DeletedAndChanged:
        return QStringLiteral("deleted_and_changed");
    case ConflictKind::BothCreated:
        return QStringLiteral("both_created");
    case ConflictKind::UniqueName:
        return QStringLiteral("unique_name");
    case ConflictKind::NotWritten:
        return QStringLiteral("not_written");
    }
    return {};
}

QJsonObject sideJson(const CellValue &value, const HlcTimestamp &hlc)
{
    return {{QStringLiteral("value"), jsonValue(value)},
            {QStringLiteral("hlc"), fromUtf8(hlc.toText())},
            {QStringLiteral("writtenAt"), timeText(hlc.physicalMs)},
            {QStringLiteral("device"), fromUtf8(hlc.node.toHex())}};
}

QJsonObject conflictJson(const Conflict &conflict)
{
    return {{QStringLiteral("id"), fromUtf8(conflict.id)},
            {QStringLiteral("kind"), kindName(conflict.kind)},
            {QStringLiteral("table"), fromUtf8(conflict.tableName)},
            {QStringLiteral("row"), fromUtf8(conflict.rowPks)},
            {QStringLiteral("column"), fromUtf8(conflict.columnName)},
            {QStringLiteral("winner"), sideJson(conflict.winnerValue, conflict.winnerHlc)},
            {QStringLiteral("superseded"), sideJson(conflict.supersededValue, conflict.supersededHlc)},
            {QStringLiteral("open"), conflict.open},
            {QStringLiteral("detectedAt"), timeText(conflict.detectedMs)}};
}

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, conflicts,
                    session->conflicts().list(context.arguments().has(QStringLiteral("--all"))));
    QJsonArray array;
    QList<QStringList> rows;
    for (const Conflict &conflict : conflicts) {
        array.append(conflictJson(conflict));
        rows.append({fromUtf8(conflict.id), kindName(conflict.kind), fromUtf8(conflict.tableName),
                     fromUtf8(conflict.rowPks), fromUtf8(conflict.columnName),
                     conflict.open ? QStringLiteral("open") : QStringLiteral("resolved")});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Id"), QStringLiteral("Kind"), QStringLiteral("Table"),
                             QStringLiteral("Row"), QStringLiteral("Column"), QStringLiteral("State")}, rows);
    return Ok;
}

/// By id, or the beginning of one that only one conflict has.
Result<Conflict> choose(ConflictJournal &journal, const QString &word)
{
    HAEX_ASSIGN(conflicts, journal.list(true));
    QList<Conflict> meant;
    for (const Conflict &conflict : conflicts) {
        if (fromUtf8(conflict.id) == word)
            return conflict;
        if (fromUtf8(conflict.id).startsWith(word))
            meant.append(conflict);
    }
    if (meant.size() == 1)
        return meant.first();
    return fail(ErrorCode::InvalidArgument, QStringLiteral("there is no one conflict “%1”").arg(word));
}

ExitCode show(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, conflict, choose(session->conflicts(), context.arguments().positional.first()));
    if (context.out().isJson()) {
        context.out().json(conflictJson(conflict));
        return Ok;
    }
    const QByteArray own = NodeId::fromDeviceId(session->replica().deviceId()).value_or(NodeId()).toHex();
    const auto writer = [&](NodeId node) {
        return node.toHex() == own ? QStringLiteral("this device") : fromUtf8(node.toHex());
    };
    context.out().line(QStringLiteral("%1 in %2 %3 %4").arg(kindName(conflict.kind), fromUtf8(conflict.tableName),
                                                            fromUtf8(conflict.rowPks), fromUtf8(conflict.columnName)));
    context.out().table({QStringLiteral("Side"), QStringLiteral("Value"), QStringLiteral("Written"), QStringLiteral("By")},
                        {{QStringLiteral("current"), displayText(conflict.winnerValue),
                          timeText(conflict.winnerHlc.physicalMs), writer(conflict.winnerNode())},
                         {QStringLiteral("superseded"), displayText(conflict.supersededValue),
                          timeText(conflict.supersededHlc.physicalMs), writer(conflict.supersededNode())}});
    return Ok;
}

/// A value typed by a person, as the kind of value that stands there.
CellValue typedValue(const QString &text, const CellValue &current)
{
    bool isNumber = false;
    if (current.type() == CellValue::Type::Integer) {
        const qint64 number = text.toLongLong(&isNumber);
        if (isNumber)
            return CellValue::integer(number);
    } else if (current.type() == CellValue::Type::Real) {
        const double number = text.toDouble(&isNumber);
        if (isNumber)
            return CellValue::real(number);
    }
    return CellValue::text(text.toUtf8());
}

ExitCode resolve(Context &context)
{
    const Arguments &arguments = context.arguments();
    const QString use = arguments.value(QStringLiteral("--use"));
    const bool hasValue = arguments.has(QStringLiteral("--value"));
    if (hasValue == arguments.has(QStringLiteral("--use")))
        return context.failed({ErrorCode::InvalidArgument,
                               QStringLiteral("conflicts resolve needs --use this, other or a value")});
    HAEX_CLI_ASSIGN(context, session, context.open());
    ConflictJournal &journal = session->conflicts();
    HAEX_CLI_ASSIGN(context, conflict, choose(journal, arguments.positional.first()));
    const auto own = NodeId::fromDeviceId(session->replica().deviceId());
    // A conflict between two other devices has no side of this one; what stands here is its own.
    // Nor has a row that its device did not write: “other” deletes it.
    const bool isOwnSuperseded
        = own && conflict.supersededNode() == *own && conflict.kind != ConflictKind::NotWritten;
    Result<> resolved;
    if (!hasValue && use == QLatin1StringView("this"))
        resolved = isOwnSuperseded ? journal.useSuperseded(conflict.id) : journal.keepCurrent(conflict.id);
    else if (!hasValue && use == QLatin1StringView("other"))
        resolved = isOwnSuperseded ? journal.keepCurrent(conflict.id) : journal.useSuperseded(conflict.id);
    else
        resolved = journal.useValue(conflict.id,
                                    typedValue(hasValue ? arguments.value(QStringLiteral("--value")) : use,
                                               conflict.winnerValue));
    HAEX_CLI_TRY(context, resolved);
    context.out().note(QStringLiteral("Resolved; the next sync tells the other devices."));
    return Ok;
}

} // namespace

QList<CommandSpec> conflictCommands()
{
    const QString id = QStringLiteral("ID");
    return {
        {QStringLiteral("conflicts list"), {}, QStringLiteral("List what was changed on two devices at once"), 0, 0,
         {{QStringLiteral("--all"), {}, QStringLiteral("the resolved ones, too")}}, list},
        {QStringLiteral("conflicts show"), id, QStringLiteral("Show both values of one"), 1, 1, {}, show},
        {QStringLiteral("conflicts resolve"), id, QStringLiteral("Decide one"), 1, 1,
         {{QStringLiteral("--use"), QStringLiteral("this|other|VALUE"),
           QStringLiteral("this device's value, the other's, or one of your own")},
          {QStringLiteral("--value"), QStringLiteral("VALUE"), QStringLiteral("a value that reads “this” or “other”")}},
         resolve},
    };
}

} // namespace haex::cli
