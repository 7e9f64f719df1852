// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemhistory.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/conflictjournal.h"
#include "core/replica/replica.h"
#include "core/vault/items/historypolicy.h"
#include "core/vault/items/historytriggers.h"
#include "core/vault/items/itemfiling.h"
#include "core/vault/items/rowsaver.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 MsPerDay = 86'400'000;

using Fate = FieldVersion::Fate;

HlcTimestamp hlcOf(QByteArrayView text)
{
    return HlcTimestamp::parse(text).value_or(HlcTimestamp());
}

/// When that column was written, by the row's clocks.
HlcTimestamp clockOf(QByteArrayView clocks, const QByteArray &column)
{
    const auto parsed = ColumnClocks::parse(clocks);
    return parsed ? hlcOf(parsed->of(column, false)) : HlcTimestamp();
}

bool isSecretColumn(const QByteArray &column)
{
    return column == "password" || column == "totp";
}

/// A field as the trigger `vault_item_fields_removed` keeps it.
void readRemoved(const QByteArray &json, FieldVersion &version)
{
    const QJsonObject field = QJsonDocument::fromJson(json).object();
    version.column = "value";
    version.name = field.value(QLatin1String("name")).toString();
    version.value = field.value(QLatin1String("value")).toString();
    version.isUrl = field.value(QLatin1String("kind")).toString() == QLatin1String("url");
    version.isExpiry = field.value(QLatin1String("kind")).toString() == QLatin1String("expiry");
    version.isProtected = field.value(QLatin1String("protected")).toInt() != 0;
    version.fate = Fate::FieldRemoved;
}

bool sameField(const FieldVersion &a, const FieldVersion &b)
{
    return a.partId == b.partId && a.column == b.column;
}

/// Former values of a part know its id only: what it is called says its present or last state.
void nameParts(QList<FieldVersion> &versions)
{
    for (FieldVersion &version : versions) {
        if (version.partId.isEmpty() || version.isPresent() || version.fate == Fate::FieldRemoved
            || ItemFiling::isFiling(version))
            continue;
        const auto known = std::ranges::find_if(versions, [&](const FieldVersion &other) {
            return other.partId == version.partId
                && (other.isPresent() || other.fate == Fate::FieldRemoved);
        });
        if (known == versions.end())
            continue;
        version.name = known->name;
        version.isUrl = known->isUrl;
        version.isExpiry = known->isExpiry;
        version.isProtected = known->isProtected;
    }
}

/// The same value by the same write may stand in the history and in the journal.
bool isKnown(const QList<FieldVersion> &versions, const FieldVersion &version)
{
    return std::ranges::any_of(versions, [&](const FieldVersion &other) {
        return sameField(other, version) && other.written == version.written
            && other.value == version.value;
    });
}

/// Of a kept statement, which is free for the next reader afterwards.
template <class Read>
Result<> forEachRow(Statement &rows, Read read)
{
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        read(rows);
    }
    rows.reset();
    return {};
}

QByteArray cutoffText(qint64 ms)
{
    return HlcTimestamp{ms, 0, NodeId()}.toText();
}

} // namespace

ItemHistory::ItemHistory(Replica &replica)
    : m_replica(replica)
{
}

Result<QList<FieldVersion>> ItemHistory::list(const QByteArray &itemId)
{
    QList<FieldVersion> versions;
    HAEX_TRY(addPresent(itemId, versions));
    HAEX_TRY(addParts(itemId, versions));
    HAEX_TRY(addFormer(itemId, versions));
    HAEX_TRY(addLost(itemId, versions));
    HAEX_TRY(ItemFiling(m_replica).addTo(itemId, versions));
    nameParts(versions);
    for (FieldVersion &version : versions) {
        HAEX_ASSIGN(isDisowned, wasDisowned(version));
        version.isDisowned = isDisowned;
    }
    std::ranges::stable_sort(versions, std::greater<>(), &FieldVersion::written);
    return versions;
}

/// Former values too: a field in its name that it did not write may have been changed since.
Result<bool> ItemHistory::wasDisowned(const FieldVersion &version)
{
    const bool isPart = !version.partId.isEmpty();
    HAEX_ASSIGN(key, RowKey::fromParts({{"id", CellValue::text(isPart ? version.partId : version.itemId)}}));
    return ConflictJournal(m_replica).isDisowned(isPart ? "vault_item_fields" : "vault_items", key.text(),
                                                 version.written.node);
}

