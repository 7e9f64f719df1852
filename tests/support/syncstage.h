// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncengine.h"
#include "core/vault/vaultenvironment.h"
#include "core/vault/vaultjoin.h"
#include "core/vault/vaultsession.h"
#include "tests/support/awaited.h"
#include "tests/support/fakeclock.h"
#include "tests/support/loopbacktransport.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace haex {

/// Where devices meet at servers: real vault files in a folder of their own, a clock for all of them, and a network in the
/// process. A test program's class derives from it. One account, ada@example.org, is all that its servers know.
class SyncStage : public QObject
{
protected:
    using Session = std::unique_ptr<VaultSession>;

    /// An empty folder, and a network without servers.
    void setUpStage();

    [[nodiscard]] static SecretBytes secret(const char *text)
    {
        return SecretBytes::fromPassword(QString::fromLatin1(text));
    }
    [[nodiscard]] virtual VaultEnvironment environment();
    [[nodiscard]] QString fileIn(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    /// Of a vault.
    [[nodiscard]] QString pathOf(const char *name) const { return fileIn(name) + QStringLiteral(".haex"); }

    /// On a store of that kind (see `makeTestStore`), and in the network.
    [[nodiscard]] std::unique_ptr<LoopbackServer> makeServer(const char *name, const QByteArray &store = "sqlite");
    /// Who registers where nobody has an account yet.
    [[nodiscard]] static BackendCredentials credentials(LoopbackServer &server);
    static void addServer(VaultSession &session, LoopbackServer &server);
    /// A vault of that name, which is its device's too.
    [[nodiscard]] Session create(const char *name, const char *password);
    [[nodiscard]] static JoinRequest joinRequest(const char *name, LoopbackServer &server, const QByteArray &vaultId = {});
    [[nodiscard]] Result<Session> join(const char *name, JoinRequest request, const char *password);
    [[nodiscard]] Result<Session> join(const char *name, LoopbackServer &server, const char *password,
                                       const QByteArray &vaultId = {})
    {
        return join(name, joinRequest(name, server, vaultId), password);
    }
    [[nodiscard]] static Result<> sync(VaultSession &session, SyncMode mode = SyncMode::Both)
    {
        return awaited<void>([&](auto done) { session.sync().syncNow({}, mode, std::move(done)); });
    }
    /// So many rounds of all of them; those that are not there are left out, and one that fails is no failure.
    static void settle(std::initializer_list<VaultSession *> sessions, int rounds);
    /// The first value of the only row; what it says when there is another number of rows.
    [[nodiscard]] static QByteArray read(VaultSession &session, QByteArrayView sql);

    FakeClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackTransport> m_transport;
};

} // namespace haex
