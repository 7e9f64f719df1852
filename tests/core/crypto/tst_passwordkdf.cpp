// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/crypto/passwordkdf.h"

#include <QTest>

using namespace haex;

class TestPasswordKdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void defaults_areWithinWhatIsAccepted()
    {
        SystemRandom random;
        const KdfParameters parameters = KdfParameters::withNewSalt(random);
        QCOMPARE(parameters.memLimitKiB, 65536u);
        QCOMPARE(parameters.opsLimit, 3u);
        QCOMPARE(parameters.salt.size(), 16);
        QVERIFY(checkServerParameters(parameters));
        QVERIFY(checkServerParameters(KdfParameters::cheapest(random)));
        QVERIFY(KdfParameters::withNewSalt(random).salt != parameters.salt);
    }

    void check_drawsTheLineExactly_data()
    {
        QTest::addColumn<quint32>("opsLimit");
        QTest::addColumn<quint32>("memLimitKiB");
        QTest::addColumn<quint32>("parallelism");
        QTest::addColumn<ErrorCode>("expected");
        constexpr auto Fine = ErrorCode::Internal;
        constexpr auto Cheap = ErrorCode::KdfDowngradeRefused;
        constexpr auto Expensive = ErrorCode::KdfTooExpensive;
        const auto add = [](const char *name, quint32 ops, quint32 mem, quint32 lanes,
                            ErrorCode code) { QTest::newRow(name) << ops << mem << lanes << code; };
        add("floor", 2, 19456, 1, Fine);
        add("below: passes", 1, 19456, 1, Cheap);
        add("below: memory", 2, 19455, 1, Cheap);
        add("below: much memory is no excuse", 1, 65536, 1, Cheap);
        add("zeros", 0, 0, 0, Cheap);
        add("no lane", 3, 65536, 0, Cheap);
        add("ceiling", 20, 1048576, 1, Fine);
        add("above: passes", 21, 65536, 1, Expensive);
        add("above: memory", 3, 1048577, 1, Expensive);
        add("above: all", 0xffffffff, 0xffffffff, 1, Expensive);
        add("lanes", 3, 65536, 2, Expensive);
    }

    void check_drawsTheLineExactly()
    {
        QFETCH(quint32, opsLimit);
        QFETCH(quint32, memLimitKiB);
        QFETCH(quint32, parallelism);
        QFETCH(ErrorCode, expected);
        const auto result
            = checkServerParameters({opsLimit, memLimitKiB, parallelism, QByteArray(16, 's')});
        QCOMPARE(result ? ErrorCode::Internal : result.error().code, expected);
    }

    void check_refusesOtherSaltLengths()
    {
        for (qsizetype length : {0, 8, 15, 17})
            QCOMPARE(checkServerParameters({3, 65536, 1, QByteArray(length, 's')}).error().code,
                     ErrorCode::BadField);
    }

    void derive_dependsOnEveryParameter()
    {
        const auto password = SecretBytes::fromPassword(QStringLiteral("correct horse"));
        const KdfParameters base{2, 64, 1, QByteArray(16, 's')};
        const auto key = deriveKeyEncryptionKey(password, base);
        QVERIFY(key);
        QCOMPARE(key->size(), size_t{32});
        QVERIFY(deriveKeyEncryptionKey(password, base)->equals(*key));
        for (const KdfParameters &other :
             {KdfParameters{3, 64, 1, base.salt}, KdfParameters{2, 128, 1, base.salt},
              KdfParameters{2, 64, 1, QByteArray(16, 't')}})
            QVERIFY(!deriveKeyEncryptionKey(password, other)->equals(*key));
        const auto otherPassword = SecretBytes::fromPassword(QStringLiteral("correct hors"));
        QVERIFY(!deriveKeyEncryptionKey(otherPassword, base)->equals(*key));
    }

    void derive_refusesWhatItCannotCompute()
    {
        const auto password = SecretBytes::fromPassword(QStringLiteral("correct horse"));
        const auto refusal = [&](const KdfParameters &parameters) {
            const auto key = deriveKeyEncryptionKey(password, parameters);
            return key ? ErrorCode::Internal : key.error().code;
        };
        const QByteArray salt(16, 's');
        QCOMPARE(refusal({1, 7, 1, salt}), ErrorCode::KdfDowngradeRefused);
        QCOMPARE(refusal({0, 64, 1, salt}), ErrorCode::KdfDowngradeRefused);
        QCOMPARE(refusal({1, 64, 2, salt}), ErrorCode::KdfTooExpensive);
        QCOMPARE(refusal({1, 0xffffffff, 1, salt}), ErrorCode::KdfTooExpensive);
        QCOMPARE(refusal({1, 64, 1, {}}), ErrorCode::BadField);
    }
};

QTEST_GUILESS_MAIN(TestPasswordKdf)

#include "tst_passwordkdf.moc"
