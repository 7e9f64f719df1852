// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/activity/activitylog.h"

#include "core/base/rowkey.h"
#include "core/replica/replica.h"
#include "core/replica/tombstonestore.h"
#include "core/sync/backendstore.h"
#include "core/vault/vaultproperties.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace haex {
namespace {

constexpr char EntriesSql[]
    = "SELECT e.id, e.time_ms, e.backend_id, e.backend_name, e.direction, e.cells, e.detail, e.error_code,"
      " l.table_name, l.row_pks, l.columns, l.fate, l.event, l.hlc, l.sender, l.reason, l.row_count, l.cells,"
      " l.item_id FROM haex_sync_activity AS e LEFT JOIN haex_sync_activity_lines AS l ON l.entry_id = e.id"
      " WHERE e.time_ms >= ?1 AND e.time_ms < ?2 AND (?3 = '' OR e.direction = ?3)"
      " AND (?4 = '' OR l.item_id = ?4) ORDER BY e.id DESC, l.id";

enum Column {
    Id,
    Time,
    BackendId,
    BackendName,
    Direction,
    Cells,
    Detail,
    ErrorCodeName,
    Table,
    RowPks,
    Columns,
    Fate,
    Event,
    Hlc,
    Sender,
    Reason,
    RowCount,
    LineCells,
    ItemId,
};

const QString DaysSetting = QStringLiteral("activity_days");
constexpr qint64 MsPerDay = 86'400'000;

QByteArray keyPart(const QByteArray &rowPks, QByteArrayView column)
{
    const auto key = RowKey::parse(rowPks);
    const CellValue *part = key ? key->find(column) : nullptr;
    return part ? part->bytes() : QByteArray();
}

/// Of a row that is there, or of the last state of one that is in the trash.
Result<std::optional<QByteArray>> valueOf(Replica &replica, const QByteArray &table, const QByteArray &rowPks,
                                          const QByteArray &column, bool *isHere)
{
    HAEX_ASSIGN(row, replica.database().cached("SELECT " + quoteIdentifier(column) + " FROM " + quoteIdentifier(table)
                                               + " WHERE id = ?1"));
    HAEX_ASSIGN(found, row->bindText(1, keyPart(rowPks, "id")).step());
    const QByteArray text = found ? row->text(0) : QByteArray();
    row->reset();
    *isHere = found;
    if (found)
        return text;
    HAEX_ASSIGN(tombstone, TombstoneStore(replica).load(table, rowPks));
    const CellValue *last = tombstone ? findInImage(tombstone->values, column) : nullptr;
    return last ? std::optional(last->bytes()) : std::nullopt;
}

bool isPartOfItem(QByteArrayView table)
{
    return table == "vault_item_fields" || table == "vault_item_tags" || table == "vault_attachments";
}

/// Lines that tell one story: what became of one item in one round.
bool belongTogether(const ActivityRecord &a, const ActivityRecord &b)
{
    const auto nodeOf = [](const ActivityRecord &record) { return record.written ? record.written->node : NodeId(); };
    return a.isAboutRows && b.isAboutRows && a.entryId == b.entryId && !a.itemId.isEmpty()
        && a.itemId == b.itemId && a.line.fate == b.line.fate && a.line.reason == b.line.reason
        && a.line.sender == b.line.sender && nodeOf(a) == nodeOf(b);
}

/// What happened to the item itself is told, not what happened to one of its parts.
void join(ActivityRecord &record, const ActivityRecord &next)
{
    if (next.line.tableName == "vault_items") {
        record.line.event = next.line.event;
        record.line.tableName = next.line.tableName;
        record.line.rowPks = next.line.rowPks;
    }
    for (const ActivityRecord::Field &field : next.fields) {
        if (!record.fields.contains(field))
            record.fields += field;
    }
    if (record.written && next.written)
        record.written = std::max(*record.written, *next.written);
    record.cells += next.cells;
}

bool isWanted(const ActivityRecord &record, const ActivityQuery &query)
{
    if (!query.result.isEmpty()) {
        const bool isFailed = !record.errorCode.isEmpty();
        const QByteArray fate = record.isAboutRows ? cellFateName(record.line.fate) : QByteArray();
        const bool needsSomebody = isFailed || (record.isAboutRows && isProblem(record.line.fate));
        const bool fits = query.result == QLatin1String("problems") ? needsSomebody
            : query.result == QLatin1String("failed")               ? isFailed
                                                                    : fate == query.result.toUtf8();
        if (!fits)
            return false;
    }
    if (query.device && !(record.written && record.written->node == *query.device) && record.sender != query.device)
        return false;
    if (query.text.isEmpty())
        return true;
    QStringList words{record.title, record.backendName, record.detail, QString::fromUtf8(record.line.tableName),
                      QString::fromUtf8(record.line.rowPks), record.writerName, record.senderName,
                      QString::fromUtf8(record.line.reason), record.errorCode};
    for (const ActivityRecord::Field &field : record.fields)
        words << field.name << QString::fromUtf8(field.column);
    return std::ranges::any_of(
        words, [&](const QString &word) { return word.contains(query.text, Qt::CaseInsensitive); });
}

} // namespace

