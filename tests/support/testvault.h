// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/crypto/vaultid.h"
#include "core/replica/replica.h"
#include "core/vault/kdfcost.h"
#include "tests/support/fakeclock.h"

#include <QTemporaryDir>

#include <memory>

namespace haex {

class VaultFile;

/// The cheapest password key that libsodium makes: a vault opens in a millisecond.
[[nodiscard]] KdfCost testKdfCost();
/// Of the vaults that tests make: blind when HAEX_BLIND_NAMES is set, so that the same tests run over both.
[[nodiscard]] NamesAtServers testNames();
/// Starts the cryptographic library once; aborts the test program when it does not start.
void startCryptoForTests();

/// An encrypted vault in a folder of its own: newest schema, replica open, the application's tables
/// synced. Aborts the test program when it cannot be made. Needs a QCoreApplication.
class TestVault final
{
public:
    TestVault();
    ~TestVault();

    [[nodiscard]] QString path() const;
    [[nodiscard]] Database &database() const;
    [[nodiscard]] Replica &replica() const { return *m_replica; }
    [[nodiscard]] FakeClock &clock() { return m_clock; }
    [[nodiscard]] Random &random() { return m_random; }

    /// Closes the file and opens it again, as a restart does.
    void reopen();
    /// The same with a new device id, as a copied vault takes one (R29).
    void takeNewIdentity();

private:
    void openReplica();

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<VaultFile> m_file;
    std::unique_ptr<Replica> m_replica;
};

} // namespace haex
