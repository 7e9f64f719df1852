// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/change.h"
#include "core/protocol/limits.h"

#include <vector>

/// POST /sync/pull: one page of the newest version of each cell, in the order of their sequence.
namespace haex {

struct PullRequest
{
    QByteArray vaultId;
    /// Cells stored after this sequence; 0 = from the start.
    qint64 afterUpdatedAt = 0;
    qint64 limit = limits::DefaultPageCells;
    /// The epoch that the cursor belongs to; empty = not known yet.
    QByteArray epoch;
};

struct PullResponse
{
    std::vector<Change> changes;
    /// The next cursor; the request's own when there is nothing new.
    qint64 afterUpdatedAt = 0;
    bool hasMore = false;
    QByteArray epoch;
    qint64 serverTimeMs = 0;
};

[[nodiscard]] QByteArray encodePullRequest(const PullRequest &request);
/// bad_json, bad_field, bad_vault_id or bad_cursor.
[[nodiscard]] Result<PullRequest> parsePullRequest(QByteArrayView body);
[[nodiscard]] QByteArray encodePullResponse(const PullResponse &response);
[[nodiscard]] Result<PullResponse> parsePullResponse(QByteArrayView body);

} // namespace haex
