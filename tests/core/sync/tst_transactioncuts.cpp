// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/transactioncuts.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>

using namespace haex;

namespace {

QByteArray hlc(char name)
{
    return QByteArray("2026-01-01T00:00:00.000Z-0000-") + QByteArray(16, name);
}

/// One letter a cell: its transaction; each in a row of its own.
TransactionCuts cutsOf(const QByteArray &transactions, std::deque<QByteArray> &texts)
{
    std::vector<TransactionCuts::Place> places;
    for (const char name : transactions) {
        const QByteArray &stamp = texts.emplace_back(hlc(name));
        const QByteArray &row = texts.emplace_back(QByteArray::number(places.size()));
        places.push_back({"notes", row, stamp});
    }
    return TransactionCuts(places);
}

} // namespace

class TestTransactionCuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cuts_lieBetweenTransactions_data();
    void cuts_lieBetweenTransactions();
    void seededRows_areNoTransaction();
    void cellsOfARow_stayTogether();
    void noCut_dividesATransaction();
    void piecesOfFiles_areCutApart();
};

void TestTransactionCuts::piecesOfFiles_areCutApart()
{
    const QByteArray a = hlc('a');
    const TransactionCuts file({{"vault_attachments", "1", a}, {"vault_attachments", "1", a}, {"vault_attachment_chunks", "2", a},
                                {"vault_attachment_chunks", "2", a}, {"vault_attachment_chunks", "3", a}});
    QCOMPARE(file.first(1), 2);
    QCOMPARE(file.first(3), 4);
    // What else the transaction wrote stays together, with the pieces between.
    const TransactionCuts import({{"notes", "1", a}, {"vault_attachment_chunks", "2", a}, {"notes", "3", a}, {"vault_attachment_chunks", "4", a}});
    QCOMPARE(import.first(1), 3);
}

void TestTransactionCuts::cuts_lieBetweenTransactions_data()
{
    QTest::addColumn<QByteArray>("transactions");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("first");
    QTest::newRow("nothing") << QByteArray("") << 0 << 0 << 0;
    QTest::newRow("one") << QByteArray("aaaa") << 2 << 0 << 4;
    QTest::newRow("two") << QByteArray("aabb") << 3 << 2 << 4;
    QTest::newRow("at the end") << QByteArray("aabb") << 2 << 2 << 2;
    QTest::newRow("the end itself is none") << QByteArray("aabb") << 4 << 2 << 4;
    QTest::newRow("one within another") << QByteArray("abac") << 2 << 0 << 3;
    QTest::newRow("interlocked") << QByteArray("abcbad") << 4 << 0 << 5;
}

void TestTransactionCuts::cuts_lieBetweenTransactions()
{
    QFETCH(QByteArray, transactions);
    QFETCH(int, end);
    std::deque<QByteArray> texts;
    const TransactionCuts cuts = cutsOf(transactions, texts);
    QTEST(int(cuts.last(0, end)), "last");
    QTEST(int(cuts.first(end)), "first");
}

void TestTransactionCuts::seededRows_areNoTransaction()
{
    std::deque<QByteArray> texts;
    const TransactionCuts cuts = cutsOf("0000", texts);
    QCOMPARE(cuts.last(0, 3), 3);
}

void TestTransactionCuts::cellsOfARow_stayTogether()
{
    const QByteArray a = hlc('a');
    const QByteArray b = hlc('b');
    const TransactionCuts cuts({{"notes", "1", a}, {"notes", "1", b}, {"other", "1", hlc('c')}});
    QCOMPARE(cuts.last(0, 1), 0);
    QCOMPARE(cuts.last(0, 2), 2);
}

void TestTransactionCuts::noCut_dividesATransaction()
{
    const int given = qEnvironmentVariableIntValue("HAEX_SEED");
    const unsigned seed = given > 0 ? unsigned(given) : std::random_device()() % 1'000'000 + 1;
    qInfo("HAEX_SEED=%u", seed);
    std::mt19937 dice(seed);
    for (int round = 0; round < 500; ++round) {
        QByteArray transactions(int(dice() % 40), 'a');
        for (char &name : transactions)
            name = char('a' + dice() % 8);
        std::deque<QByteArray> texts;
        const TransactionCuts cuts = cutsOf(transactions, texts);
        for (qsizetype end = 1; end < transactions.size(); ++end) {
            const auto isCut = [&](qsizetype at) {
                const QByteArray behind = transactions.sliced(at);
                return std::ranges::none_of(transactions.first(at), [&](char name) { return behind.contains(name); });
            };
            qsizetype last = end;
            while (last > 0 && !isCut(last))
                --last;
            QVERIFY2(cuts.last(0, end) == last, transactions + " " + QByteArray::number(end));
            qsizetype first = end;
            while (first < transactions.size() && !isCut(first))
                ++first;
            QVERIFY2(cuts.first(end) == first, transactions + " " + QByteArray::number(end));
        }
    }
}

QTEST_APPLESS_MAIN(TestTransactionCuts)
#include "tst_transactioncuts.moc"
