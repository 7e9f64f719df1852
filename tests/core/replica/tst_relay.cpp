// SPDX-License-Identifier: GPL-3.0-or-later
// Cells on a device with two backends, and NULLs that no column takes.

#include "tests/support/resulttext.h"
#include "tests/support/testdevice.h"

#include <QTest>

using namespace haex;

namespace {

constexpr char Notes[] = "CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT)";

RemoteCell cell(const char *column, const QByteArray &hlc, CellValue value)
{
    return {"notes", R"({"id":"n"})", column, hlc, std::move(value), 0};
}

std::vector<RemoteCell> wholeRow(const QByteArray &hlc)
{
    return {cell("title", hlc, CellValue::text("t")), cell("body", hlc, CellValue::text("b")),
            cell(RowExistenceColumn, hlc, makeRowMarker(2))};
}

} // namespace

class TestRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newCells_goOnToTheOtherBackend();
    void knownCells_doNotGoBackToWhereTheyCameFrom();
    void nullForANotNullColumn_waitsAlone();
    void nullForANotNullColumn_givesWayToAnEdit();

private:
    void applyFrom(TestDevice &device, const QByteArray &backendId, const std::vector<RemoteCell> &cells)
    {
        ApplyContext context = device.contextFor(backendId);
        context.relay = true;
        PageApplier applier(device.replica(), device.journal());
        const auto applied = applier.apply(cells, context, {});
        QVERIFY2(applied, errorText(applied).constData());
    }
    void withTwoBackends(TestDevice &device)
    {
        device.makeSynced(Notes, "notes");
        for (const char *name : {"one", "two"}) {
            TestServer server(name);
            device.addBackend(server);
        }
    }
    QByteArrayList relayed(const TestDevice &device)
    {
        return device.rows("SELECT backend_id, column_name FROM haex_crdt_relay ORDER BY seq");
    }
};

void TestRelay::newCells_goOnToTheOtherBackend()
{
    FakeClock clock;
    TestDevice device(1, clock);
    withTwoBackends(device);
    applyFrom(device, "one", wholeRow(hlcAt(clock.nowMs(), 2)));
    QCOMPARE(relayed(device), QByteArrayList({"one|title", "one|body", "one|*"}));
    applyFrom(device, "two", {cell("title", hlcAt(clock.nowMs() + 5, 3), CellValue::text("newer"))});
    QCOMPARE(relayed(device).last(), QByteArray("two|title"));
}

void TestRelay::knownCells_doNotGoBackToWhereTheyCameFrom()
{
    FakeClock clock;
    TestDevice device(1, clock);
    withTwoBackends(device);
    const std::vector<RemoteCell> row = wholeRow(hlcAt(clock.nowMs(), 2));
    applyFrom(device, "one", row);
    applyFrom(device, "two", row);
    QCOMPARE(relayed(device).size(), 3);
    applyFrom(device, "two", {cell(RowExistenceColumn, hlcAt(clock.nowMs() + 9, 2), CellValue::tombstone())});
    QCOMPARE(relayed(device).last(), QByteArray("two|*"));
    applyFrom(device, "one", {cell(RowExistenceColumn, hlcAt(clock.nowMs() + 9, 2), CellValue::tombstone())});
    applyFrom(device, "one", row);
    QCOMPARE(relayed(device).size(), 4);
}

void TestRelay::nullForANotNullColumn_waitsAlone()
{
    FakeClock clock;
    TestDevice device(1, clock);
    withTwoBackends(device);
    applyFrom(device, "one", wholeRow(hlcAt(clock.nowMs(), 2)));
    const QByteArray later = hlcAt(clock.nowMs() + 5, 3);
    applyFrom(device, "one", {cell("title", later, CellValue::null()), cell("body", later, CellValue::text("c"))});
    QCOMPARE(device.dump("notes"), QByteArrayList{"n|t|c"});
    QCOMPARE(device.held(), QByteArrayList{R"(notes|{"id":"n"}|title|not_null)"});
}

void TestRelay::nullForANotNullColumn_givesWayToAnEdit()
{
    FakeClock clock;
    TestDevice device(1, clock);
    withTwoBackends(device);
    applyFrom(device, "one", wholeRow(hlcAt(clock.nowMs(), 2)));
    applyFrom(device, "one", {cell("title", hlcAt(clock.nowMs() + 5, 3), CellValue::null())});
    device.sql("UPDATE notes SET title = 'mine'");
    applyFrom(device, "one", {});
    QCOMPARE(device.dump("notes"), QByteArrayList{"n|mine|b"});
    QCOMPARE(device.held(), QByteArrayList());
    QCOMPARE(device.problems(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestRelay)
#include "tst_relay.moc"
