// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testvault.h"

#include "core/crypto/cryptobackend.h"
#include "core/vault/applicationtables.h"
#include "core/vault/backendmarks.h"
#include "core/vault/vaultfile.h"
#include "core/vault/vaultproperties.h"
#include "tests/support/orabort.h"

namespace haex {
namespace {

SecretBytes testPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("test vault"));
}

} // namespace

KdfCost testKdfCost()
{
    return {1, 8};
}

NamesAtServers testNames()
{
    return qEnvironmentVariableIsSet("HAEX_BLIND_NAMES") ? NamesAtServers::Blind : NamesAtServers::Plain;
}

void startCryptoForTests()
{
    orAbort(initializeCrypto());
}

TestVault::TestVault()
{
    startCryptoForTests();
    const QByteArray deviceId = m_random.uuid().toLatin1();
    const auto fill = [&](Database &database) {
        return VaultProperties(database).setText(VaultProperties::Key::DeviceId, deviceId);
    };
    m_file = orAbort(VaultFile::create(path(), testPassword(), testKdfCost(), m_random, fill));
    openReplica();
}

TestVault::~TestVault() = default;

QString TestVault::path() const
{
    return m_folder.filePath(QStringLiteral("test.haex"));
}

Database &TestVault::database() const
{
    return m_file->database();
}

void TestVault::reopen()
{
    m_replica.reset();
    m_file.reset();
    m_file = orAbort(VaultFile::open(path(), testPassword(), {testKdfCost()}));
    openReplica();
}

void TestVault::takeNewIdentity()
{
    m_replica.reset();
    orAbort(VaultProperties(database()).setText(VaultProperties::Key::DeviceId, m_random.uuid().toLatin1()));
    orAbort(forgetProgress(database()));
    openReplica();
}

void TestVault::openReplica()
{
    VaultProperties properties(database());
    const QByteArray deviceId = orAbort(properties.text(VaultProperties::Key::DeviceId));
    m_replica = orAbort(Replica::open(database(), m_clock, deviceId));
    orAbort(trackApplicationTables(*m_replica));
}

} // namespace haex
