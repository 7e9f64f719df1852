// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pullmessages.h"

#include "core/protocol/changecodec_p.h"
#include "core/protocol/pullpagewriter.h"

#include <limits>

namespace haex {
namespace {

constexpr qsizetype TypicalChangeBytes = 420;

} // namespace

QByteArray encodePullRequest(const PullRequest &request)
{
    JsonWriter writer;
    writer.beginObject()
        .text("vaultId", request.vaultId)
        .integer("afterUpdatedAt", request.afterUpdatedAt)
        .integer("limit", request.limit);
    if (!request.epoch.isEmpty())
        writer.text("epoch", request.epoch);
    if (request.confirmed)
        writer.integer("confirmed", *request.confirmed);
    if (request.belowKeyVersion)
        writer.integer("belowKeyVersion", *request.belowKeyVersion);
    return writer.endObject().take();
}

Result<PullRequest> parsePullRequest(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PullRequest request;
    request.vaultId = readVaultId(reader);
    request.afterUpdatedAt = readCursor(reader, "afterUpdatedAt");
    request.limit = reader.integer("limit", limits::MinPageCells, limits::MaxPageCells);
    request.epoch = reader.optionalText("epoch");
    if (reader.has("confirmed"))
        request.confirmed = readCursor(reader, "confirmed");
    if (reader.has("belowKeyVersion"))
        request.belowKeyVersion
            = reader.integer("belowKeyVersion", 1, std::numeric_limits<quint32>::max());
    return document.finish(std::move(request));
}

QByteArray encodePullResponse(const PullResponse &response)
{
    JsonWriter writer(static_cast<qsizetype>(response.changes.size()) * TypicalChangeBytes + 256);
    writer.beginObject()
        .text("epoch", response.epoch)
        .integer("afterUpdatedAt", response.afterUpdatedAt)
        .boolean("hasMore", response.hasMore)
        .integer("serverTime", response.serverTimeMs)
        .integer("confirmedUpTo", response.confirmedUpTo);
    writeRemovals(writer, response);
    writer.beginArray("changes");
    for (const Change &change : response.changes) {
        writer.beginObject();
        writeChangeFields(writer, change);
        writer.endObject();
    }
    return writer.endArray().endObject().take();
}

Result<PullResponse> parsePullResponse(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PullResponse response;
    response.epoch = reader.text("epoch");
    response.afterUpdatedAt = reader.integer("afterUpdatedAt", 0);
    response.hasMore = reader.boolean("hasMore");
    response.serverTimeMs = reader.integer("serverTime");
    if (reader.has("confirmedUpTo"))
        response.confirmedUpTo = reader.integer("confirmedUpTo", 0);
    response.accountEndsAtMs = reader.optionalInteger("accountEndsAt");
    response.vaultEndsAtMs = reader.optionalInteger("vaultEndsAt");
    reader.array(
        "changes", [&](qsizetype count) { response.changes.reserve(static_cast<size_t>(count)); },
        [&](JsonReader &item) { response.changes.push_back(readStoredChange(item)); });
    return document.finish(std::move(response));
}

Result<> checkPageFollows(const PullResponse &page, qint64 after)
{
    for (const Change &change : page.changes) {
        if (change.updatedAt <= after)
            return fail(ErrorCode::ServerProtocolError, QStringLiteral("the sequence does not increase"));
        after = change.updatedAt;
    }
    if (page.changes.empty() && page.hasMore)
        return fail(ErrorCode::ServerProtocolError, QStringLiteral("more, but no cell"));
    if (page.afterUpdatedAt != after)
        return fail(ErrorCode::ServerProtocolError, QStringLiteral("the cursor does not fit the page"));
    return {};
}

} // namespace haex
