// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/digeststore.h"
#include "core/replica/replicadigest.h"
#include "core/replica/rowimage.h"
#include "core/replica/tombstonepurge.h"
#include "core/replica/trash.h"
#include "tests/support/testdevice.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <random>
#include <set>

using namespace haex;

namespace {

constexpr int DefaultSeeds = 200;
constexpr int Steps = 60;
constexpr int QuietRounds = 6;

using Name = TestServer::CellName;

/// Without a key: whether sums are equal does not depend on it.
DigestSum plainDigest(QByteArrayView message)
{
    const QByteArray hash = QCryptographicHash::hash(message, QCryptographicHash::Md5);
    return DigestSum::fromBytes(hash).value_or(DigestSum());
}

ReplicaDigest::Tables digestsOf(const TestDevice &device)
{
    ReplicaDigest digest(device.replica(), 1, plainDigest);
    while (digest.advance(5).value_or(ReplicaDigest::Progress::Disturbed) == ReplicaDigest::Progress::More) { }
    return digest.tables();
}

/// One random history of a few devices and servers, and what must hold at its end.
class Simulation
{
public:
    explicit Simulation(quint64 seed)
        : m_random(seed)
        , m_servers(chance(5) ? 2 : 1)
    {
        for (int i = 0; i < static_cast<int>(m_servers.size()); ++i)
            m_servers[static_cast<size_t>(i)] = TestServer("server" + QByteArray::number(i));
        makeSchema();
        m_purges = chance(2);
        const int count = 2 + pick(3);
        for (int i = 0; i < count; ++i)
            addDevice();
    }

    [[nodiscard]] QByteArray run()
    {
        for (int i = 0; i < Steps && m_failure.isEmpty(); ++i)
            step();
        if (m_failure.isEmpty())
            settle();
        return m_failure;
    }
    void setVerbose(bool verbose) { m_verbose = verbose; }
    [[nodiscard]] const QByteArrayList &schema() const { return m_schema; }

private:
    struct Device
    {
        std::unique_ptr<FakeClock> clock;
        std::unique_ptr<TestDevice> device;
        std::map<Name, QByteArray> clocks;
        std::map<Name, RemoteCell> unacknowledged;
    };

    int pick(int below) { return static_cast<int>(m_random() % static_cast<quint64>(below)); }
    bool chance(int oneIn) { return pick(oneIn) == 0; }
    template <class List>
    const auto &any(const List &list) { return list[static_cast<typename List::size_type>(pick(static_cast<int>(list.size())))]; }

    void makeSchema();
    void addDevice();
    void step();
    void write(Device &device);
    QByteArray statement();
    QByteArray value();
    void pull(Device &device, TestServer &server, qint64 pageSize, int pages);
    void push(Device &device, TestServer &server);
    void purge(Device &device);
    void letAWhilePass();
    void settle();
    void checkDigests();
    void check();
    void checkClocks(Device &device);
    void noteUnacknowledged(Device &device, const QByteArray &backend);
    void checkJournal(Device &device);
    static std::map<Name, RemoteCell> cellsOf(const TestDevice &device);
    static QByteArrayList halfRows(const TestDevice &device)
    {
        return device.rows("SELECT DISTINCT table_name, row_pks FROM haex_crdt_held"
                           " WHERE reason = 'incomplete_row' ORDER BY 1, 2");
    }
    void fail(const QByteArray &what)
    {
        if (m_failure.isEmpty())
            m_failure = what;
    }
    void say(const QByteArray &text) const
    {
        if (m_verbose)
            std::printf("    %s\n", text.constData());
    }
    static int number(const Device &device) { return device.device->node().left(8).toInt(); }

