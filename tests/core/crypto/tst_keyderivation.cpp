// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/keyderivation.h"

#include <QTest>

using namespace haex;

class TestKeyDerivation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void hkdf_givesThePublishedBytes_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("expected");
        const auto range = [](int first, int last) {
            QByteArray bytes;
            for (int i = first; i <= last; ++i)
                bytes.append(static_cast<char>(i));
            return bytes;
        };
        QTest::newRow("RFC 5869, case 1")
            << QByteArray(22, '\x0b') << range(0, 12) << range(0xf0, 0xf9)
            << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf340072"
                          "08d5b887185865");
        QTest::newRow("RFC 5869, case 2, long")
            << range(0, 0x4f) << range(0x60, 0xaf) << range(0xb0, 0xff)
            << QByteArray("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a"
                          "99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec"
                          "3e87c14c01d5c1f3434f1d87");
        QTest::newRow("RFC 5869, case 3, no salt, no info")
            << QByteArray(22, '\x0b') << QByteArray() << QByteArray()
            << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d2013"
                          "95faa4b61a96c8");
    }

    void hkdf_givesThePublishedBytes()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, info);
        QFETCH(QByteArray, expected);
        const auto key = hkdfSha256(SecretBytes::copyOf(secret), info,
                                    static_cast<size_t>(expected.size() / 2), salt);
        QVERIFY(key);
        QCOMPARE(QByteArrayView(key->view()).toByteArray().toHex(), expected);
    }

    void hkdf_separatesPurposes()
    {
        const SecretBytes secret = SecretBytes::random(32);
        const auto first = hkdfSha256(secret, "haex/cell/v1");
        const auto second = hkdfSha256(secret, "haex/cell/v2");
        QVERIFY(first && second);
        QVERIFY(!first->equals(*second));
        QVERIFY(!first->equals(secret));
    }

    void hkdf_refusesLengthsThatItCannotGive()
    {
        const SecretBytes secret = SecretBytes::random(32);
        QCOMPARE(hkdfSha256(secret, "x", 8160)->size(), size_t{8160});
        QCOMPARE(hkdfSha256(secret, "x", 8161).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(hkdfSha256(secret, "x", 0).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(hkdfSha256({}, "x").error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestKeyDerivation)

#include "tst_keyderivation.moc"
