// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/trash.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/cellhistory.h"
#include "core/vault/tables/tablebrowser.h"
#include "core/vault/tables/tableundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// What cells of the person's own tables held before is kept by those who edit, bounded, and can be used again.
class TestCellHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void gridEdit_keepsWhatItReplaced();
    void sqlOfTheConsole_keepsWhatItReplaced();
    void replace_keepsWhatItReplaced();
    void nothing_isNoFormerValue_norIsOneOfTheSameTransaction();
    void deletedRow_isInTheTrashInstead();
    void refusedEdit_keepsNothing();
    void largeChange_keepsTheFirstValuesOnly();
    void largeValue_isNotKept();
    void importsAndTablesThatDoNotSync_keepNothing();
    void formerValue_isUsedAgain_andThatIsUndone();
    void policy_holds();
    void purgedRow_leavesNothing();

private:
    void run(const char *sql);
    [[nodiscard]] QByteArrayList former(const char *json = R"({"id":"a"})", const char *column = "n");
    [[nodiscard]] qint64 kept();
    [[nodiscard]] static RowKey key(const char *json) { return RowKey::parse(json).value(); }
    void set(const CellValue &value);

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<TableBrowser> m_browser;
};

void TestCellHistory::init()
{
    m_browser.reset();
    m_vault = std::make_unique<TestVault>();
    m_browser = std::make_unique<TableBrowser>(m_vault->replica());
    VERIFY_OK(runUserSql(m_vault->replica(),
                         "CREATE TABLE fruit(twice INT AS (n * 2), id TEXT PRIMARY KEY NOT NULL, n, note TEXT);"
                         "INSERT INTO fruit(id, n, note) VALUES('a', 5, 'sour'), ('b', 1, NULL)"));
    VERIFY_OK(runUserSql(m_vault->replica(), "CREATE TABLE pair(x INT, y TEXT, v, PRIMARY KEY(y, x)) WITHOUT ROWID;"
                                             "INSERT INTO pair VALUES(1, 'k', 'first')"));
    m_vault->clock().advance(1000);
}

void TestCellHistory::run(const char *sql)
{
    VERIFY_OK(runKeepingFormer(m_vault->replica(), sql));
    m_vault->clock().advance(1000);
}

void TestCellHistory::set(const CellValue &value)
{
    VERIFY_OK(m_browser->setCell("fruit", key(R"({"id":"a"})"), "n", value));
    m_vault->clock().advance(1000);
}

/// Newest first, as `type:value`.
QByteArrayList TestCellHistory::former(const char *json, const char *column)
{
    QByteArrayList values;
    const auto info = m_browser->cellInfo(qstrlen(json) > 12 ? "pair" : "fruit", key(json), column);
    for (const CellInfo::Former &each : info ? info->former : QList<CellInfo::Former>()) {
        values += QByteArray::number(static_cast<int>(each.value.type())) + ':'
            + (each.value.type() == CellValue::Type::Integer ? QByteArray::number(each.value.toInteger()) : each.value.bytes());
        // Replaced later than written, by this device.
        if (!each.replacedAt || *each.replacedAt <= each.writtenAt || each.isLost)
            values += "wrong";
    }
    return values;
}

qint64 TestCellHistory::kept()
{
    return m_vault->database().scalar("SELECT count(*) FROM vault_cell_history")->toInteger();
}

void TestCellHistory::gridEdit_keepsWhatItReplaced()
{
    set(CellValue::text("five"));
    set(CellValue::integer(6));
    QCOMPARE(former(), (QByteArrayList{"3:five", "1:5"}));
    // The same value is no change.
    set(CellValue::integer(6));
    QCOMPARE(kept(), 2);
}

void TestCellHistory::sqlOfTheConsole_keepsWhatItReplaced()
{
    run("UPDATE fruit SET n = n + 1, note = 'ripe'");
    QCOMPARE(former(), QByteArrayList{"1:5"});
    QCOMPARE(former(R"({"id":"b"})"), QByteArrayList{"1:1"});
    QCOMPARE(former(R"({"id":"a"})", "note"), QByteArrayList{"3:sour"});
    // It held nothing.
    QCOMPARE(former(R"({"id":"b"})", "note"), QByteArrayList());
    run("UPDATE pair SET v = x'00ff'; UPDATE pair SET v = 3");
    QCOMPARE(former(R"({"x":1,"y":"k"})", "v"), QByteArrayList{"3:first"});
}

void TestCellHistory::replace_keepsWhatItReplaced()
{
    run("INSERT OR REPLACE INTO fruit(id, n, note) VALUES('a', 7, 'sour')");
    QCOMPARE(former(), QByteArrayList{"1:5"});
    QCOMPARE(former(R"({"id":"a"})", "note"), QByteArrayList());
}

void TestCellHistory::nothing_isNoFormerValue_norIsOneOfTheSameTransaction()
{
    set(CellValue::null());
    set(CellValue::text(""));
    set(CellValue::integer(8));
    QCOMPARE(former(), QByteArrayList{"1:5"});
    run("UPDATE fruit SET n = 9 WHERE id = 'a'; UPDATE fruit SET n = 10 WHERE id = 'a'");
    QCOMPARE(former(), (QByteArrayList{"1:8", "1:5"}));
}

