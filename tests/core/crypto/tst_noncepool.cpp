// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/noncepool.h"
#include "tests/core/crypto/fixedrandom.h"

#include <QSet>
#include <QTest>

using namespace haex;
using haex::test::FixedRandom;

class TestNoncePool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void next_neverRepeats()
    {
        SystemRandom random;
        NoncePool pool(random);
        QSet<QByteArray> seen;
        for (int i = 0; i < 5000; ++i)
            seen.insert(QByteArrayView(pool.next()).toByteArray());
        QCOMPARE(seen.size(), 5000);
    }

    void next_givesTheGeneratorsBytesInOrder()
    {
        QByteArray pattern;
        for (int i = 0; i < 24; ++i)
            pattern.append(static_cast<char>(i));
        FixedRandom random(pattern);
        NoncePool pool(random);
        QCOMPARE(QByteArrayView(pool.next()).toByteArray(), pattern.first(12));
        QCOMPARE(QByteArrayView(pool.next()).toByteArray(), pattern.last(12));
        QCOMPARE(QByteArrayView(pool.next()).toByteArray(), pattern.first(12));
    }

    void next_asksTheGeneratorRarely()
    {
        FixedRandom random("x");
        NoncePool pool(random);
        QCOMPARE(random.calls(), 0);
        for (int i = 0; i < 128; ++i)
            (void)pool.next();
        QCOMPARE(random.calls(), 1);
        (void)pool.next();
        QCOMPARE(random.calls(), 2);
    }
};

QTEST_GUILESS_MAIN(TestNoncePool)

#include "tst_noncepool.moc"
