// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdevice.h"

#include "core/replica/columnclocks.h"
#include "core/replica/replicaschema.h"
#include "core/replica/tombstonepurge.h"
#include "core/replica/trash.h"
#include "core/storage/transaction.h"
#include "tests/support/orabort.h"

#include <algorithm>

namespace haex {
namespace {

QByteArray textOf(const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Null:
        return "NULL";
    case CellValue::Type::Integer:
        return QByteArray::number(value.toInteger());
    case CellValue::Type::Real: {
        const QByteArray text = QByteArray::number(value.toReal(), 'g', 17);
        return text.contains('.') || text.contains('e') || text.contains('n') ? text : text + ".0";
    }
    case CellValue::Type::Text:
        return value.bytes();
    case CellValue::Type::Blob:
        return "x'" + value.bytes().toHex() + '\'';
    case CellValue::Type::RowMarker:
        return "<row>";
    case CellValue::Type::Tombstone:
        return "<tombstone>";
    }
    return {};
}

} // namespace

QByteArray hlcAt(qint64 milliseconds, int node, int counter)
{
    return HlcTimestamp{milliseconds, static_cast<quint16>(counter), *NodeId::fromDeviceId(TestDevice::deviceId(node))}
        .toText();
}

QByteArray TestDevice::deviceId(int number)
{
    return QByteArray::number(number).rightJustified(8, '0') + "-0000-4000-8000-000000000000";
}

TestDevice::TestDevice(int number, FakeClock &clock, QString path)
    : m_number(number)
    , m_clock(clock)
    , m_path(std::move(path))
{
    open(true);
}

TestDevice::~TestDevice() = default;

void TestDevice::open(bool fresh)
{
    m_journal.reset();
    m_replica.reset();
    if (!m_database || !m_path.isEmpty()) {
        m_database.reset();
        const QString path = m_path.isEmpty() ? QStringLiteral(":memory:") : m_path;
        const auto mode = fresh && !m_path.isEmpty() ? Database::Mode::Create : Database::Mode::ReadWrite;
        m_database = orAbort(Database::openPlain(path, mode));
        orAbort(m_database->execute("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"));
    }
    if (fresh) {
        orAbort(m_database->execute(replicaSchemaSql()));
        orAbort(m_database->execute(digestSchemaSql()));
        orAbort(m_database->execute(tombstonePositionsSql()));
        orAbort(m_database->execute(applicationTablesSql()));
    }
    m_replica = orAbort(Replica::open(*m_database, m_clock, deviceId(m_number)));
    for (const QByteArray &name : fresh ? applicationTableNames() : QByteArrayList())
        orAbort(m_replica->track(name, TableOrigin::Application));
    m_journal = std::make_unique<ConflictJournal>(*m_replica);
}

void TestDevice::restart()
{
    open(false);
}

void TestDevice::sql(QByteArrayView script)
{
    orAbort(trySql(script), script.toByteArray().constData());
}

Result<> TestDevice::trySql(QByteArrayView script)
{
    return m_replica->write([&] { return m_database->execute(script); });
}

void TestDevice::makeSynced(QByteArrayView createSql, const QByteArray &name)
{
    orAbort(m_database->execute(createSql), "create");
    orAbort(m_replica->track(name, TableOrigin::Person), "track");
}

QByteArrayList TestDevice::rows(QByteArrayView select) const
{
    Statement statement = orAbort(m_database->prepare(select), select.toByteArray().constData());
    QByteArrayList lines;
    while (orAbort(statement.step())) {
        QByteArray line;
        for (int i = 0; i < statement.columnCount(); ++i)
            line += (i > 0 ? "|" : "") + textOf(statement.value(i));
        lines += line;
    }
    return lines;
}

QByteArray TestDevice::scalar(QByteArrayView select) const
{
    return textOf(orAbort(m_database->scalar(select), select.toByteArray().constData()));
}

QByteArrayList TestDevice::dump(const QByteArray &table) const
{
    const SyncedTable *synced = m_replica->table(table);
    if (!synced)
        qFatal("%s is no synced table", table.constData());
    QByteArrayList columns = synced->keyColumns() + synced->dataColumns();
    QByteArray list;
    for (const QByteArray &column : columns)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column);
    QByteArrayList lines = rows("SELECT " + list + " FROM " + quoteIdentifier(table));
    std::ranges::sort(lines);
    return lines;
}

QByteArrayList TestDevice::dumpAll() const
{
    QByteArrayList names;
    for (const SyncedTable &table : m_replica->tables())
        names += table.name;
    std::ranges::sort(names);
    QByteArrayList lines;
    for (const QByteArray &name : names) {
        for (const QByteArray &line : dump(name))
            lines += name + ": " + line;
    }
    return lines;
}