Result<> ItemHistory::addPresent(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    QByteArray columns;
    for (const QByteArray &column : historyColumns())
        columns += ", " + quoteIdentifier(column);
    HAEX_ASSIGN(row,
                m_replica.database().cached("SELECT haex_column_hlcs" + columns
                                            + " FROM vault_items WHERE id = ?1"));
    HAEX_ASSIGN(found, row->bindText(1, itemId).step());
    int index = 0;
    for (const QByteArray &column : found ? historyColumns() : QByteArrayList()) {
        FieldVersion version;
        version.itemId = itemId;
        version.column = column;
        version.value = row->string(++index);
        version.isProtected = isSecretColumn(column);
        version.written = clockOf(row->textView(0), column);
        if (!version.value.isEmpty())
            versions += version;
    }
    row->reset();
    return {};
}

Result<> ItemHistory::addParts(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    HAEX_ASSIGN(
        rows,
        m_replica.database().cached(QByteArrayLiteral(
            "SELECT id, name, value, protected, kind, haex_column_hlcs FROM vault_item_fields"
            " WHERE item_id = ?1 ORDER BY position, id")));
    rows->bindText(1, itemId);
    return forEachRow(*rows, [&](const Statement &row) {
        FieldVersion version;
        version.itemId = itemId;
        version.partId = row.text(0);
        version.column = "value";
        version.name = row.string(1);
        version.value = row.string(2);
        version.isProtected = row.integer(3) != 0;
        version.isUrl = row.textView(4) == "url";
        version.isExpiry = row.textView(4) == "expiry";
        version.written = clockOf(row.textView(5), version.column);
        versions += version;
    });
}

Result<> ItemHistory::addFormer(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    HAEX_ASSIGN(
        rows,
        m_replica.database().cached(QByteArrayLiteral(
            "SELECT part_id, column_name, value_hlc, value, haex_timestamp FROM vault_item_history"
            " WHERE item_id = ?1")));
    rows->bindText(1, itemId);
    return forEachRow(*rows, [&](const Statement &row) {
        FieldVersion version;
        version.itemId = itemId;
        version.partId = row.text(0);
        version.column = row.text(1);
        version.written = hlcOf(row.textView(2));
        version.replaced = hlcOf(row.textView(4));
        version.fate = Fate::Replaced;
        if (version.column == "*")
            readRemoved(row.text(3), version);
        else
            version.value = row.string(3);
        version.isProtected = version.isProtected || isSecretColumn(version.column);
        versions += version;
    });
}

Result<> ItemHistory::addLost(const QByteArray &itemId, QList<FieldVersion> &versions)
{
    HAEX_ASSIGN(
        rows,
        m_replica.database().cached(QByteArrayLiteral(
            "SELECT table_name, json_extract(row_pks, '$.id'), column_name, superseded_value,"
            " superseded_hlc, winner_hlc FROM vault_conflicts WHERE typeof(superseded_value) = "
            "'text'"
            " AND ((table_name = 'vault_items' AND json_extract(row_pks, '$.id') = ?1)"
            " OR (table_name = 'vault_item_fields' AND column_name = 'value'))")));
    rows->bindText(1, itemId);
    return forEachRow(*rows, [&](const Statement &row) {
        FieldVersion version;
        version.itemId = itemId;
        version.partId = row.textView(0) == "vault_items" ? QByteArray() : row.text(1);
        version.column = row.text(2);
        version.value = row.string(3);
        version.written = hlcOf(row.textView(4));
        version.replaced = hlcOf(row.textView(5));
        version.isProtected = isSecretColumn(version.column);
        version.fate = Fate::LostConflict;
        const bool ours = version.partId.isEmpty()
            ? historyColumns().contains(version.column)
            : std::ranges::any_of(versions, [&](const FieldVersion &other) {
                  return other.partId == version.partId;
              });
        if (ours && !version.value.isEmpty() && !isKnown(versions, version))
            versions += version;
    });
}

Result<> ItemHistory::restore(const FieldVersion &version)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(exists, hasRow("SELECT 1 FROM vault_items WHERE id = ?1", version.itemId));
        if (!exists)
            return fail(ErrorCode::NotFound, QStringLiteral("item"));
        if (ItemFiling::isFiling(version))
            return ItemFiling(m_replica).restore(version);
        if (!version.partId.isEmpty())
            return restorePart(version);
        if (!historyColumns().contains(version.column))
            return fail(ErrorCode::InvalidArgument, QString::fromUtf8(version.column));
        return saveRow(m_replica.database(), "vault_items", version.itemId,
                       {{version.column, CellValue::text(version.value.toUtf8())}});
    });
}