    std::mt19937_64 m_random;
    std::vector<TestServer> m_servers;
    std::vector<std::unique_ptr<Device>> m_devices;
    QByteArrayList m_schema;
    QByteArrayList m_tables;
    std::map<QByteArray, QByteArrayList> m_columns;
    int m_steps = 0;
    QByteArray m_failure;
    bool m_verbose = false;
    /// A merge group: no row may end with a pair of values that nobody wrote.
    bool m_isGrouped = false;
    /// Tombstones are forgotten in this history.
    bool m_purges = false;
};

void Simulation::makeSchema()
{
    const QByteArrayList actions{"", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON DELETE RESTRICT"};
    const QByteArray parentUnique = chance(2) ? " UNIQUE" : "";
    const QByteArray childUnique = chance(3) ? " UNIQUE" : "";
    const QByteArray treeUnique = chance(2) ? " UNIQUE" : "";
    const bool ranged = chance(2);
    m_isGrouped = chance(2);
    m_schema += "CREATE TABLE parent(id TEXT PRIMARY KEY NOT NULL, name TEXT" + parentUnique
        + ", note" + (chance(3) ? ", UNIQUE(name, note)" : "")
        + (m_isGrouped ? " /* @together name, note */)" : ")");
    m_schema += "CREATE TABLE child(id INTEGER PRIMARY KEY, parent TEXT REFERENCES parent(id)" + any(actions)
        + ", label TEXT" + childUnique + ", lo INTEGER DEFAULT 0, hi INTEGER DEFAULT 9"
        + (ranged ? ", CHECK (lo <= hi)" : "") + ")";
    m_schema += "CREATE TABLE tree(id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES tree(id)" + any(actions)
        + ", name TEXT" + treeUnique + ")";
    m_schema += QByteArray("CREATE TABLE pair(a TEXT NOT NULL, b INTEGER NOT NULL, v, PRIMARY KEY(b, a))")
        + (chance(2) ? " WITHOUT ROWID" : "");
    m_schema += "CREATE TABLE tag(k TEXT PRIMARY KEY NOT NULL"
        + QByteArray(chance(2) ? " COLLATE NOCASE" : "") + ")";
    m_tables = {"parent", "child", "tree", "pair", "tag"};
    if (chance(4)) {
        m_schema += "CREATE TABLE left_side(id TEXT PRIMARY KEY NOT NULL, other TEXT REFERENCES right_side(id)"
                    " DEFERRABLE INITIALLY DEFERRED, name TEXT)";
        m_schema += "CREATE TABLE right_side(id TEXT PRIMARY KEY NOT NULL, other TEXT REFERENCES left_side(id)"
                    + any(actions) + " DEFERRABLE INITIALLY DEFERRED, name TEXT)";
        m_tables += {"left_side", "right_side"};
        m_columns["left_side"] = {"other", "name"};
        m_columns["right_side"] = {"other", "name"};
    }
    m_columns["parent"] = {"name", "note"};
    m_columns["child"] = {"parent", "label", "lo", "hi"};
    m_columns["tree"] = {"up", "name"};
    m_columns["pair"] = {"v"};
}

void Simulation::addDevice()
{
    auto device = std::make_unique<Device>();
    const int number = static_cast<int>(m_devices.size()) + 1;
    device->clock = std::make_unique<FakeClock>(1'760'000'000'000 + (chance(3) ? pick(200'000) - 100'000 : 0));
    device->device = std::make_unique<TestDevice>(number, *device->clock);
    for (const QByteArray &create : m_schema) {
        if (const auto made = device->device->database().execute(create); !made)
            qFatal("%s: %s", create.constData(), qPrintable(made.error().toString()));
    }
    for (const QByteArray &table : m_tables) {
        if (const auto tracked = device->device->replica().track(table, TableOrigin::Application); !tracked)
            qFatal("%s", qPrintable(tracked.error().toString()));
    }
    m_devices.push_back(std::move(device));
}

QByteArray Simulation::value()
{
    static const QByteArrayList Values{"NULL", "'a'", "'b'", "'A'", "1", "2", "2.5", "x'00ff'", "''"};
    return any(Values);
}

QByteArray Simulation::statement()
{
    const QByteArrayList ids{"'k1'", "'k2'", "'k3'", "'k4'"};
    const QByteArray table = any(m_tables);
    QByteArray keys = "id";
    QByteArray key = any(ids);
    if (table == "child")
        key = QByteArray::number(1 + pick(4));
    if (table == "tag") {
        keys = "k";
        key = any(QByteArrayList{"'x'", "'X'", "'y'", "'z'"});
    }
    QByteArray where = keys + " = " + key;
    if (table == "pair") {
        const QByteArray a = any(ids);
        const QByteArray b = QByteArray::number(pick(2));
        keys = "a, b";
        key = a + ", " + b;
        where = "a = " + a + " AND b = " + b;
    }
    const QByteArrayList columns = m_columns[table];
    const auto valueFor = [&](const QByteArray &column) -> QByteArray {
        if (column == "lo" || column == "hi")
            return QByteArray::number(pick(6));
        if (column == "parent" || column == "up" || column == "other")
            return chance(4) ? QByteArray("NULL") : any(ids);
        return column == "name" || column == "label" ? any(QByteArrayList{"'n1'", "'n2'", "'n3'", "NULL"}) : value();
    };
    if (columns.isEmpty() || chance(6))
        return chance(3) || columns.isEmpty() ? (chance(2) ? "DELETE FROM " + table + " WHERE " + where
                                                           : "INSERT INTO " + table + "(" + keys + ") VALUES(" + key + ")")
                                              : "DELETE FROM " + table + " WHERE " + where;
    const QByteArray column = any(columns);
    QByteArray names = keys;
    QByteArray values = key;
    for (const QByteArray &each : columns) {
        names += ", " + each;
        values += ", " + valueFor(each);
    }
    switch (pick(8)) {
    case 0:
        return "INSERT OR REPLACE INTO " + table + "(" + names + ") VALUES(" + values + ")";
    case 1:
        return "INSERT INTO " + table + "(" + names + ") VALUES(" + values + ") ON CONFLICT DO UPDATE SET " + column
            + " = " + valueFor(column);
    case 2:
        return "UPDATE " + table + " SET " + column + " = " + valueFor(column);
    case 3:
    case 4:
        return "UPDATE OR IGNORE " + table + " SET " + column + " = " + valueFor(column) + " WHERE " + where;
    default:
        return "INSERT OR IGNORE INTO " + table + "(" + names + ") VALUES(" + values + ")";
    }
}

void Simulation::write(Device &device)
{
    QByteArray script = statement();
    while (chance(3))
        script += "; " + statement();
    const auto done = device.device->trySql(script);
    say("device " + QByteArray::number(number(device)) + ": " + script + (done ? "" : "   -- refused"));
    if (!done && done.error().code != ErrorCode::ConstraintViolation && done.error().code != ErrorCode::PrimaryKeyImmutable)
        fail("a statement failed: " + done.error().toString().toUtf8() + " in " + script);
}

/// All cells that a device holds, wherever it keeps them: the newest version of each.
std::map<Name, RemoteCell> Simulation::cellsOf(const TestDevice &device)
{
    std::map<Name, RemoteCell> cells;
    const auto add = [&](RemoteCell cell) {
        RemoteCell &known = cells[{cell.tableName, cell.rowPks, cell.columnName}];
        if (cell.hlc > known.hlc)
            known = std::move(cell);
    };
    TestServer nowhere("nowhere");
    PushProgress everything;
    everything.offerPending = true;
    everything.pushSeq = -1;
    everything.relaySeq = std::numeric_limits<qint64>::max();
    auto captured = ChangeCapture(device.replica()).capture("nowhere", everything, 1'000'000);
    if (!captured)
        qFatal("%s", qPrintable(captured.error().toString()));
    for (OutgoingCell &outgoing : captured->cells)
        add(std::move(outgoing.cell));
    return cells;
}

void Simulation::checkClocks(Device &device)
{
    std::map<Name, QByteArray> now;
    for (const auto &[name, cell] : cellsOf(*device.device))
        now[name] = cell.hlc;
    for (const auto &[name, hlc] : device.clocks) {
        const auto found = now.find(name);
        // A base column that nobody wrote apart from its row has the row's clock.
        if (found == now.end() ? std::get<2>(name) == "*" : found->second < hlc)
            fail("device " + QByteArray::number(number(device)) + ": clock of " + std::get<0>(name) + ' '
                 + std::get<1>(name) + ' ' + std::get<2>(name) + " fell from " + hlc + " to "
                 + (found == now.end() ? QByteArray("nothing") : found->second));
    }
    device.clocks = std::move(now);
}

void Simulation::noteUnacknowledged(Device &device, const QByteArray &backend)
{
    device.unacknowledged.clear();
    const QByteArray watermark = device.device->progress(backend).pushHlc;
    const auto cells = cellsOf(*device.device);
    for (const auto &[name, cell] : cells) {
        if (cell.isExistence() || cell.tableName == "vault_conflicts" || nodeOf(cell.hlc) != device.device->node()
            || cell.hlc <= watermark)
            continue;
        const auto existence = cells.find({cell.tableName, cell.rowPks, "*"});
        if (existence != cells.end() && existence->second.value.type() == CellValue::Type::Tombstone)
            continue;
        device.unacknowledged[name] = cell;
    }
}

void Simulation::checkJournal(Device &device)
{
    const auto cells = cellsOf(*device.device);
    std::set<QByteArray> superseded;
    for (const QByteArray &line : device.device->rows("SELECT table_name, row_pks, column_name, superseded_hlc"
                                                      " FROM vault_conflicts"))
        superseded.insert(line);
    for (const auto &[name, cell] : device.unacknowledged) {
        const auto existence = cells.find({cell.tableName, cell.rowPks, "*"});
        const auto now = cells.find(name);
        const bool buried = existence != cells.end()
            && existence->second.value.type() == CellValue::Type::Tombstone;
        // Somebody else wrote the same value later, and it became theirs: whoever deleted it knew it,
        // and the tombstone has it.
        const bool isTheirs = now != cells.end() && now->second.value == cell.value && now->second.hlc > cell.hlc
            && nodeOf(now->second.hlc) != device.device->node();
        const bool lost = now == cells.end() || now->second.value != cell.value || (buried && !isTheirs);
        if (lost && !superseded.contains(cell.tableName + '|' + cell.rowPks + '|' + cell.columnName + '|' + cell.hlc)) {
            // A foreign-key action of this device's own gave the column another value.
            const bool ownAction = (existence != cells.end() && nodeOf(existence->second.hlc) == device.device->node())
                || (now != cells.end() && nodeOf(now->second.hlc) == device.device->node());
            if (!ownAction)
                fail("device " + QByteArray::number(number(device)) + ": not in the journal: " + cell.tableName + ' '
                     + cell.rowPks + ' ' + cell.columnName + ' ' + cell.hlc);
        }
    }
}

void Simulation::pull(Device &device, TestServer &server, qint64 pageSize, int pages)
{
    device.device->addBackend(server);
    noteUnacknowledged(device, server.id());
    const qint64 count = device.device->pull(server, pageSize, pages);
    say("device " + QByteArray::number(number(device)) + ": pull from " + server.id() + ", page "
        + QByteArray::number(pageSize) + ", pages " + QByteArray::number(pages) + ": " + QByteArray::number(count));
    if (m_verbose) {
        for (const QByteArray &line : device.device->held())
            say("        held " + line);
    }
    checkJournal(device);
}

void Simulation::push(Device &device, TestServer &server)
{
    const auto ack = chance(4) ? TestDevice::Ack::IsLost : TestDevice::Ack::Arrives;
    const auto sent = device.device->push(server, 1 + pick(12), chance(2) ? 1 + pick(3) : -1, ack);
    say("device " + QByteArray::number(number(device)) + ": push to " + server.id() + ": "
        + QByteArray::number(sent.size()) + (ack == TestDevice::Ack::IsLost ? " (not acknowledged)" : ""));
    for (const OutgoingCell &cell : sent) {
        if (m_servers.size() == 1 && nodeOf(cell.cell.hlc) != device.device->node())
            fail("a foreign cell was echoed: " + cell.cell.tableName + ' ' + cell.cell.rowPks + ' ' + cell.cell.columnName);
    }
}

/// What all devices have is forgotten; what is left is to end equal all the same (R14).
void Simulation::purge(Device &device)
{
    device.device->purgeTombstones();
    say("device " + QByteArray::number(number(device)) + ": purge, "
        + device.device->scalar("SELECT count(*) FROM haex_crdt_tombstones") + " tombstones left");
    // Clocks of what was forgotten are gone for good.
    device.clocks.clear();
    for (const auto &[name, cell] : cellsOf(*device.device))
        device.clocks[name] = cell.hlc;
}

/// Everybody is idle for so long that deletes become old; one device perhaps for so long that the
/// person takes it off the list.
void Simulation::letAWhilePass()
{
    say("a while passes");
    for (const auto &device : m_devices)
        device->clock->advance(TombstonePurge::KeptMs + pick(100'000));
    if (chance(3)) {
        Device &gone = *any(m_devices);
        say("device " + QByteArray::number(number(gone)) + ": taken off the lists");
        for (TestServer &server : m_servers)
            server.removeDevice(gone.device->node());
    }
}

void Simulation::step()
{
    Device &device = *any(m_devices);
    TestServer &server = m_servers[static_cast<size_t>(pick(static_cast<int>(m_servers.size())))];
    switch (pick(m_purges ? 13 : 10)) {
    case 10:
    case 11:
        purge(device);
        break;
    case 12:
        letAWhilePass();
        break;
    case 0:
    case 1:
        pull(device, server, 1 + pick(7), 1 + pick(4));
        break;
    case 2:
        pull(device, server, 1 + pick(30), -1);
        break;
    case 3:
    case 4:
        push(device, server);
        break;
    case 5:
        device.clock->advance(chance(4) ? pick(120'000) - 60'000 : pick(2000));
        if (chance(3)) {
            say("device " + QByteArray::number(number(device)) + ": restart");
            device.device->restart();
        }
        break;
    default:
        write(device);
        break;
    }
    checkClocks(device);
    // What is remembered now must be forgotten in time.
    if (++m_steps % 8 == 0)
        (void)digestsOf(*device.device);
}

void Simulation::settle()
{
    std::vector<TestServer *> servers;
    for (TestServer &server : m_servers)
        servers.push_back(&server);
    int round = 0;
    for (bool quiet = false; !quiet; ++round) {
        quiet = true;
        for (const auto &device : m_devices) {
            for (TestServer *server : servers) {
                device->device->addBackend(*server);
                noteUnacknowledged(*device, server->id());
                const qint64 pulled = device->device->pull(*server, 1 + pick(50));
                checkJournal(*device);
                const qsizetype pushed = static_cast<qsizetype>(device->device->push(*server, 20).size());
                quiet = quiet && pulled == 0 && pushed == 0;
                checkClocks(*device);
            }
        }
        if (round > QuietRounds)
            return fail("not quiet after " + QByteArray::number(QuietRounds) + " rounds");
    }
    say("quiet after " + QByteArray::number(round) + " rounds");
    if (m_purges) {
        for (const auto &device : m_devices)
            purge(*device);
    }
    // A device that joins now sees the same.
    addDevice();
    for (TestServer *server : servers)
        m_devices.back()->device->pull(*server, 1 + pick(20));
    std::vector<TestDevice *> all;
    for (const auto &device : m_devices)
        all.push_back(device->device.get());
    if (const int more = syncAll(all, servers); more > 4)
        fail("a device that joined kept the others busy for " + QByteArray::number(more) + " rounds");
    check();
}

/// The registers are equal, so must the digests be by which devices compare them; and what was
/// remembered of tables is what they hold.
void Simulation::checkDigests()
{
    const ReplicaDigest::Tables first = digestsOf(*m_devices.front()->device);
    for (const auto &device : m_devices) {
        const ReplicaDigest::Tables tables = digestsOf(*device->device);
        (void)DigestStore(device->device->replica()).dropAll();
        const ReplicaDigest::Tables anew = digestsOf(*device->device);
        for (const auto &[table, sums] : first) {
            if (tables.at(table) != sums)
                fail("the digests of devices 1 and " + QByteArray::number(number(*device)) + " differ in " + table);
            if (anew.at(table) != sums)
                fail("device " + QByteArray::number(number(*device)) + " remembered a digest that was out of date: " + table);
        }
    }
}

void Simulation::check()
{
    checkDigests();
    const QByteArrayList first = m_devices.front()->device->dumpAll();
    for (const auto &device : m_devices) {
        for (const QByteArray &problem : device->device->problems())
            fail("device " + QByteArray::number(number(*device)) + ": " + problem);
        const QByteArray torn = device->device->scalar(
            "SELECT count(*) FROM parent WHERE json_extract(haex_column_hlcs, '$.name') IS NOT"
            " json_extract(haex_column_hlcs, '$.note')");
        if (m_isGrouped && torn != "0")
            fail("device " + QByteArray::number(number(*device))
                 + ": the columns of a merge group have two clocks");
        // Half a row that waits on one device only was forgotten where it must not have been.
        const QByteArrayList halves = halfRows(*device->device);
        if (halves != halfRows(*m_devices.front()->device))
            fail("device " + QByteArray::number(number(*device)) + " waits for more: " + halves.join("; "));
        const QByteArrayList other = device->device->dumpAll();
        if (other == first)
            continue;
        QByteArray text = "devices 1 and " + QByteArray::number(number(*device)) + " differ:";
        for (const QByteArray &line : first) {
            if (!other.contains(line))
                text += "\n  1 only: " + line;
        }
        for (const QByteArray &line : other) {
            if (!first.contains(line))
                text += "\n  " + QByteArray::number(number(*device)) + " only: " + line;
        }
        text += "\n  held by 1: " + m_devices.front()->device->held().join("\n             ");
        text += "\n  held by " + QByteArray::number(number(*device)) + ": "
            + device->device->held().join("\n             ");
        fail(text);
    }
}

} // namespace

class TestConvergence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesEndEqual_whateverTheHistory();
};

void TestConvergence::devicesEndEqual_whateverTheHistory()
{
    quint64 first = 1;
    quint64 last = DefaultSeeds;
    const QByteArray range = qgetenv("HAEX_SEEDS");
    if (!range.isEmpty()) {
        first = range.split(':').first().toULongLong();
        last = range.split(':').last().toULongLong();
    }
    int failures = 0;
    for (quint64 seed = first; seed <= last && failures < 5; ++seed) {
        Simulation simulation(seed);
        simulation.setVerbose(first == last);
        if (first == last)
            std::printf("    %s\n", simulation.schema().join(";\n    ").constData());
        const QByteArray failure = simulation.run();
        if (failure.isEmpty())
            continue;
        ++failures;
        qWarning("seed %llu: %s", static_cast<unsigned long long>(seed), failure.constData());
    }
    QCOMPARE(failures, 0);
}

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