QByteArrayList TestDevice::held() const
{
    return rows("SELECT table_name, row_pks, column_name, reason FROM haex_crdt_held ORDER BY 1, 2, 3");
}

QByteArrayList TestDevice::conflicts() const
{
    return rows("SELECT kind, table_name, row_pks, column_name, winner_value, superseded_value"
                " FROM vault_conflicts ORDER BY 1, 2, 3, 4, 5, 6");
}

void TestDevice::addBackend(TestServer &server)
{
    server.registerDevice(node());
    orAbort(m_replica->write([&]() -> Result<> {
        HAEX_ASSIGN(relayed, m_database->scalar("SELECT coalesce(max(seq), 0) FROM haex_crdt_relay"));
        HAEX_TRY(m_database->execute("INSERT OR IGNORE INTO haex_sync_backends(id, name, url, email, added_ms,"
                                     " offer_pending, relay_seq) SELECT " + quoteLiteral(server.id())
                                     + ", '', '', '', 0, coalesce((SELECT has_foreign FROM haex_crdt_clock), 0), "
                                     + QByteArray::number(relayed.toInteger())));
        return ChangeCapture(*m_replica).markAllDirty();
    }));
}

PushProgress TestDevice::progress(const QByteArray &backendId) const
{
    Statement row = orAbort(m_database->prepare("SELECT push_seq, last_push_hlc_timestamp, relay_seq, offer_pending,"
                                                " offer_table, offer_position FROM haex_sync_backends WHERE id = ?1"));
    row.bindText(1, backendId);
    if (!orAbort(row.step()))
        qFatal("no backend %s", backendId.constData());
    return {row.integer(0), row.text(1), row.integer(2), row.integer(3) != 0, row.text(4), row.blob(5)};
}

qint64 TestDevice::cursor(const QByteArray &backendId) const
{
    return scalar("SELECT last_pull_timestamp FROM haex_sync_backends WHERE id = " + quoteLiteral(backendId))
        .toLongLong();
}

void TestDevice::setCursor(const QByteArray &backendId, qint64 cursor)
{
    orAbort(m_database->execute("UPDATE haex_sync_backends SET last_pull_timestamp = " + QByteArray::number(cursor)
                                + " WHERE id = " + quoteLiteral(backendId)));
}

CapturedChanges TestDevice::capture(const TestServer &server, qint64 maxCells, qint64 maxTransactionCells)
{
    return orAbort(ChangeCapture(*m_replica).capture(server.id(), progress(server.id()), maxCells,
                                                    maxTransactionCells));
}

void TestDevice::acknowledge(const TestServer &server, const CapturedChanges &captured)
{
    orAbort(m_replica->write([&]() -> Result<> {
        ChangeCapture capture(*m_replica);
        PushProgress now = captured.progress;
        HAEX_ASSIGN(watermark, capture.watermarkAfter(now));
        HAEX_ASSIGN(save, m_database->prepare(
                              "UPDATE haex_sync_backends SET push_seq = ?2, last_push_hlc_timestamp = ?3,"
                              " relay_seq = ?4, offer_pending = ?5, offer_table = ?6, offer_position = ?7,"
                              " acked_sequence = ?8 WHERE id = ?1"));
        save.bindText(1, server.id()).bind(2, now.pushSeq).bindText(3, watermark).bind(4, now.relaySeq);
        save.bind(5, qint64(now.offerPending)).bindText(6, now.offerTable).bindBlob(7, now.offerPosition);
        save.bind(8, server.sequence());
        HAEX_TRY(save.run());
        HAEX_ASSIGN(oldest, m_database->scalar("SELECT min(push_seq) FROM haex_sync_backends"));
        HAEX_ASSIGN(oldestRelay, m_database->scalar("SELECT min(relay_seq) FROM haex_sync_backends"));
        return capture.clearMarks(oldest.toInteger(), oldestRelay.toInteger());
    }));
}

std::vector<OutgoingCell> TestDevice::push(TestServer &server, qint64 maxCells, int batches, Ack ack)
{
    addBackend(server);
    // Who was away for long hears what others may have forgotten before it may push.
    if (cursor(server.id()) < server.confirmedUpTo())
        pull(server);
    std::vector<OutgoingCell> sent;
    for (int batch = 0; batches < 0 || batch < batches; ++batch) {
        const CapturedChanges captured = capture(server, maxCells);
        std::vector<RemoteCell> told;
        for (const OutgoingCell &cell : captured.cells) {
            const RemoteCell *deleted = server.forgottenDelete(cell.cell);
            const bool isAlive = cell.cell.value.type() == CellValue::Type::RowMarker;
            RemoteCell sealed = cell.cell;
            sealed.sender = deviceId(m_number);
            if (!server.accept(sealed) && deleted && isAlive)
                told.push_back(*deleted);
            sent.push_back(cell);
        }
        if (ack == Ack::IsLost)
            break;
        if (!told.empty())
            orAbort(PageApplier(*m_replica, *m_journal).apply(asReceived(told), contextFor(server.id()), {}), "told");
        acknowledge(server, captured);
        if (captured.complete)
            break;
        if (batch > 10000)
            qFatal("a push without an end");
    }
    return sent;
}

