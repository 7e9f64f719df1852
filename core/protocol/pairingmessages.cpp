// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pairingmessages.h"

#include "core/base/base64.h"
#include "core/protocol/identifiers.h"
#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype MaxGrantBytes = 256;

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {secret.view().data(), static_cast<qsizetype>(secret.size())};
}

QByteArray readSealed(JsonReader &reader)
{
    const auto bytes = decodeBase64(reader.text("sealed"));
    if (!bytes || bytes->isEmpty() || bytes->size() > limits::MaxPairingMessageBytes) {
        reader.failAt("sealed", ErrorCode::BadField);
        return {};
    }
    return *bytes;
}

SecretBytes readGrant(JsonReader &reader)
{
    SecretBytes grant = reader.secret("grant");
    if (grant.isEmpty() || static_cast<qsizetype>(grant.size()) > MaxGrantBytes)
        reader.failAt("grant", ErrorCode::BadField);
    return grant;
}

} // namespace

bool isPairingMailbox(QByteArrayView text)
{
    return text.size() == 2 * limits::PairingMailboxBytes && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

QByteArray encodePairingOpening(const PairingOpening &opening)
{
    JsonWriter writer;
    writer.beginObject().text("mailbox", opening.mailbox).base64("sealed", opening.sealed);
    return writer.endObject().take();
}

Result<PairingOpening> parsePairingOpening(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PairingOpening opening;
    opening.mailbox = reader.text("mailbox");
    if (!isPairingMailbox(opening.mailbox))
        reader.failAt("mailbox", ErrorCode::BadField);
    opening.sealed = readSealed(reader);
    return document.finish(std::move(opening));
}

QByteArray encodePairingMessage(const PairingMessage &message)
{
    JsonWriter writer;
    writer.beginObject().integer("slot", message.slot).base64("sealed", message.sealed);
    return writer.endObject().take();
}

Result<PairingMessage> parsePairingMessage(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PairingMessage message;
    message.slot = static_cast<int>(reader.integer("slot", 1, limits::PairingSlots - 1));
    message.sealed = readSealed(reader);
    return document.finish(std::move(message));
}

QByteArray encodePairingMessages(const std::vector<PairingMessage> &messages)
{
    JsonWriter writer(1024);
    writer.beginObject().beginArray("messages");
    for (const PairingMessage &message : messages) {
        writer.beginObject()
            .integer("slot", message.slot)
            .base64("sealed", message.sealed)
            .endObject();
    }
    return writer.endArray().endObject().take();
}

Result<std::vector<PairingMessage>> parsePairingMessages(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    std::vector<PairingMessage> messages;
    reader.array(
        "messages", [](qsizetype) {},
        [&](JsonReader &item) {
            const auto slot = static_cast<int>(item.integer("slot", 0, limits::PairingSlots - 1));
            messages.push_back({slot, readSealed(item)});
        });
    return document.finish(std::move(messages));
}

QByteArray encodeLoginGrant(const LoginGrant &grant)
{
    JsonWriter writer;
    writer.beginObject()
        .text("grant", viewOf(grant.grant))
        .integer("expires_in", grant.expiresInSeconds);
    return writer.endObject().take();
}

Result<LoginGrant> parseLoginGrant(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    LoginGrant grant;
    grant.grant = readGrant(reader);
    grant.expiresInSeconds = reader.integer("expires_in", 0);
    return document.finish(std::move(grant));
}

QByteArray encodeGrantRequest(const GrantRequest &request)
{
    JsonWriter writer(1024);
    writer.beginObject()
        .text("grant", viewOf(request.grant))
        .text("deviceId", request.device.deviceId)
        .text("deviceName", request.device.deviceName);
    return writer.endObject().take();
}

Result<GrantRequest> parseGrantRequest(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    GrantRequest request;
    request.grant = readGrant(reader);
    request.device.deviceId = reader.text("deviceId");
    request.device.deviceName = reader.text("deviceName");
    if (!isCanonicalUuid(request.device.deviceId))
        reader.failAt("deviceId", ErrorCode::BadField);
    if (request.device.deviceName.size() > limits::MaxDeviceNameBytes)
        reader.failAt("deviceName", ErrorCode::BadField);
    return document.finish(std::move(request));
}

} // namespace haex
