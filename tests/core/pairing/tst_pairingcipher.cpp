// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/pairing/pairingcipher.h"
#include "tests/support/resulttext.h"

#include <QTest>

using namespace haex;

class TestPairingCipher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { VERIFY_OK(initializeCrypto()); }

    void message_opensInItsSlotOnly();
    void message_opensInItsMailboxOnly();
};

void TestPairingCipher::message_opensInItsSlotOnly()
{
    auto cipher = PairingCipher::create(SecretBytes::random(Aead::KeyBytes), "mailbox");
    VERIFY_OK(cipher);
    const auto sealed = cipher->seal(PairingSlot::GuestAnswer, QByteArrayLiteral("confirmed"));
    VERIFY_OK(sealed);
    VERIFY_OK(cipher->open(PairingSlot::GuestAnswer, *sealed));
    for (const PairingSlot other : {PairingSlot::Commitment, PairingSlot::HostGreeting, PairingSlot::Joined})
        QCOMPARE(cipher->open(other, *sealed).error().code, ErrorCode::AuthenticationFailed);
}

void TestPairingCipher::message_opensInItsMailboxOnly()
{
    const SecretBytes key = SecretBytes::random(Aead::KeyBytes);
    auto one = PairingCipher::create(key, "one");
    auto other = PairingCipher::create(key, "other");
    const auto sealed = one->seal(PairingSlot::GuestAnswer, QByteArrayLiteral("confirmed"));
    VERIFY_OK(sealed);
    QCOMPARE(other->open(PairingSlot::GuestAnswer, *sealed).error().code, ErrorCode::AuthenticationFailed);
}

QTEST_GUILESS_MAIN(TestPairingCipher)
#include "tst_pairingcipher.moc"
