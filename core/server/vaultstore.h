// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/deviceprogress.h"
#include "core/protocol/pullpagewriter.h"
#include "core/protocol/pushmessages.h"
#include "core/protocol/vaultmessages.h"

#include <functional>
#include <limits>
#include <optional>
#include <span>

namespace haex {

/// A vault's place in the change stream.
struct VaultState
{
    qint64 id = 0;
    QByteArray epoch;
    /// The sequence of its newest cell version (R16).
    qint64 sequence = 0;
    /// What all devices have confirmed: they may have forgotten tombstones up to this sequence (R14).
    /// Only grows within an epoch.
    qint64 confirmedUpTo = 0;
};

/// What a device has stored of a vault, as it says itself.
struct Confirmation
{
    qint64 vault = 0;
    qint64 accountId = 0;
    QByteArray deviceId;
    qint64 position = 0;
    qint64 nowMs = 0;
    /// Nothing younger than the oldest backup may be forgotten: a restored one would bring it back.
    qint64 backupsKeptMs = 0;
};

/// One cell that passed every check.
struct CheckedCell
{
    const Change *change = nullptr;
    const EnvelopeBytes *sealed = nullptr;
};

struct PushBatch
{
    qint64 vault = 0;
    /// Whose push it is: what this device wrote itself is never reported as replaced.
    QByteArray deviceId;
    qint64 baseCursor = 0;
    std::span<const CheckedCell> cells;
    /// 0 = none.
    qint64 maxVaultBytes = 0;
};

/// Parts whose last one has not come by then are dropped.
inline constexpr qint64 PartsKeptMs = 3'600'000;

/// One part of a push that comes in several, kept until the last one has come.
struct KeptPart
{
    qint64 vault = 0;
    QByteArray deviceId;
    PushPart part;
    /// The request, compressed.
    QByteArray body;
    qint64 nowMs = 0;
    /// Of all parts that are kept of the push.
    qint64 maxBytes = 0;
};

struct PushOutcome
{
    qint64 sequence = 0;
    /// Applied or Stale, one for each cell.
    std::vector<ChangeResult> results;
    [[nodiscard]] bool changedAnything() const;
};

struct PullPage
{
    /// Sequence of the last cell; the request's own when there is none.
    qint64 cursor = 0;
    bool hasMore = false;
};

/// What a vault takes, for whoever runs the server.
struct VaultUse
{
    QByteArray vaultId;
    qint64 createdAtMs = 0;
    /// Sum of its sealed values and keys.
    qint64 bytes = 0;
};

/// Above all key versions.
inline constexpr qint64 AnyKeyVersion = std::numeric_limits<qint64>::max();

using CellVisitor = std::function<void(const StoredCell &)>;

/// Vaults and their cells. Everything is keyed by account and vault: another account's vault is one
/// that does not exist (R20). Each function is one transaction.
class VaultStore
{
public:
    virtual ~VaultStore() = default;

    /// `vault_key_exists` when the account has this vault.
    [[nodiscard]] virtual Result<> createVault(qint64 accountId, const VaultKeyRecord &record,
                                               const QByteArray &epoch)
        = 0;
    [[nodiscard]] virtual Result<std::optional<VaultKeyRecord>> vaultKey(qint64 accountId,
                                                                         const QByteArray &vaultId)
        = 0;
    /// The new revision; `not_found`, or `conflict` when the patch is based on an older revision.
    [[nodiscard]] virtual Result<qint64> patchVaultKey(qint64 accountId, const QByteArray &vaultId,
                                                       const VaultKeyPatch &patch)
        = 0;
    [[nodiscard]] virtual Result<std::vector<VaultSummary>> vaults(qint64 accountId) = 0;
    [[nodiscard]] virtual Result<std::vector<VaultUse>> usage(qint64 accountId) = 0;
    /// Deletes a slice of what removed vaults left behind; false when nothing is left.
    [[nodiscard]] virtual Result<bool> purgeRemoved() = 0;

    [[nodiscard]] virtual Result<std::optional<VaultState>> findVault(qint64 accountId,
                                                                      const QByteArray &vaultId)
        = 0;
    /// The same, perhaps from memory, and then with a sequence that may be older, but not older than
    /// `cursor`: see `ServerStore::confirmRecalled`.
    [[nodiscard]] virtual Result<std::optional<VaultState>>
    recallVault(qint64 accountId, const QByteArray &vaultId, [[maybe_unused]] qint64 cursor)
    {
        return findVault(accountId, vaultId);
    }
    /// Last writer wins by (hlc, key version); winners get sequences in commit order, losers and
    /// repetitions change nothing. `quota_exceeded` stores nothing.
    [[nodiscard]] virtual Result<PushOutcome> push(const PushBatch &batch) = 0;
    /// Keeps a part of a device's push. Part 0 drops what else is kept of the device in the vault, and
    /// what any device left an hour ago. `conflict` unless the one before it is there; `quota_exceeded`
    /// over its bytes. The same part twice is one.
    [[nodiscard]] virtual Result<> keepPart(const KeptPart &part) = 0;
    /// The bodies of the parts before the last one, in their order: `conflict` unless all are there.
    [[nodiscard]] virtual Result<QByteArrayList> keptParts(qint64 vault, const QByteArray &deviceId,
                                                           const PushPart &last)
        = 0;
    [[nodiscard]] virtual Result<> dropParts(qint64 vault, const QByteArray &deviceId) = 0;
    /// At most `maxCells` cells after the cursor, in order, fewer once they exceed `maxBytes`; only
    /// those under older key versions than `belowKeyVersion`.
    [[nodiscard]] virtual Result<PullPage> pull(qint64 vault, qint64 after, qint64 maxCells,
                                                qsizetype maxBytes, const CellVisitor &visit,
                                                qint64 belowKeyVersion = AnyKeyVersion)
        = 0;

    /// Notes the highest position that the device confirmed, and raises the vault's `confirmedUpTo` to
    /// what all devices have confirmed, as far as it is old enough; answers it. A device that never
    /// confirmed anything counts with 0 in every vault of the account; one whose sessions have ended
    /// does not count.
    [[nodiscard]] virtual Result<qint64> confirm(const Confirmation &confirmation) = 0;
    /// How far each device is that counts for the vault.
    [[nodiscard]] virtual Result<std::vector<DeviceProgress>> progressOf(qint64 accountId,
                                                                         qint64 vault, qint64 nowMs)
        = 0;
};

} // namespace haex
