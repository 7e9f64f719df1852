// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/deviceprogress.h"
#include "core/protocol/pairingmessages.h"
#include "core/protocol/passwordchange.h"
#include "core/protocol/removalmessages.h"
#include "core/protocol/vaultmessages.h"
#include "core/transport/transport.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <vector>

namespace haex {

/// The account side of one server: sessions, devices and the wrapped keys of vaults. One request a
/// call; no state, no retries, no token kept. The client may be deleted while an answer is under
/// way: `done` runs once all the same, on the transport's thread. An Error is either the server's
/// own code or what the transport or `successBody` noticed.
class AccountClient final
{
public:
    template <class T = void>
    using Done = std::function<void(Result<T>)>;

    /// `transport` must outlive the answers.
    AccountClient(Transport &transport, QUrl server);

    /// `not_a_sync_server` when something else lives there.
    void greet(Done<ServerInfo> done) const;

    void registerAccount(const LoginRequest &request, Done<SessionTokens> done) const;
    void logIn(const LoginRequest &request, Done<SessionTokens> done) const;
    void refresh(const RefreshRequest &request, Done<SessionTokens> done) const;
    void logOut(const QByteArray &accessToken, Done<> done) const;
    /// The session of `accessToken` goes on, the account's others end.
    void changePassword(const QByteArray &accessToken, const PasswordChange &change,
                        Done<> done) const;
    /// What lets another device open a session of the account, once and soon.
    void grant(const QByteArray &accessToken, Done<LoginGrant> done) const;
    /// `unauthorized` when the grant was used or is too old.
    void redeem(const GrantRequest &request, Done<SessionTokens> done) const;
    void devices(const QByteArray &accessToken, Done<std::vector<DeviceInfo>> done) const;

    /// Ends the device's sessions, and it no longer counts.
    void removeDevice(const QByteArray &accessToken, const QByteArray &deviceId, Done<> done) const;
    /// How far the devices are with the vault: who holds up that deletes are forgotten (R14).
    void vaultProgress(const QByteArray &accessToken, const QByteArray &vaultId,
                       Done<VaultProgress> done) const;

    /// What is going to be deleted there.
    void plannedRemovals(const QByteArray &accessToken, Done<PlannedRemovals> done) const;
    /// Has the vault deleted there, or the account (an empty `vaultId`), when the server's grace is over:
    /// answers when (ms). `bad_credentials` with another password than the account's.
    void planRemoval(const QByteArray &accessToken, const QByteArray &vaultId, const RemovalRequest &request,
                     Done<qint64> done) const;
    /// Takes that back; `not_found` when nothing was planned.
    void cancelRemoval(const QByteArray &accessToken, const QByteArray &vaultId, Done<> done) const;

    void vaults(const QByteArray &accessToken, Done<std::vector<VaultSummary>> done) const;
    /// `not_found` when the account has no such vault on this server.
    void vaultKey(const QByteArray &accessToken, const QByteArray &vaultId,
                  Done<VaultKeyRecord> done) const;
    /// Makes the vault on the server; `vault_key_exists` when it is there already.
    void createVault(const QByteArray &accessToken, const VaultKeyRecord &record,
                     Done<VaultKeyRecord> done) const;
    void updateVault(const QByteArray &accessToken, const QByteArray &vaultId,
                     const VaultKeyPatch &patch, Done<VaultKeyRecord> done) const;

private:
    void send(const QByteArray &method, const QByteArray &path, const QByteArray &accessToken,
              QByteArray body, Done<QByteArray> done) const;

    Transport &m_transport;
    QUrl m_server;
};

/// The JSON body of a successful answer. Otherwise the Error that it stands for: the server's code
/// and Retry-After, or one made from the status when the body has none; `not_a_sync_server` when
/// the answer is no JSON (a login page, a proxy's error page).
[[nodiscard]] Result<QByteArray> successBody(const TransportResponse &response);

/// `serverUrl` without a trailing slash, query and user; `invalid_argument` unless it is http(s)
/// with a host, and has no fragment but a certificate's and a proxy's
/// (certificatepin.h, serverproxy.h).
[[nodiscard]] Result<QUrl> normalizedServerUrl(const QUrl &serverUrl);

} // namespace haex