ActivityLog::ActivityLog(Replica &replica)
    : m_replica(replica)
{
}

/// Its own, or that of a field, tag or file; empty for any other row.
Result<QByteArray> ActivityLog::itemOf(const QByteArray &tableName, const QByteArray &rowPks)
{
    if (tableName == "vault_items")
        return keyPart(rowPks, "id");
    if (tableName == "vault_item_tags")
        return keyPart(rowPks, "item_id");
    if (!isPartOfItem(tableName))
        return QByteArray("");
    bool isHere = false;
    HAEX_ASSIGN(item, valueOf(m_replica, tableName, rowPks, "item_id", &isHere));
    return item.value_or(QByteArray(""));
}

/// Of the lines that came since the log was last read: later, fields may be gone for good.
Result<> ActivityLog::findItems()
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(rows, database.prepare("SELECT id, table_name, row_pks FROM haex_sync_activity_lines"
                                       " WHERE item_id IS NULL"));
    std::vector<std::pair<qint64, QByteArray>> found;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        HAEX_ASSIGN(item, itemOf(rows.text(1), rows.text(2)));
        found.emplace_back(rows.integer(0), item);
    }
    if (found.empty())
        return {};
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, database.cached(QByteArrayLiteral(
                                "UPDATE haex_sync_activity_lines SET item_id = ?1 WHERE id = ?2")));
        for (const auto &[id, item] : found)
            HAEX_TRY(update->bindText(1, item).bind(2, id).run());
        return {};
    });
}

Result<int> ActivityLog::days()
{
    HAEX_ASSIGN(kept, VaultProperties(m_replica.database()).setting(DaysSetting, {}));
    bool ok = false;
    const int days = kept.toInt(&ok);
    return ok && days >= 0 ? days : DefaultDays;
}

Result<> ActivityLog::setDays(int days)
{
    if (days < 0)
        return fail(ErrorCode::InvalidArgument, QString::number(days));
    HAEX_TRY(VaultProperties(m_replica.database()).setSetting(DaysSetting, QString::number(days)));
    return forgetOld();
}

Result<> ActivityLog::forgetOld()
{
    HAEX_ASSIGN(kept, days());
    if (kept == 0)
        return {};
    const qint64 before = m_replica.clock().nowMs() - kept * MsPerDay;
    HAEX_ASSIGN(any, m_replica.database().prepare("SELECT 1 FROM haex_sync_activity WHERE time_ms < ?1 LIMIT 1"));
    HAEX_ASSIGN(isOld, any.bind(1, before).step());
    any.reset();
    return isOld ? BackendStore(m_replica).forgetActivityBefore(before) : Result<>();
}

Result<QList<NodeId>> ActivityLog::devices()
{
    HAEX_TRY(loadDevices());
    QList<NodeId> nodes;
    for (auto device = m_devices.cbegin(); device != m_devices.cend(); ++device)
        nodes += NodeId(device.key());
    return nodes;
}

Result<> ActivityLog::loadDevices()
{
    HAEX_ASSIGN(rows, m_replica.database().prepare("SELECT device_id, name FROM vault_devices"));
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            return {};
        if (const auto node = NodeId::fromDeviceId(rows.text(0)))
            m_devices.insert(node->value(), rows.string(1));
    }
}

QString ActivityLog::deviceName(NodeId node) const
{
    const QString name = m_devices.value(node.value());
    return name.isEmpty() ? QString::fromLatin1(node.toHex()) : name;
}

ActivityLog::Name ActivityLog::readName(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column)
{
    Name name;
    const auto value = valueOf(m_replica, table, rowPks, column, &name.isHere);
    if (value && *value)
        name.text = QString::fromUtf8(**value);
    return name;
}

const ActivityLog::Name &ActivityLog::nameOf(const QByteArray &table, const QByteArray &rowPks,
                                             const QByteArray &column)
{
    const QByteArray place = table + '\n' + rowPks + '\n' + column;
    auto known = m_names.find(place);
    if (known == m_names.end())
        known = m_names.insert(place, readName(table, rowPks, column));
    return *known;
}