Result<> ItemHistory::restorePart(const FieldVersion &version)
{
    Database &database = m_replica.database();
    ColumnValues values{{"value", CellValue::text(version.value.toUtf8())}};
    HAEX_ASSIGN(present, hasRow("SELECT 1 FROM vault_item_fields WHERE id = ?1", version.partId));
    if (!present) {
        HAEX_ASSIGN(last,
                    database.scalar("SELECT coalesce(max(position), 0) FROM vault_item_fields"));
        values.insert(values.end(),
                      {{"item_id", CellValue::text(version.itemId)},
                       {"kind", CellValue::text(version.isUrl ? "url" : version.isExpiry ? "expiry" : "text")},
                       {"name", CellValue::text(version.name.toUtf8())},
                       {"protected", CellValue::integer(version.isProtected ? 1 : 0)},
                       {"position", CellValue::integer(last.toInteger() + 1)}});
    }
    return saveRow(database, "vault_item_fields", version.partId, values);
}

Result<bool> ItemHistory::hasRow(const QByteArray &sql, const QByteArray &id)
{
    HAEX_ASSIGN(row, m_replica.database().cached(sql));
    HAEX_ASSIGN(found, row->bindText(1, id).step());
    row->reset();
    return found;
}

Result<qint64> ItemHistory::removeRows(const QByteArray &sql, QByteArrayView bound)
{
    HAEX_ASSIGN(remove, m_replica.database().cached(sql));
    HAEX_TRY(remove->bindText(1, bound).run());
    return m_replica.database().changes();
}

/// What went is gone: a tombstone would keep the values as a trash does.
Result<> ItemHistory::emptyTombstones()
{
    return m_replica.database().execute(
        "UPDATE haex_crdt_tombstones SET last_values = x'' WHERE length(last_values) > 0"
        " AND table_name IN ('vault_item_history', 'vault_cell_history', 'vault_conflicts')");
}

Result<qint64> ItemHistory::prune(qint64 nowMs)
{
    qint64 dropped = 0;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(policy, loadHistoryPolicy(m_replica.database()));
        if (policy.days > 0) {
            const qint64 cutoff = nowMs - policy.days * MsPerDay;
            HAEX_ASSIGN(old,
                        removeRows("DELETE FROM vault_item_history WHERE haex_timestamp < ?1",
                                   cutoffText(cutoff)));
            HAEX_ASSIGN(oldCells,
                        removeRows("DELETE FROM vault_cell_history WHERE haex_timestamp < ?1",
                                   cutoffText(cutoff)));
            HAEX_ASSIGN(
                decided,
                removeRows("DELETE FROM vault_conflicts WHERE state <> 'open' AND winner_hlc < ?1"
                           " AND superseded_hlc < ?1",
                           cutoffText(cutoff)));
            dropped += old + oldCells + decided;
        }
        if (policy.perField > 0) {
            HAEX_ASSIGN(
                many,
                removeRows(
                    "DELETE FROM vault_item_history WHERE rowid IN (SELECT id FROM (SELECT rowid "
                    "AS id,"
                    " row_number() OVER (PARTITION BY item_id, part_id, column_name ORDER BY "
                    "value_hlc"
                    " DESC) AS age FROM vault_item_history) WHERE age > CAST(?1 AS INTEGER))",
                    QByteArray::number(policy.perField)));
            HAEX_ASSIGN(
                manyCells,
                removeRows(
                    "DELETE FROM vault_cell_history WHERE rowid IN (SELECT id FROM (SELECT rowid AS id,"
                    " row_number() OVER (PARTITION BY table_name, row_pks, column_name ORDER BY value_hlc"
                    " DESC) AS age FROM vault_cell_history) WHERE age > CAST(?1 AS INTEGER))",
                    QByteArray::number(policy.perField)));
            dropped += many + manyCells;
        }
        return dropped > 0 ? emptyTombstones() : Result<>();
    }));
    return dropped;
}

Result<> ItemHistory::forget(const QByteArray &itemId, const QByteArrayList &partIds)
{
    return m_replica.write([&]() -> Result<> {
        for (const QByteArray &id : partIds + QByteArrayList{itemId})
            HAEX_TRY(removeRows("DELETE FROM vault_conflicts WHERE table_name IN ('vault_items', "
                                "'vault_item_fields')"
                                " AND json_extract(row_pks, '$.id') = ?1",
                                id));
        HAEX_TRY(removeRows("DELETE FROM vault_item_history WHERE item_id = ?1", itemId));
        HAEX_TRY(removeRows("DELETE FROM vault_cell_history WHERE table_name IN ('vault_items', 'vault_item_tags')"
                            " AND coalesce(json_extract(row_pks, '$.item_id'), json_extract(row_pks, '$.id')) = ?1",
                            itemId));
        return emptyTombstones();
    });
}

} // namespace haex
