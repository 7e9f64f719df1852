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

/// Three cells each, in one transaction.
QByteArray manyRows(int count)
{
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + QByteArray::number(count)
        + ") INSERT INTO notes(id, title, body) SELECT 'n' || i, 'title', 'body' FROM n";
}

int rowsAt(SyncDevice &device)
{
    return device.scalar("SELECT count(*) FROM notes").toInt();
}

void loseThePull(SyncDevice &device, int number)
{
    device.transport().setScript([number, pulls = 0](const TransportRequest &request) mutable {
        LoopbackTransport::Verdict verdict;
        if (request.path == "/sync/pull" && ++pulls == number)
            verdict.fate = LoopbackTransport::Fate::LoseAnswer;
        return verdict;
    });
}

} // namespace

class TestTransactions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOfATransaction_areSeenTogether();
    void pagesBehindAFailure_areAppliedByTransactions();
    void pagesBehindFiveFailures_areAppliedOneByOne();
    void pushesOfManyTransactions_cutNone();
    void transactionOfManyPushes_isSeenWhole();
    void transactionOfManyPushes_isSeenWhole_whenOneOfThemIsLost();
    void transactionOfManyPushes_arrives_whenTheServerTakesNoParts();
    void valuesOfATransactionOfManyPushes_areJournalled();
    void cellThatIsTooLarge_holdsUpNoOtherOfItsTransaction();
    void giantTransaction_arrivesAllTheSame();
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

void TestTransactions::pagesBehindAFailure_areAppliedByTransactions()
{
    SyncPair pair(smallPages());
    pair.settle();
    constexpr int Transactions = 4;
    for (int transaction = 0; transaction < Transactions; ++transaction)
        pair.a.sql(rowsOf(transaction));
    VERIFY_OK(pair.a.sync());
    loseThePull(pair.b, 3);
    QVERIFY(!pair.b.sync());
    QCOMPARE(rowsAt(pair.b), 0);
    const qint64 before = pair.b.record().pullCursor;

    loseThePull(pair.b, 6);
    QVERIFY(!pair.b.sync());
    QCOMPARE(rowsAt(pair.b), RowsPerTransaction);
    QVERIFY2(pair.b.record().pullCursor > before, "what is whole counts");
    pair.b.transport().setScript({});
    pair.settle();
    QCOMPARE(rowsAt(pair.b), Transactions * RowsPerTransaction);
}