std::vector<RemoteCell> TestDevice::asReceived(std::vector<RemoteCell> cells) const
{
    for (RemoteCell &cell : cells) {
        if (cell.sender == deviceId(m_number))
            cell.sender.clear();
    }
    return cells;
}

ApplyContext TestDevice::contextFor(const QByteArray &backendId, bool lastPage)
{
    ApplyContext context;
    context.backendId = backendId;
    if (!backendId.isEmpty())
        context.pushHlc = progress(backendId).pushHlc;
    context.lastPage = lastPage;
    context.relay = scalar("SELECT count(*) FROM haex_sync_backends").toInt() > 1;
    context.writtenInOurName = [this](const RemoteCell &cell) {
        m_accusations += cell.tableName + ' ' + cell.rowPks + ' ' + cell.columnName + ' ' + cell.hlc;
        return Result<>();
    };
    context.replay = context.relay || (!backendId.isEmpty() && progress(backendId).offerPending);
    return context;
}

qint64 TestDevice::pull(TestServer &server, qint64 pageSize, int pages)
{
    addBackend(server);
    PageApplier applier(*m_replica, *m_journal);
    qint64 count = 0;
    bool finished = false;
    for (int i = 0; (pages < 0 || i < pages) && !finished; ++i) {
        server.confirm(node(), cursor(server.id()));
        const TestServer::Page page = server.page(cursor(server.id()), pageSize);
        finished = !page.hasMore;
        count += static_cast<qint64>(page.cells.size());
        orAbort(applier.apply(asReceived(page.cells), contextFor(server.id(), finished), [&]() -> Result<> {
            return m_database->execute("UPDATE haex_sync_backends SET last_pull_timestamp = "
                                       + QByteArray::number(page.cursor)
                                       + (finished ? ", acked_sequence = max(acked_sequence, 0), confirmed_up_to = "
                                                       + QByteArray::number(page.confirmedUpTo)
                                                   : QByteArray())
                                       + " WHERE id = " + quoteLiteral(server.id()));
        }), "apply");
    }
    return count;
}

void TestDevice::purgeTombstones()
{
    constexpr qint64 OneYearMs = 365LL * 24 * 3600 * 1000;
    orAbort(Trash(*m_replica).purgeOlderThan(m_clock.nowMs() + OneYearMs), "trash");
    orAbort(TombstonePurge(*m_replica).run(TombstonePurge::When::Now), "purge");
}

void TestDevice::sync(TestServer &server)
{
    pull(server);
    push(server);
}

ApplyReport TestDevice::apply(const std::vector<RemoteCell> &cells, bool lastPage)
{
    return orAbort(PageApplier(*m_replica, *m_journal).apply(cells, contextFor({}, lastPage), {}), "apply");
}

QByteArrayList TestDevice::problems() const
{
    QByteArrayList problems;
    for (const QByteArray &cell : m_accusations)
        problems += "takes for written by others: " + cell;
    for (const QString &problem : orAbort(m_database->check(true)))
        problems += problem.toUtf8();
    for (const SyncedTable &table : m_replica->tables()) {
        Statement row = orAbort(m_database->prepare("SELECT haex_timestamp, haex_column_hlcs FROM "
                                                    + quoteIdentifier(table.name)));
        while (orAbort(row.step())) {
            const auto clocks = ColumnClocks::parse(row.textView(1));
            if (!clocks || clocks->newest() != row.text(0))
                problems += table.name + ": haex_timestamp " + row.text(0) + " of " + row.text(1);
        }
    }
    return problems;
}

int syncAll(const std::vector<TestDevice *> &devices, const std::vector<TestServer *> &servers, qint64 pageSize)
{
    for (int round = 0; round < 50; ++round) {
        bool quiet = true;
        for (TestDevice *device : devices) {
            for (TestServer *server : servers) {
                const qint64 before = server->sequence();
                quiet = device->pull(*server, pageSize) == 0 && quiet;
                quiet = device->push(*server).empty() && server->sequence() == before && quiet;
            }
        }
        if (quiet)
            return round;
    }
    qFatal("50 rounds and no end");
}

int syncAll(std::initializer_list<TestDevice *> devices, std::initializer_list<TestServer *> servers, qint64 pageSize)
{
    return syncAll(std::vector<TestDevice *>(devices), std::vector<TestServer *>(servers), pageSize);
}

} // namespace haex
