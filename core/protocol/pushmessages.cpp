// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pushmessages.h"

#include "core/protocol/changecodec_p.h"

#include <algorithm>

namespace haex {
namespace {

// A typical change with a short value, to size the buffer.
constexpr qsizetype TypicalChangeBytes = 400;
constexpr qsizetype TypicalResultBytes = 24;

void writePart(JsonWriter &writer, const PushPart &part)
{
    writer.beginObject("part")
        .text("pushId", part.pushId)
        .integer("number", part.number)
        .boolean("isLast", part.isLast)
        .endObject();
}

PushPart readPart(JsonReader &reader)
{
    PushPart part;
    part.pushId = reader.text("pushId");
    const bool isHex = std::ranges::all_of(part.pushId, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (part.pushId.size() != limits::PushIdLength || !isHex)
        reader.failAt("pushId", ErrorCode::BadField);
    part.number = reader.integer("number", 0, limits::MaxPushParts - 1);
    part.isLast = reader.boolean("isLast");
    return part;
}

} // namespace

QByteArray encodePushRequest(const PushRequest &request)
{
    JsonWriter writer(static_cast<qsizetype>(request.changes.size()) * TypicalChangeBytes + 256);
    writer.beginObject().text("vaultId", request.vaultId).integer("baseCursor", request.baseCursor);
    if (!request.epoch.isEmpty())
        writer.text("epoch", request.epoch);
    if (request.part)
        writePart(writer, *request.part);
    writer.beginArray("changes");
    for (const Change &change : request.changes) {
        writer.beginObject();
        writeChangeFields(writer, change);
        writer.endObject();
    }
    return writer.endArray().endObject().take();
}

Result<PushRequest> parsePushRequest(QByteArrayView body, qsizetype maxChanges)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PushRequest request;
    request.vaultId = readVaultId(reader);
    request.baseCursor = readCursor(reader, "baseCursor");
    request.epoch = reader.optionalText("epoch");
    if (reader.has("part"))
        reader.object("part", [&](JsonReader &part) { request.part = readPart(part); });
    reader.array(
        "changes",
        [&](qsizetype count) {
            if (count > maxChanges)
                reader.failAt("changes", ErrorCode::BatchTooLarge);
            else
                request.changes.reserve(static_cast<size_t>(count));
        },
        [&](JsonReader &item) { request.changes.push_back(readChange(item)); });
    return document.finish(std::move(request));
}

QByteArray encodePushResponse(const PushResponse &response)
{
    JsonWriter writer(static_cast<qsizetype>(response.results.size()) * TypicalResultBytes + 256);
    writer.beginObject()
        .text("epoch", response.epoch)
        .integer("sequence", response.sequence)
        .integer("serverTime", response.serverTimeMs);
    writeResults(writer, response.results);
    return writer.endObject().take();
}

Result<PushResponse> parsePushResponse(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PushResponse response;
    response.epoch = reader.text("epoch");
    response.sequence = reader.integer("sequence", 0);
    response.serverTimeMs = reader.integer("serverTime");
    response.results = readResults(reader);
    return document.finish(std::move(response));
}

} // namespace haex
