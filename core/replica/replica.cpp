// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "core/replica/foreignkeymap.h"
#include "core/replica/replicaschema.h"
#include "core/replica/sqlfunctions.h"
#include "core/replica/sqlguard.h"
#include "core/replica/tabletracker.h"
#include "core/storage/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace haex {
namespace {

constexpr char TablesSql[] = "SELECT id, table_name, origin, base_columns, EXISTS (SELECT 1 FROM"
                             " haex_crdt_tombstones AS s WHERE s.table_name = t.table_name)"
                             " FROM haex_crdt_tables AS t WHERE trigger_version >= 0";

} // namespace

Replica::Replica(Database &database, const Clock &clock, QByteArray deviceId, NodeId node)
    : m_database(database)
    , m_deviceId(std::move(deviceId))
    , m_clock(clock, node)
    , m_functions(std::make_unique<SqlFunctions>(database.handle(), m_clock))
    , m_foreignKeys(std::make_unique<ForeignKeyMap>(*this))
    , m_guard(std::make_unique<SqlGuard>(*this))
{
}

Replica::~Replica() = default;

Result<std::unique_ptr<Replica>> Replica::open(Database &database, const Clock &clock,
                                               const QByteArray &deviceId)
{
    const auto node = NodeId::fromDeviceId(deviceId);
    if (!node)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("device id"));
    std::unique_ptr<Replica> replica(new Replica(database, clock, deviceId, *node));
    HAEX_TRY(replica->load());
    return replica;
}

Result<> Replica::load()
{
    HAEX_ASSIGN(stored, m_database.scalar("SELECT last_hlc FROM haex_crdt_clock WHERE id = 1"));
    const auto last = HlcTimestamp::parse(stored.bytes());
    if (!stored.isNull() && !last)
        return fail(ErrorCode::VaultDamaged, QStringLiteral("haex_crdt_clock"));
    // The node of a new identity takes over the time of the old one, so that it too only goes up.
    m_clock.reset(last ? HlcTimestamp{last->physicalMs, last->counter, m_clock.node()} : HlcTimestamp{});
    m_changedMs = m_clock.nowMs();
    HAEX_TRY(loadTables());
    HAEX_TRY(loadSeen());
    // IS NOT NULL: without it SQLite would not use the partial index, and read every table.
    QByteArray newest = "SELECT max(coalesce((SELECT max(local_seq) FROM haex_crdt_tombstones"
                        " WHERE local_seq IS NOT NULL), 0),"
                        " coalesce((SELECT max(local_seq) FROM haex_crdt_held WHERE local_seq IS NOT NULL), 0),"
                        " coalesce((SELECT max(push_seq) FROM haex_sync_backends), 0),"
                        " coalesce((SELECT max(up_to) FROM haex_digest_tables), 0)";
    for (const SyncedTable &synced : m_tables)
        newest += ", coalesce((SELECT max(haex_local_seq) FROM " + quoteIdentifier(synced.name)
            + " WHERE haex_local_seq IS NOT NULL), 0)";
    HAEX_ASSIGN(seq, m_database.scalar(newest + ')'));
    m_functions->raiseSeq(seq.toInteger());
    return write([this] { return TableTracker(*this).refreshChanged(); });
}

Result<> Replica::loadTables()
{
    HAEX_ASSIGN(list, m_database.prepare(QByteArray(TablesSql) + " ORDER BY id"));
    m_tables.clear();
    m_functions->clearTables();
    m_foreignKeys->clear();
    return readTables(list);
}

Result<> Replica::loadTable(qint64 id)
{
    HAEX_ASSIGN(list, m_database.prepare(QByteArray(TablesSql) + " AND id = ?1"));
    list.bind(1, id);
    m_foreignKeys->clear();
    return readTables(list);
}

Result<> Replica::readTables(Statement &list)
{
    while (true) {
        HAEX_ASSIGN(row, list.step());
        if (!row)
            return {};
        HAEX_ASSIGN(shape, inspectTable(m_database, list.text(1)));
        if (!shape.exists)
            continue;
        const QJsonArray base = QJsonDocument::fromJson(list.text(3)).array();
        SyncedTable synced;
        synced.name = shape.name;
        synced.origin = list.textView(2) == "application" ? TableOrigin::Application : TableOrigin::Person;
        synced.withoutRowid = shape.withoutRowid;
        synced.columns = shape.columns;
        synced.groups = shape.groups + m_groups.value(synced.name);
        for (SyncedColumn &column : synced.columns)
            column.isLate = !base.contains(QString::fromUtf8(column.name));
        const bool late = std::ranges::any_of(synced.columns, &SyncedColumn::isLate);
        m_functions->setTable(list.integer(0),
                              {synced, synced.dataColumns(), synced.keyColumns(), late,
                               list.integer(4) != 0, {}, 0});
        m_tables.push_back(std::move(synced));
    }
}

