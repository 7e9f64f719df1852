// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/limits.h"

#include <QByteArray>

namespace haex {

/// Who may make an account.
enum class Registration {
    Open,
    /// With a token of `haex-syncd user invite`.
    Invitation,
    Closed,
};

/// What one hash of an account password costs (Argon2id).
struct PasswordCost
{
    unsigned long long opsLimit = 2;
    size_t memLimitBytes = 64ULL * 1024 * 1024;

    /// The least that the library does; for tests.
    [[nodiscard]] static constexpr PasswordCost cheapest() { return {1, 8192}; }
};

/// Failed logins that an account or an address is allowed before it has to wait.
struct ThrottleOptions
{
    int failuresPerAccount = 10;
    int failuresPerAddress = 50;
    qint64 windowMs = 15LL * 60 * 1000;
};

/// How one server is set up. The defaults are the protocol's; a server may be set lower.
struct ServerOptions
{
    Registration registration = Registration::Invitation;

    qsizetype maxPushCells = limits::MaxPushCells;
    qsizetype maxPushBytes = limits::MaxPushBytes;
    qint64 maxPageCells = limits::MaxPageCells;
    qsizetype maxPageBytes = limits::MaxPageBytes;
    /// R4. Off only for a server that plays a careless one in a test.
    bool checkFuture = true;
    qint64 futureWindowMs = limits::FutureWindowMs;

    /// How long the backups of this server are kept. What is younger is never confirmed (R14): devices
    /// that had forgotten a delete would take the row back from a restored backup.
    qint64 backupsKeptMs = 180LL * 24 * 60 * 60 * 1000;

    /// Sum of the sealed values and keys of an account's vault; 0 = no quota.
    qint64 maxVaultBytes = 0;
    int maxVaultsPerAccount = 100;
    /// Requests of one account; 0 = no limit.
    int maxRequestsPerMinute = 0;

    qint64 accessTokenMs = 60LL * 60 * 1000;
    qint64 refreshTokenMs = 90LL * 24 * 60 * 60 * 1000;
    /// A refresh whose answer was lost may be repeated this long.
    qint64 refreshGraceMs = 60LL * 1000;
    /// From asking for the removal of a vault or an account to its end.
    qint64 removalGraceMs = 7LL * 24 * 60 * 60 * 1000;
    qint64 invitationMs = 7LL * 24 * 60 * 60 * 1000;
    /// How long two devices that are being paired may take, and the grant of one to the other.
    qint64 pairingMs = 10LL * 60 * 1000;
    PasswordCost passwordCost = {};
    ThrottleOptions throttle = {};
    /// An account's password is an invitation, as a home server's is: the first device that logs in with
    /// it is the only one, and it proves nothing else.
    bool passwordsAreInvitations = false;

    QByteArray name = "Haex Vault sync server";
    QByteArray version = "0.1.0";
};

[[nodiscard]] QByteArray registrationName(Registration registration);

} // namespace haex
