// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/textsealer.h"

#include <QTest>

using namespace haex;

class TestTextSealer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initializeCrypto());
        QVERIFY(m_ring.add(1, SecretBytes::copyOf(QByteArray(32, '\x11'))));
    }

    void open_givesBackTheText()
    {
        for (const QString &text :
             {QString(), QStringLiteral("Privat"), QStringLiteral("東京 🔑"), QString(500, u'x')}) {
            const auto sealed = m_sealer.seal(TextSealer::VaultName, text);
            QVERIFY(sealed);
            QCOMPARE(m_sealer.open(TextSealer::VaultName, *sealed).value_or(QStringLiteral("no")),
                     text);
        }
    }

    void open_refusesAnotherPurpose()
    {
        const auto sealed = m_sealer.seal(TextSealer::VaultName, QStringLiteral("Privat"));
        QCOMPARE(m_sealer.open("device-name", *sealed).error().code,
                 ErrorCode::AuthenticationFailed);
        QCOMPARE(m_sealer.open({}, *sealed).error().code, ErrorCode::AuthenticationFailed);
    }

    void open_refusesAnotherVault()
    {
        VaultKeyring otherRing("another vault");
        QVERIFY(otherRing.add(1, SecretBytes::copyOf(QByteArray(32, '\x11'))));
        const TextSealer other(otherRing, m_nonces);
        const auto sealed = m_sealer.seal(TextSealer::VaultName, QStringLiteral("Privat"));
        QCOMPARE(other.open(TextSealer::VaultName, *sealed).error().code,
                 ErrorCode::AuthenticationFailed);
    }

    void open_refusesEveryFlippedBit()
    {
        const auto sealed = m_sealer.seal(TextSealer::VaultName, QStringLiteral("Privat"));
        const QByteArray raw = QByteArray::fromBase64(sealed->encryptedValue);
        for (qsizetype bit = 0; bit < raw.size() * 8; ++bit) {
            QByteArray changed = raw;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
            QVERIFY(!m_sealer.open(TextSealer::VaultName, {changed.toBase64(), sealed->nonce}));
        }
    }

    void open_refusesACell()
    {
        CellSealer cells(m_ring, m_nonces);
        const auto cell = cells.seal({}, CellValue::text("Privat"));
        QCOMPARE(m_sealer.open({}, *cell).error().code, ErrorCode::AuthenticationFailed);
        const auto text = m_sealer.seal({}, QStringLiteral("Privat"));
        QCOMPARE(cells.open({}, *text).error().code, ErrorCode::AuthenticationFailed);
    }

    void open_readsTextsOfAnOlderKey()
    {
        VaultKeyring ring("vault");
        ring.addRandom();
        TextSealer sealer(ring, m_nonces);
        const auto old = sealer.seal(TextSealer::VaultName, QStringLiteral("Privat"));
        ring.addRandom();
        QCOMPARE(sealer.open(TextSealer::VaultName, *old).value_or(QString()),
                 QStringLiteral("Privat"));
    }

    void seal_refusesWithoutAKey()
    {
        const VaultKeyring empty("vault");
        TextSealer sealer(empty, m_nonces);
        QCOMPARE(sealer.seal(TextSealer::VaultName, {}).error().code, ErrorCode::UnknownKeyVersion);
    }

private:
    SystemRandom m_random;
    NoncePool m_nonces{m_random};
    VaultKeyring m_ring{"3f2504e0-4f89-41d3-9a0c-0305e82c3301"};
    TextSealer m_sealer{m_ring, m_nonces};
};

QTEST_GUILESS_MAIN(TestTextSealer)

#include "tst_textsealer.moc"