Result<> Replica::loadSeen()
{
    HAEX_ASSIGN(list, m_database.prepare("SELECT node, hlc FROM haex_crdt_seen"));
    while (true) {
        HAEX_ASSIGN(row, list.step());
        if (!row)
            return {};
        m_seen.insert(list.text(0), list.text(1));
    }
}

const SyncedTable *Replica::table(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_tables, name, [](const SyncedTable &synced) {
        return QByteArrayView(synced.name);
    });
    return found == m_tables.end() ? nullptr : &*found;
}

Result<> Replica::write(const std::function<Result<>()> &work)
{
    if (m_depth > 0)
        return work();
    HAEX_ASSIGN(transaction, Transaction::begin(m_database));
    m_functions->endTransaction();
    ++m_depth;
    auto result = work();
    --m_depth;
    QByteArrayList written;
    if (result) {
        written = m_functions->writtenTables();
        if (m_functions->minted() || !written.isEmpty()) {
            noteChange();
            result = storeClock();
        }
    }
    if (result)
        result = transaction.commit();
    transaction.rollBack();
    m_functions->endTransaction();
    if (!result) {
        // A statement of `work` may have changed the list of tables before it failed.
        (void)loadTables();
        return result;
    }
    announce(written);
    return {};
}

Result<> Replica::seed(const std::function<Result<>()> &work)
{
    if (m_depth > 0)
        return fail(ErrorCode::Internal, QStringLiteral("seed inside a write"));
    m_functions->setSeeding(true);
    auto result = write(work);
    m_functions->setSeeding(false);
    return result;
}

/// The marks that triggers left to the end of the transaction, or that went with a statement that
/// failed.
Result<> Replica::markWritten()
{
    static const QByteArray sql = markDirtySql("?1", "?2");
    for (const QByteArray &name : m_functions->writtenTables()) {
        if (!table(name))
            continue;
        HAEX_ASSIGN(mark, m_database.cached(sql));
        HAEX_TRY(mark->bindText(1, name).bindText(2, m_functions->transactionHlc()).run());
    }
    return {};
}

void Replica::noteChange()
{
    ++m_revision;
    m_changedMs = m_clock.nowMs();
}

Result<> Replica::storeClock()
{
    HAEX_TRY(markWritten());
    HAEX_ASSIGN(store, m_database.cached(
                           QByteArrayLiteral("INSERT INTO haex_crdt_clock(id, last_hlc) VALUES(1, ?1)"
                                             " ON CONFLICT(id) DO UPDATE SET last_hlc = excluded.last_hlc")));
    HAEX_TRY(store->bindText(1, m_clock.last().toText()).run());
    m_functions->setClockStored(true);
    return {};
}

void Replica::setMergeGroups(const QByteArray &tableName, QList<QByteArrayList> groups)
{
    m_groups.insert(tableName, std::move(groups));
    // Not synced yet: `track` finds them.
    const auto found = std::ranges::find(m_tables, tableName, &SyncedTable::name);
    SqlFunctions::TableEntry *entry = m_functions->entry(QByteArrayView(tableName));
    if (found == m_tables.end() || !entry)
        return;
    found->groups += m_groups.value(tableName);
    entry->table.groups = found->groups;
    entry->setMates();
}

void Replica::announce(const QByteArrayList &tables)
{
    if (m_listener && !tables.isEmpty())
        m_listener(tables);
}

Result<> Replica::track(const QByteArray &tableName, TableOrigin origin, const Progress &progress)
{
    if (table(tableName))
        return {};
    return write([&] { return TableTracker(*this).track(tableName, origin, true, progress); });
}

Result<> Replica::untrack(const QByteArray &tableName)
{
    return write([&] { return TableTracker(*this).untrack(tableName, true); });
}

Result<> Replica::reconcileSchema(const QByteArrayList &created)
{
    return write([&]() -> Result<> {
        TableTracker tracker(*this);
        HAEX_TRY(tracker.refreshChanged());
        // What no column tells: indexes, foreign keys, groups.
        HAEX_TRY(loadTables());
        return created.isEmpty() ? Result<>() : tracker.trackNew(created);
    });
}

} // namespace haex
