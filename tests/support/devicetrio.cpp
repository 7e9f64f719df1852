// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/devicetrio.h"

#include "core/crypto/vaultkeyring.h"
#include "core/replica/replica.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/quickunlockfile.h"
#include "core/vault/vaultproofs.h"
#include "core/vault/vaultseed.h"
#include "tests/support/resulttext.h"

#include <QTest>

#include <algorithm>

namespace haex {

VaultEnvironment DeviceTrio::environment()
{
    VaultEnvironment outside = SyncStage::environment();
    outside.sealingsLimit = m_sealingsLimit;
    outside.forgetKeychainEntry = [this](const QString &path) {
        m_forgotten += QuickUnlockFile::read(path)->entry;
    };
    return outside;
}

void DeviceTrio::setUp()
{
    m_sealingsLimit = quint64{1} << 30;
    m_forgotten.clear();
    setUpStage();
    m_one = makeServer("one");
    m_two = makeServer("two");
    m_a = create("a", "first");
    m_names.reset();
    if (m_a->info().hasBlindNames) {
        const auto first = m_a->seed();
        VaultKeyring ring(first->vaultId);
        VERIFY_OK(ring.add(first->keyVersion, first->vaultKey.clone()));
        m_names = *BlindNames::create(ring);
    }
    addServer(*m_a, *m_one);
    write(*m_a, "before");
    VERIFY_OK(sync(*m_a));
    m_b = joined("b", *m_one);
    m_c = joined("c", *m_one);
    QVERIFY(m_b && m_c);
    settle();
    QCOMPARE(titles(*m_c), QStringList{QStringLiteral("before")});
}

void DeviceTrio::tearDown()
{
    m_a.reset();
    m_b.reset();
    m_c.reset();
    m_transport.reset();
    m_one.reset();
    m_two.reset();
}

void DeviceTrio::compare()
{
    for (int round = 0; round < 3; ++round) {
        m_clock.advance(60'000);
        for (VaultSession *session : {m_a.get(), m_b.get(), m_c.get()})
            VERIFY_OK(awaited<void>([&](auto done) { session->sync().verifyDevices(std::move(done)); }));
    }
}

qint64 DeviceTrio::confirmedMs(VaultSession &session, const QByteArray &deviceId)
{
    const auto proofs = session.proofs();
    for (const VaultProofs::Device &device : proofs ? proofs->devices : QList<VaultProofs::Device>()) {
        if (device.device.listed.deviceId == deviceId)
            return device.confirmedMs;
    }
    return -1;
}

void DeviceTrio::write(VaultSession &session, const char *title)
{
    VaultItem item;
    item.title = QString::fromLatin1(title);
    VERIFY_OK(session.items().save(item));
}

QStringList DeviceTrio::titles(VaultSession &session)
{
    const auto found
        = runUserSql(session.replica(), "SELECT title FROM vault_items ORDER BY title");
    QStringList titles;
    if (found) {
        for (const auto &row : found->rows)
            titles += QString::fromUtf8(row[0].bytes());
    }
    return titles;
}

qint64 DeviceTrio::cellsBeside(quint32 version)
{
    return m_one->number(
        "SELECT count(*) FROM cell JOIN row_key ON row_key.id=cell.row JOIN word ON"
        " word.id=row_key.tbl WHERE word.text<>'"
        + atServer("vault_key_grants") + "' AND cell.kv<>" + QByteArray::number(version));
}

VaultDevice::KeyState DeviceTrio::stateOf(VaultSession &session, const QByteArray &deviceId)
{
    const auto devices = session.devices();
    for (const VaultDevice &device : devices ? *devices : QList<VaultDevice>()) {
        if (device.listed.deviceId == deviceId)
            return device.keyState;
    }
    return VaultDevice::KeyState::Lacks;
}

} // namespace haex
