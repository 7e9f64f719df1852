// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keyeddigest.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace haex;

namespace {

/// 00 01 02 … 1f, the other way round when `reversed`.
SecretBytes keyOf(bool reversed = false)
{
    SecretBytes key(KeyedDigest::KeyBytes);
    std::iota(key.mutableView().begin(), key.mutableView().end(), static_cast<unsigned char>(0));
    if (reversed)
        std::ranges::reverse(key.mutableView());
    return key;
}

DigestSum digestOf(QByteArrayView message, bool reversed = false)
{
    const auto digest = KeyedDigest::create(keyOf(reversed));
    return digest ? digest->of(message) : DigestSum();
}

} // namespace

class TestKeyedDigest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digest_isKeyedBlake2b();
    void digest_dependsOnKeyAndMessage();
    void keysOfAnotherLength_areRefused();
    void sum_leavesNoTraceOfTheOrder();
    void sum_carries();
    void bytes_areReadBack();
};

void TestKeyedDigest::digest_isKeyedBlake2b()
{
    // python3 -c "import hashlib; print(hashlib.blake2b(b'abc', digest_size=16,
    // key=bytes(range(32))).hexdigest())"
    QCOMPARE(digestOf("abc").toBytes().toHex(), "1a64be47e4729d951c302ee543f97cf3");
    QCOMPARE(digestOf("").toBytes().toHex(), "3daf97bce7888fd59773c66bf647459c");
}

void TestKeyedDigest::digest_dependsOnKeyAndMessage()
{
    QCOMPARE(digestOf("abc"), digestOf("abc"));
    QVERIFY(digestOf("abc") != digestOf("abd"));
    QVERIFY(digestOf("abc") != digestOf("abc", true));
}

void TestKeyedDigest::keysOfAnotherLength_areRefused()
{
    QVERIFY(!KeyedDigest::create(SecretBytes(31)));
    QVERIFY(!KeyedDigest::create(SecretBytes()));
}

void TestKeyedDigest::sum_leavesNoTraceOfTheOrder()
{
    DigestSum there;
    for (const char *part : {"a", "b", "c"})
        there += digestOf(part);
    DigestSum back;
    for (const char *part : {"c", "b", "a"})
        back += digestOf(part);
    QCOMPARE(there, back);
    // Twice the same is not nothing, as it would be with XOR.
    DigestSum twice = there;
    twice += digestOf("a");
    twice += digestOf("a");
    QVERIFY(twice != there);
}

void TestKeyedDigest::sum_carries()
{
    DigestSum sum{1, ~quint64(0)};
    sum += DigestSum{0, 1};
    QCOMPARE(sum, (DigestSum{2, 0}));
    sum = {~quint64(0), ~quint64(0)};
    sum += DigestSum{0, 1};
    QCOMPARE(sum, DigestSum());
}

void TestKeyedDigest::bytes_areReadBack()
{
    const DigestSum sum{0x0102030405060708, 0x090a0b0c0d0e0f10};
    QCOMPARE(sum.toBytes().toHex(), "0102030405060708090a0b0c0d0e0f10");
    QVERIFY(DigestSum::fromBytes(sum.toBytes()) == sum);
    QVERIFY(!DigestSum::fromBytes(sum.toBytes().chopped(1)));
}

QTEST_GUILESS_MAIN(TestKeyedDigest)
#include "tst_keyeddigest.moc"