void TestCellHistory::deletedRow_isInTheTrashInstead()
{
    run("UPDATE fruit SET n = 6 WHERE id = 'a'; DELETE FROM fruit WHERE id = 'a'");
    QCOMPARE(kept(), 0);
    QCOMPARE(Trash(m_vault->replica()).list("fruit")->size(), 1);
}

void TestCellHistory::refusedEdit_keepsNothing()
{
    QVERIFY(!runKeepingFormer(m_vault->replica(), "UPDATE fruit SET n = 6; INSERT INTO fruit(id) VALUES('a')"));
    QCOMPARE(kept(), 0);
    // A row that a statement left as it was, though others of it were written.
    run("INSERT INTO fruit(id, n) VALUES('a', 1) ON CONFLICT DO NOTHING; UPDATE OR IGNORE fruit SET note = 'x' WHERE id = 'b'");
    QCOMPARE(kept(), 0);
}

void TestCellHistory::largeChange_keepsTheFirstValuesOnly()
{
    run("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 3000)"
        " INSERT INTO fruit(id, n) SELECT 'r' || i, i FROM c");
    run("UPDATE fruit SET n = -1 WHERE id LIKE 'r%'");
    QCOMPARE(kept(), qint64(CellHistory::MostKept));
}

void TestCellHistory::largeValue_isNotKept()
{
    set(CellValue::blob(QByteArray(CellHistory::LargestKept + 1, 'x')));
    set(CellValue::integer(6));
    QCOMPARE(former(), QByteArrayList{"1:5"});
}

void TestCellHistory::importsAndTablesThatDoNotSync_keepNothing()
{
    // An import runs as this does, and no former value costs it anything.
    VERIFY_OK(runUserSql(m_vault->replica(), "UPDATE fruit SET n = 6"));
    run("CREATE TABLE loose(a TEXT, b TEXT); INSERT INTO loose VALUES('x', 'y'); UPDATE loose SET b = 'z'");
    QCOMPARE(kept(), 0);
}

void TestCellHistory::formerValue_isUsedAgain_andThatIsUndone()
{
    set(CellValue::integer(6));
    const auto info = m_browser->cellInfo("fruit", key(R"({"id":"a"})"), "n");
    VERIFY_OK(info);
    TableUndo undo(m_vault->replica(), *m_browser);
    const auto change = undo.setCells("fruit", {{key(R"({"id":"a"})"), "n", info->former.first().value}});
    VERIFY_OK(change);
    QCOMPARE(m_browser->cellInfo("fruit", key(R"({"id":"a"})"), "n")->value, CellValue::integer(5));
    m_vault->clock().advance(1000);
    VERIFY_OK(undo.revert(*change));
    QCOMPARE(m_browser->cellInfo("fruit", key(R"({"id":"a"})"), "n")->value, CellValue::integer(6));
    QCOMPARE(former(), (QByteArrayList{"1:5", "1:6", "1:5"}));
}

void TestCellHistory::policy_holds()
{
    for (int n = 10; n < 20; ++n)
        set(CellValue::integer(n));
    QCOMPARE(kept(), 10);
    ItemRepository items(m_vault->replica(), m_vault->clock(), m_vault->random());
    VERIFY_OK(items.setHistoryPolicy({365, 3, 0}));
    QCOMPARE(former(), (QByteArrayList{"1:18", "1:17", "1:16"}));
    m_vault->clock().advance(400LL * 86'400'000);
    VERIFY_OK(items.applyHistoryPolicy());
    QCOMPARE(kept(), 0);
    QCOMPARE(m_vault->database().scalar("SELECT count(*) FROM haex_crdt_tombstones WHERE table_name ="
                                        " 'vault_cell_history' AND length(last_values) > 0")->toInteger(), 0);
}

void TestCellHistory::purgedRow_leavesNothing()
{
    set(CellValue::text("a secret of mine"));
    set(CellValue::integer(6));
    run("UPDATE fruit SET n = 2 WHERE id = 'b'");
    run("DELETE FROM fruit WHERE id = 'a'");
    QCOMPARE(kept(), 3);
    VERIFY_OK(Trash(m_vault->replica()).purge("fruit", R"({"id":"a"})"));
    QCOMPARE(kept(), 1);
    run("DELETE FROM fruit WHERE id = 'b'");
    m_vault->clock().advance(1000);
    VERIFY_OK(Trash(m_vault->replica()).purgeOlderThan(m_vault->clock().nowMs()));
    QCOMPARE(kept(), 0);
    QCOMPARE(m_vault->database().scalar("SELECT count(*) FROM haex_crdt_tombstones WHERE"
                                        " instr(last_values, 'a secret of mine') > 0")->toInteger(), 0);
}

QTEST_GUILESS_MAIN(TestCellHistory)
#include "tst_cellhistory.moc"