void TestTransactions::pagesBehindFiveFailures_areAppliedOneByOne()
{
    SyncPair pair(smallPages());
    pair.settle();
    pair.a.sql(rowsOf(1));
    VERIFY_OK(pair.a.sync());
    for (int round = 0; round < 5; ++round) {
        const qint64 before = pair.b.record().pullCursor;
        loseThePull(pair.b, 3);
        QVERIFY(!pair.b.sync());
        QCOMPARE(rowsAt(pair.b), 0);
        QCOMPARE(pair.b.record().pullCursor, before);
    }
    const qint64 before = pair.b.record().pullCursor;
    loseThePull(pair.b, 3);
    QVERIFY(!pair.b.sync());
    QVERIFY2(pair.b.record().pullCursor > before, "two pages came and count");
    pair.b.transport().setScript({});
    pair.settle();
    QCOMPARE(rowsAt(pair.b), RowsPerTransaction);
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

void TestTransactions::transactionOfManyPushes_isSeenWhole()
{
    SyncPair pair(smallPushes());
    pair.settle();
    pair.a.sql(manyRows(200));
    QList<int> seen;
    pair.a.transport().setRewrite([&](const TransportRequest &request, TransportResponse &) {
        if (request.path == "/sync/push") {
            VERIFY_OK(pair.b.sync());
            seen += rowsAt(pair.b);
        }
    });
    VERIFY_OK(pair.a.sync());
    QVERIFY2(seen.size() > 10, "it is more than a push takes");
    QCOMPARE(seen.takeLast(), 200);
    QCOMPARE(QSet<int>(seen.begin(), seen.end()), QSet<int>{0});
    QCOMPARE(pair.server.number("SELECT count(*) FROM push_part"), 0);
}

void TestTransactions::transactionOfManyPushes_isSeenWhole_whenOneOfThemIsLost()
{
    for (const auto fate : {LoopbackTransport::Fate::LoseAnswer, LoopbackTransport::Fate::LoseRequest}) {
        for (const int lost : {1, 4, 15}) {
            SyncPair pair(smallPushes());
            pair.settle();
            pair.a.sql(manyRows(200));
            int pushes = 0;
            pair.a.transport().setScript([&](const TransportRequest &request) {
                LoopbackTransport::Verdict verdict;
                if (request.path == "/sync/push" && ++pushes == lost)
                    verdict.fate = fate;
                return verdict;
            });
            QVERIFY(!pair.a.sync());
            VERIFY_OK(pair.b.sync());
            // The answer of the last one may be what was lost.
            const int seen = rowsAt(pair.b);
            QVERIFY2(seen == 0 || (lost == 15 && seen == 200), qPrintable(QString::number(seen)));
            pair.a.transport().setScript({});
            pair.settle();
            QCOMPARE(rowsAt(pair.b), 200);
            QCOMPARE(pair.server.number("SELECT count(*) FROM push_part"), 0);
        }
    }
}

void TestTransactions::transactionOfManyPushes_arrives_whenTheServerTakesNoParts()
{
    SyncPair pair(smallPushes());
    pair.settle();
    pair.a.sql(manyRows(200));
    // What an older server makes of it: a push of its own.
    pair.a.transport().setScript([&](const TransportRequest &request) {
        auto push = parsePushRequest(request.body);
        if (request.path != "/sync/push" || !push || !push->part)
            return LoopbackTransport::Verdict();
        push->part.reset();
        const HttpResponse answer = pair.server.handle({request.method, request.path, "Bearer " + request.bearerToken,
                                                        encodePushRequest(*push), "loopback"});
        return LoopbackTransport::Verdict{LoopbackTransport::Fate::Answer, toTransportResponse(answer)};
    });
    VERIFY_OK(pair.a.sync());
    pair.settle();
    QCOMPARE(rowsAt(pair.b), 200);
    QCOMPARE(pair.a.status().waitingRows, 0);
}

/// R19: the answers to all parts come with the last one, each for its cell.
void TestTransactions::valuesOfATransactionOfManyPushes_areJournalled()
{
    SyncPair pair(smallPushes());
    pair.a.sql(manyRows(100));
    pair.settle();
    pair.b.sql("UPDATE notes SET title = 'b' WHERE id IN ('n3', 'n50', 'n99')");
    VERIFY_OK(pair.b.sync());
    pair.advance(1000);
    pair.a.sql("UPDATE notes SET title = 'a ' || id, body = 'a'");
    VERIFY_OK(pair.a.sync(SyncMode::PushOnly));
    pair.settle();
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM notes WHERE title = 'a ' || id AND body = 'a'"), QByteArray("100"));
    QCOMPARE(pair.b.scalar("SELECT count(*) FROM vault_conflicts"), QByteArray("3"));
}

void TestTransactions::cellThatIsTooLarge_holdsUpNoOtherOfItsTransaction()
{
    for (const int large : {1, 5, 12}) {
        SyncPair pair;
        pair.settle();
        pair.a.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
                   " INSERT INTO notes(id, title, body) SELECT 'n' || i, 'title', CASE i WHEN "
                   + QByteArray::number(large) + " THEN hex(zeroblob(50000)) ELSE 'body' END FROM n");
        // As a proxy does that knows nothing of cells.
        pair.a.transport().setScript([](const TransportRequest &request) {
            using Fate = LoopbackTransport::Fate;
            return request.body.size() > 60'000
                ? LoopbackTransport::Verdict{Fate::Answer, {413, "text/html", "<h1>413</h1>", 0}}
                : LoopbackTransport::Verdict{};
        });
        VERIFY_OK(pair.a.sync());
        QCOMPARE(pair.a.alerts(), QList<ErrorCode>{ErrorCode::CellTooLarge});
        QCOMPARE(pair.a.status().waitingRows, 1);
        VERIFY_OK(pair.b.sync());
        QCOMPARE(rowsAt(pair.b), 11);
        pair.a.sql("UPDATE notes SET body = 'short' WHERE body <> 'body'");
        pair.settle();
        QCOMPARE(pair.a.alerts(), QList<ErrorCode>());
        QCOMPARE(rowsAt(pair.b), 12);
    }
}

void TestTransactions::giantTransaction_arrivesAllTheSame()
{
    SyncPair pair(smallPushes());
    pair.settle();
    // More than the parts that a server keeps.
    pair.a.sql(manyRows(1000));
    pair.settle();
    QCOMPARE(rowsAt(pair.b), 1000);
}

QTEST_GUILESS_MAIN(TestTransactions)
#include "tst_transactions.moc"
