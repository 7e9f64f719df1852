// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/change.h"
#include "core/protocol/limits.h"

#include <optional>
#include <vector>

/// POST /sync/push: at most one batch of changes, stored in one transaction, answered per cell. What
/// is larger and belongs together comes in parts: each is kept, and answered with no results, until
/// the last one has come; that one is answered for all of them, in their order.
namespace haex::limits {

/// A push that is larger than one request may be, and has to be seen whole, comes in so many parts at most.
inline constexpr qsizetype MaxPushParts = 64;
/// All parts of one push, compressed, as they are kept until the last one has come.
inline constexpr qsizetype MaxPushPartsBytes = 32 * 1024 * 1024;
inline constexpr qsizetype PushIdLength = 32;

} // namespace haex::limits

namespace haex {

/// Which part of a larger push a request is.
struct PushPart
{
    /// 32 hex digits, new for each try. A part with another one drops what is kept of the device.
    QByteArray pushId;
    /// 0, 1, 2 …, in this order.
    qint64 number = 0;
    bool isLast = false;
};

struct PushRequest
{
    QByteArray vaultId;
    /// The pull cursor that the push is based on (R19).
    qint64 baseCursor = 0;
    /// The epoch that the cursor belongs to; empty = not known yet.
    QByteArray epoch;
    std::vector<Change> changes;
    /// Nothing: it is all of the push.
    std::optional<PushPart> part = {};
};

/// What became of one change of a push.
struct ChangeResult
{
    enum class Status {
        Applied,
        /// The server has this cell as new or newer; nothing was stored.
        Stale,
        /// `error` says why; nothing was stored.
        Refused,
    };

    Status status = Status::Applied;
    ErrorCode error = ErrorCode::Internal;
    /// Applied: what another device wrote after `baseCursor` and this change replaced.
    /// Stale: what the server has instead, when another device wrote it after `baseCursor`.
    std::optional<Change> replaced;
};

struct PushResponse
{
    QByteArray epoch;
    /// The vault's newest sequence after the push.
    qint64 sequence = 0;
    qint64 serverTimeMs = 0;
    /// One for each change, in their order; none for a part that is not the last.
    std::vector<ChangeResult> results;
};

[[nodiscard]] QByteArray encodePushRequest(const PushRequest &request);
/// bad_json, bad_field, bad_vault_id, bad_cursor, or batch_too_large over `maxChanges`.
[[nodiscard]] Result<PushRequest> parsePushRequest(QByteArrayView body,
                                                   qsizetype maxChanges = limits::MaxPushCells);
[[nodiscard]] QByteArray encodePushResponse(const PushResponse &response);
[[nodiscard]] Result<PushResponse> parsePushResponse(QByteArrayView body);

} // namespace haex
