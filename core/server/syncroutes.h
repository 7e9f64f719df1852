// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/errorbody.h"
#include "core/protocol/pullmessages.h"
#include "core/server/apicontext.h"
#include "core/server/confirmations.h"
#include "core/server/httpmessage.h"
#include "core/server/serverevent.h"

#include <functional>

namespace haex {

/// /sync/push and /sync/pull.
class SyncRoutes final
{
public:
    explicit SyncRoutes(ApiContext &context)
        : m_context(context)
    {
    }

    [[nodiscard]] HttpResponse push(const Caller &caller, const QByteArray &body, Freshness freshness);
    [[nodiscard]] HttpResponse pull(const Caller &caller, const QByteArray &body, Freshness freshness);
    /// How far the devices are that count for the vault.
    [[nodiscard]] HttpResponse devices(const Caller &caller, const QByteArray &vaultId);

    std::function<void(const VaultChanged &)> onChanged;

private:
    /// The cells of a push that may be stored, and where each of its answers belongs.
    struct Sorted
    {
        std::vector<EnvelopeBytes> sealed;
        std::vector<CheckedCell> good;
        std::vector<size_t> places;
        std::vector<ChangeResult> results;
        std::optional<Error> firstError;
    };

    [[nodiscard]] Sorted sort(const PushRequest &request, const Caller &caller) const;
    [[nodiscard]] Result<EnvelopeBytes> check(const Change &change, const Caller &caller,
                                           const QByteArray &latestHlc) const;
    [[nodiscard]] std::optional<ErrorBody> checkBatchBytes(const PushRequest &request) const;
    [[nodiscard]] Result<VaultState> vaultAt(const Caller &caller, const QByteArray &vaultId,
                                             const QByteArray &epoch, qint64 cursor,
                                             Freshness freshness, ErrorBody &problem);
    [[nodiscard]] Result<bool> lacksConfirmed(const VaultState &vault, qint64 cursor);
    [[nodiscard]] HttpResponse keepPart(const PushRequest &request, const Caller &caller,
                                        const VaultState &vault, const QByteArray &body);
    [[nodiscard]] Result<> addKeptParts(PushRequest &request, const Caller &caller,
                                        const VaultState &vault);
    [[nodiscard]] HttpResponse store(const PushRequest &request, const Caller &caller,
                                     const VaultState &vault, Sorted sorted);

    [[nodiscard]] Result<qint64> confirm(const Caller &caller, const PullRequest &request,
                                         const VaultState &vault);
    [[nodiscard]] Result<> tellRemovals(const Caller &caller, const QByteArray &vaultId,
                                        PullResponse &answer);

    ApiContext &m_context;
    Confirmations m_confirmations;
};

} // namespace haex
