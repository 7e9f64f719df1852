// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/cellplace.h"
#include "core/crypto/vaultkeyring.h"
#include "core/sync/backendstore.h"
#include "core/sync/syncengine.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/testvault.h"

namespace haex {

/// A whole device of the sync tests: an encrypted vault, the sync engine on it, and a transport of
/// its own. All devices share one vault, one key and one account. Its clock stands still until the
/// test moves it; cycles run when the test asks, unless it calls `start`.
class SyncDevice final
{
public:
    explicit SyncDevice(LoopbackTransport::Pace pace = LoopbackTransport::Pace::Queued);
    ~SyncDevice();

    [[nodiscard]] SyncEngine &engine() { return *m_engine; }
    [[nodiscard]] LoopbackTransport &transport() { return *m_transport; }
    [[nodiscard]] Replica &replica() { return m_vault.replica(); }
    [[nodiscard]] FakeClock &clock() { return m_vault.clock(); }
    [[nodiscard]] VaultKeyring &keyring() { return m_keyring; }
    [[nodiscard]] QByteArray node() { return replica().clock().node().toHex(); }
    [[nodiscard]] static QByteArray vaultId();
    [[nodiscard]] static VaultKeyRecord vaultRecord();
    [[nodiscard]] static SecretBytes accountPassword();
    /// What a server calls a table, a row of it, and a column.
    [[nodiscard]] CellPlace wirePlace(const QByteArray &table, const QByteArray &rowPks = {},
                                      const QByteArray &column = {});
    /// `notes(id, title, body)`, synced: what most tests write to.
    void makeNotes();
    void makeSynced(QByteArrayView createSql, const QByteArray &name);

    void sql(QByteArrayView script);
    /// One line per row, values joined by `|`.
    [[nodiscard]] QByteArrayList rows(QByteArrayView select);
    [[nodiscard]] QByteArray scalar(QByteArrayView select) { return rows(select).value(0); }
    /// `kind|column|winner|superseded` of the journal, sorted.
    [[nodiscard]] QByteArrayList conflicts();

    [[nodiscard]] static BackendCredentials credentials(const LoopbackServer &server);
    /// Attaches the server and adds it as a backend, registering the account when it is not there.
    QByteArray addBackend(LoopbackServer &server);
    /// Runs one cycle to its end; with all backends when `backendId` is empty.
    Result<> sync(SyncMode mode = SyncMode::Both, const QByteArray &backendId = {});
    [[nodiscard]] BackendRecord record(const QByteArray &backendId = {});
    [[nodiscard]] BackendStatus status(const QByteArray &backendId = {});
    [[nodiscard]] QList<ErrorCode> alerts();

    /// The engine goes, as when the vault is locked; `open` makes a new one.
    void closeEngine();
    void openEngine();
    /// A clean restart of the whole device.
    void restart();
    /// As a vault does that finds itself copied (R29).
    void takeNewIdentity();

private:
    TestVault m_vault;
    VaultKeyring m_keyring;
    std::unique_ptr<LoopbackTransport> m_transport;
    std::unique_ptr<SyncEngine> m_engine;
};

/// Everyone syncs with everything until a round brings nothing new; ends the test program after 20.
void settleAll(std::initializer_list<SyncDevice *> devices);

} // namespace haex
