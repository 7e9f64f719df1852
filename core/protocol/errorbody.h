// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pushmessages.h"

#include <optional>

namespace haex {

/// The body of every answer that is not a success, and what a client can act on without another
/// request: `{"error":{"code","message","pointer"?}, …}`.
struct ErrorBody
{
    Error error;
    /// batch_too_large: how many cells would be accepted.
    std::optional<qint64> limit;
    /// cursor_ahead, epoch_mismatch and resync_required: the vault's real state.
    QByteArray epoch;
    std::optional<qint64> sequence;
    /// hlc_too_far_in_future: the server's clock.
    std::optional<qint64> serverTimeMs;
    /// A push of which every cell was refused.
    std::vector<ChangeResult> results;
};

/// The HTTP status that goes with a code.
[[nodiscard]] int httpStatusOf(ErrorCode code);

[[nodiscard]] QByteArray encodeErrorBody(const ErrorBody &body);
/// not_a_sync_server when the body is none of ours (HTML, another JSON).
[[nodiscard]] Result<ErrorBody> parseErrorBody(QByteArrayView body);

} // namespace haex
