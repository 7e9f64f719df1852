// SPDX-License-Identifier: GPL-3.0-or-later
// What one device wrote in one transaction, others see whole or not at all.

#include "tests/support/resulttext.h"
#include "tests/support/syncpair.h"

#include <QTest>

using namespace haex;

namespace {

constexpr int RowsPerTransaction = 6;
/// title, body and the row itself.
constexpr int CellsPerTransaction = RowsPerTransaction * 3;

ServerOptions smallPages()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPageCells = 7;
    return options;
}

ServerOptions smallPushes()
{
    ServerOptions options = LoopbackServer::testOptions();
    options.maxPushCells = 2 * CellsPerTransaction + 5;
    return options;
}

QByteArray rowsOf(int transaction)
{
    QByteArray values;
    for (int row = 0; row < RowsPerTransaction; ++row)
        values += (values.isEmpty() ? "" : ", ") + QByteArray("('t") + QByteArray::number(transaction) + "-"
            + QByteArray::number(row) + "', 'title', 'body')";
    return "INSERT INTO notes VALUES " + values;
}

} // namespace

class TestTransactions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOfATransaction_areSeenTogether();
    void pagesBehindAFailure_areAppliedOneByOne();
    void pushesOfManyTransactions_cutNone();
    void largeTransaction_arrivesAllTheSame();
};

void TestTransactions::pagesOfATransaction_areSeenTogether()
{
    SyncPair pair(smallPages());
    pair.settle();
    pair.a.sql(rowsOf(1));
    VERIFY_OK(pair.a.sync());
    QByteArrayList seen;
    pair.b.transport().setRewrite([&](const TransportRequest &request, TransportResponse &) {
        if (request.path == "/sync/pull")
            seen += pair.b.scalar("SELECT count(*) FROM notes");
    });
    VERIFY_OK(pair.b.sync());
    QVERIFY2(seen.size() > 2, "the server's pages are smaller than the transaction");
    QCOMPARE(QSet<QByteArray>(seen.begin(), seen.end()), QSet<QByteArray>{"0"});
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), QByteArray::number(RowsPerTransaction));
}

void TestTransactions::pagesBehindAFailure_areAppliedOneByOne()
{
    SyncPair pair(smallPages());
    pair.settle();
    pair.a.sql(rowsOf(1));
    VERIFY_OK(pair.a.sync());
    int pulls = 0;
    const auto failThirdPull = [&](const TransportRequest &request) {
        LoopbackTransport::Verdict verdict;
        if (request.path == "/sync/pull" && ++pulls == 3)
            verdict.fate = LoopbackTransport::Fate::LoseAnswer;
        return verdict;
    };
    pair.b.transport().setScript(failThirdPull);
    QVERIFY(!pair.b.sync());
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), QByteArray("0"));
    const qint64 before = pair.b.record().pullCursor;
    pulls = 0;
    QVERIFY(!pair.b.sync());
    QVERIFY2(pair.b.record().pullCursor > before, "two pages came and count");
    pair.b.transport().setScript({});
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), QByteArray::number(RowsPerTransaction));
}

void TestTransactions::pushesOfManyTransactions_cutNone()
{
    SyncPair pair(smallPushes());
    pair.settle();
    constexpr int Transactions = 30;
    for (int transaction = 0; transaction < Transactions; ++transaction)
        pair.a.sql(rowsOf(transaction));
    int pushes = 0;
    qint64 cut = 0;
    pair.a.transport().setRewrite([&](const TransportRequest &request, TransportResponse &) {
        if (request.path != "/sync/push")
            return;
        ++pushes;
        cut += pair.server.number(
            "SELECT count(*) FROM (SELECT 1 FROM cell JOIN row_key ON row_key.id = cell.row"
            " JOIN word ON word.id = row_key.tbl WHERE word.text = 'notes'"
            " GROUP BY cell.hlc HAVING count(*) <> " + QByteArray::number(CellsPerTransaction) + ")");
    });
    VERIFY_OK(pair.a.sync());
    QVERIFY(pushes > Transactions / 3);
    QCOMPARE(cut, 0);
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), QByteArray::number(Transactions * RowsPerTransaction));
}

void TestTransactions::largeTransaction_arrivesAllTheSame()
{
    SyncPair pair(smallPushes());
    pair.settle();
    pair.a.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
               " INSERT INTO notes(id, title, body) SELECT 'n' || i, 'title', 'body' FROM n");
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes"), QByteArray("500"));
}

QTEST_GUILESS_MAIN(TestTransactions)
#include "tst_transactions.moc"
