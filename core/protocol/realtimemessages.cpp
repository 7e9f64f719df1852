// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/realtimemessages.h"

#include "core/protocol/changecodec_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace haex {
namespace {

using RequestType = RealtimeRequest::Type;
using EventType = RealtimeEvent::Type;

constexpr auto RequestNames = std::to_array<std::pair<RequestType, QByteArrayView>>({
    {RequestType::Auth, "auth"},
    {RequestType::Subscribe, "subscribe"},
    {RequestType::Unsubscribe, "unsubscribe"},
    {RequestType::Ping, "ping"},
});

constexpr auto EventNames = std::to_array<std::pair<EventType, QByteArrayView>>({
    {EventType::Authenticated, "authenticated"},
    {EventType::Subscribed, "subscribed"},
    {EventType::Unsubscribed, "unsubscribed"},
    {EventType::Changed, "changed"},
    {EventType::Pong, "pong"},
    {EventType::Error, "error"},
});

template <class Table, class Type>
QByteArrayView nameIn(const Table &table, Type type)
{
    return std::ranges::find(table, type, &Table::value_type::first)->second;
}

/// Reads the field `type`; bad_field when the table has no such name.
template <class Table>
auto readType(const Table &table, JsonReader &reader)
{
    const QByteArray name = reader.text("type");
    const auto found = std::ranges::find(table, QByteArrayView(name), &Table::value_type::second);
    if (found != table.end())
        return found->first;
    reader.failAt("type", ErrorCode::BadField);
    return table.front().first;
}

} // namespace

QByteArray encodeRealtimeRequest(const RealtimeRequest &request)
{
    JsonWriter writer;
    writer.beginObject().text("type", nameIn(RequestNames, request.type));
    if (!request.token.isEmpty())
        writer.text("token", request.token);
    if (!request.vaultId.isEmpty())
        writer.text("vaultId", request.vaultId);
    return writer.endObject().take();
}

Result<RealtimeRequest> parseRealtimeRequest(QByteArrayView text)
{
    HAEX_ASSIGN(document, JsonDocument::parse(text));
    JsonReader reader = document.root();
    RealtimeRequest request;
    request.type = readType(RequestNames, reader);
    if (request.type == RequestType::Auth)
        request.token = reader.text("token");
    if (request.type == RequestType::Subscribe || request.type == RequestType::Unsubscribe)
        request.vaultId = readVaultId(reader);
    return document.finish(std::move(request));
}

QByteArray encodeRealtimeEvent(const RealtimeEvent &event)
{
    JsonWriter writer;
    writer.beginObject().text("type", nameIn(EventNames, event.type));
    if (!event.vaultId.isEmpty())
        writer.text("vaultId", event.vaultId);
    if (event.type == EventType::Subscribed)
        writer.text("epoch", event.epoch);
    if (event.type == EventType::Subscribed || event.type == EventType::Changed)
        writer.integer("sequence", event.sequence);
    if (event.type == EventType::Error) {
        const QLatin1StringView code = errorCodeName(event.error);
        writer.beginObject("error").text("code", {code.data(), code.size()}).endObject();
    }
    return writer.endObject().take();
}

Result<RealtimeEvent> parseRealtimeEvent(QByteArrayView text)
{
    HAEX_ASSIGN(document, JsonDocument::parse(text));
    JsonReader reader = document.root();
    RealtimeEvent event;
    event.type = readType(EventNames, reader);
    event.vaultId = reader.optionalText("vaultId");
    event.epoch = reader.optionalText("epoch");
    event.sequence = reader.optionalInteger("sequence").value_or(0);
    if (event.type == EventType::Error) {
        reader.object("error", [&](JsonReader &error) {
            event.error = errorCodeFromName(QString::fromUtf8(error.text("code")));
        });
    }
    return document.finish(std::move(event));
}

} // namespace haex