const ActivityLog::Name &ActivityLog::itemName(const QByteArray &id)
{
    const auto key = RowKey::fromParts({{"id", CellValue::text(id)}});
    return nameOf("vault_items", key ? key->text() : QByteArray(), "title");
}

/// Of a part of an item the part itself: its columns say nothing to anybody.
QList<ActivityRecord::Field> ActivityLog::fieldsOf(const TrailLine &line)
{
    if (line.rowPks.isEmpty())
        return {};
    if (line.tableName == "vault_item_tags")
        return {{"tag", QString::fromUtf8(keyPart(line.rowPks, "tag"))}};
    if (line.tableName == "vault_attachments")
        return {{"file", nameOf(line.tableName, line.rowPks, "name").text}};
    if (line.tableName == "vault_item_fields") {
        const QString kind = nameOf(line.tableName, line.rowPks, "kind").text;
        if (kind == QLatin1String("url") || kind == QLatin1String("expiry"))
            return {{kind.toUtf8(), {}}};
        return {{"field", nameOf(line.tableName, line.rowPks, "name").text}};
    }
    QList<ActivityRecord::Field> fields;
    for (const QByteArray &column : line.event == RowEvent::Changed ? line.columns : QByteArrayList())
        fields += {column, {}};
    return fields;
}

ActivityRecord ActivityLog::recordOf(const Statement &row)
{
    ActivityRecord record;
    record.entryId = row.integer(Id);
    record.timeMs = row.integer(Time);
    record.backendId = row.text(BackendId);
    record.backendName = row.string(BackendName);
    record.direction = row.string(Direction);
    record.isAboutRows = !row.isNull(Table);
    record.cells = row.integer(record.isAboutRows ? LineCells : Cells);
    record.detail = record.isAboutRows ? QString() : row.string(Detail);
    record.errorCode = row.string(ErrorCodeName);
    if (!record.isAboutRows)
        return record;
    TrailLine &line = record.line;
    line.tableName = row.text(Table);
    line.rowPks = row.text(RowPks);
    const QJsonArray columns = QJsonDocument::fromJson(row.text(Columns)).array();
    for (const auto &column : columns)
        line.columns += column.toString().toUtf8();
    line.fate = cellFateFromName(row.textView(Fate));
    line.event = rowEventFromName(row.textView(Event));
    line.hlc = row.text(Hlc);
    line.sender = row.text(Sender);
    line.reason = row.text(Reason);
    line.rows = row.integer(RowCount);
    line.cells = row.integer(LineCells);
    record.itemId = row.text(ItemId);
    return record;
}

void ActivityLog::name(ActivityRecord &record)
{
    const TrailLine &line = record.line;
    record.written = HlcTimestamp::parse(line.hlc);
    if (record.written)
        record.writerName = deviceName(record.written->node);
    record.sender = NodeId::fromDeviceId(line.sender);
    if (record.sender)
        record.senderName = deviceName(*record.sender);
    record.fields = fieldsOf(line);
    if (!record.itemId.isEmpty()) {
        const Name &item = itemName(record.itemId);
        record.title = item.text;
        record.hasItem = item.isHere;
    } else if (line.tableName == "vault_groups" && !line.rowPks.isEmpty()) {
        record.title = nameOf(line.tableName, line.rowPks, "name").text;
    }
}

Result<QList<ActivityRecord>> ActivityLog::list(const ActivityQuery &query)
{
    m_devices.clear();
    m_names.clear();
    HAEX_TRY(forgetOld());
    HAEX_TRY(findItems());
    HAEX_TRY(loadDevices());
    HAEX_ASSIGN(rows, m_replica.database().prepare(EntriesSql));
    rows.bind(1, query.fromMs)
        .bind(2, query.untilMs > 0 ? query.untilMs : std::numeric_limits<qint64>::max())
        .bindText(3, query.direction.toUtf8())
        .bindText(4, query.itemId);
    QList<ActivityRecord> records;
    // Parts of one item need not follow each other: those of a round are looked through.
    QList<ActivityRecord> round;
    const auto closeRound = [&] {
        for (const ActivityRecord &record : std::as_const(round)) {
            if (isWanted(record, query) && (query.limit <= 0 || records.size() < query.limit))
                records += record;
        }
        round.clear();
    };
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        ActivityRecord record = recordOf(rows);
        if (!round.isEmpty() && round.first().entryId != record.entryId)
            closeRound();
        if (query.limit > 0 && records.size() >= query.limit)
            break;
        if (record.isAboutRows)
            name(record);
        const auto same = std::ranges::find_if(
            round, [&](const ActivityRecord &known) { return belongTogether(known, record); });
        if (same == round.end())
            round += record;
        else
            join(*same, record);
    }
    closeRound();
    return records;
}

} // namespace haex
