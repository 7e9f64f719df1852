// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>

#include <optional>
#include <vector>

/// /account/removal and /sync/removal: a person has a vault, or the whole account with its vaults,
/// deleted at the server. Asked for with the account password, it happens when a grace is over, and
/// can be taken back until then.
namespace haex {

/// The body of both POSTs.
struct RemovalRequest
{
    /// Holding a token does not make somebody the account's owner.
    SecretBytes password;
};

/// The answer to GET /account/removal. Times are ms since 1970 by the server's clock.
struct PlannedRemovals
{
    struct Vault
    {
        QByteArray vaultId;
        qint64 endsAtMs = 0;
        friend bool operator==(const Vault &, const Vault &) = default;
    };

    /// From asking to the end.
    qint64 graceMs = 0;
    std::optional<qint64> accountEndsAtMs = {};
    std::vector<Vault> vaults = {};

    /// When a vault goes by itself; the account's end is another matter.
    [[nodiscard]] std::optional<qint64> endOfVault(QByteArrayView vaultId) const;
};

/// Holds the password: to be wiped by the caller, as every body that it is copied to.
[[nodiscard]] QByteArray encodeRemovalRequest(const RemovalRequest &request);
[[nodiscard]] Result<RemovalRequest> parseRemovalRequest(QByteArrayView body);
/// The answer to both POSTs: when it will be.
[[nodiscard]] QByteArray encodeRemovalEnd(qint64 endsAtMs);
[[nodiscard]] Result<qint64> parseRemovalEnd(QByteArrayView body);
[[nodiscard]] QByteArray encodePlannedRemovals(const PlannedRemovals &removals);
[[nodiscard]] Result<PlannedRemovals> parsePlannedRemovals(QByteArrayView body);

} // namespace haex
