// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/change.h"
#include "core/protocol/limits.h"

#include <optional>
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
    /// Everything up to this sequence is stored by the device for good (R14). Not the same as
    /// `afterUpdatedAt`: pages are asked for before the ones in front of them are stored.
    std::optional<qint64> confirmed = {};
    /// Only cells under older key versions than this one: to re-encrypt them. A server that does not
    /// know of it answers with all cells.
    std::optional<qint64> belowKeyVersion = {};
};

struct PullResponse
{
    std::vector<Change> changes;
    /// The next cursor; the request's own when there is nothing new.
    qint64 afterUpdatedAt = 0;
    bool hasMore = false;
    QByteArray epoch;
    qint64 serverTimeMs = 0;
    /// Every device has confirmed it, and the server can tell it again: tombstones up to this sequence
    /// may be forgotten by whoever has all of this answer. 0 from a server that does not count.
    qint64 confirmedUpTo = 0;
    /// When the account, and the vault by itself, are going to be removed from the server.
    std::optional<qint64> accountEndsAtMs = {};
    std::optional<qint64> vaultEndsAtMs = {};
};

[[nodiscard]] QByteArray encodePullRequest(const PullRequest &request);
/// bad_json, bad_field, bad_vault_id or bad_cursor.
[[nodiscard]] Result<PullRequest> parsePullRequest(QByteArrayView body);
[[nodiscard]] QByteArray encodePullResponse(const PullResponse &response);
[[nodiscard]] Result<PullResponse> parsePullResponse(QByteArrayView body);
/// `server_protocol_error` unless the page goes on from the cursor that it was asked for with: whoever asks
/// again and again comes to an end.
[[nodiscard]] Result<> checkPageFollows(const PullResponse &page, qint64 after);

} // namespace haex
