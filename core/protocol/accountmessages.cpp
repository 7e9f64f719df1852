// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/accountmessages.h"

#include "core/protocol/identifiers.h"
#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/limits.h"

namespace haex {
namespace {

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {secret.view().data(), static_cast<qsizetype>(secret.size())};
}

void checkDevice(JsonReader &reader, const AccountDevice &device)
{
    if (!isCanonicalUuid(device.deviceId))
        reader.failAt("deviceId", ErrorCode::BadField);
    if (device.deviceName.size() > limits::MaxDeviceNameBytes)
        reader.failAt("deviceName", ErrorCode::BadField);
}

DeviceInfo readDevice(JsonReader &reader)
{
    DeviceInfo info;
    info.device.deviceId = reader.text("deviceId");
    info.device.deviceName = reader.text("deviceName");
    info.createdAtMs = reader.integer("createdAt");
    info.lastSeenAtMs = reader.integer("lastSeenAt");
    info.isCurrent = reader.boolean("isCurrent");
    return info;
}

} // namespace

QByteArray encodeLoginRequest(const LoginRequest &request)
{
    JsonWriter writer(2048);
    writer.beginObject().text("email", request.email).text("password", viewOf(request.password));
    if (!request.invitation.isEmpty())
        writer.text("invitation", request.invitation);
    writer.text("deviceId", request.device.deviceId).text("deviceName", request.device.deviceName);
    return writer.endObject().take();
}

Result<LoginRequest> parseLoginRequest(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    LoginRequest request;
    request.email = reader.text("email");
    request.password = reader.secret("password");
    request.invitation = reader.optionalText("invitation");
    request.device.deviceId = reader.text("deviceId");
    request.device.deviceName = reader.text("deviceName");
    // The least length is a rule for new accounts: a login with less is merely wrong.
    const auto passwordBytes = static_cast<qsizetype>(request.password.size());
    if (passwordBytes == 0 || passwordBytes > limits::MaxPasswordBytes)
        reader.failAt("password", ErrorCode::BadField);
    checkDevice(reader, request.device);
    return document.finish(std::move(request));
}

QByteArray encodeRefreshRequest(const RefreshRequest &request)
{
    JsonWriter writer;
    writer.beginObject().text("refresh_token", request.refreshToken);
    if (!request.device.deviceId.isEmpty())
        writer.text("deviceId", request.device.deviceId)
            .text("deviceName", request.device.deviceName);
    return writer.endObject().take();
}

Result<RefreshRequest> parseRefreshRequest(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    RefreshRequest request;
    request.refreshToken = reader.text("refresh_token");
    request.device.deviceId = reader.optionalText("deviceId");
    request.device.deviceName = reader.optionalText("deviceName");
    if (!request.device.deviceId.isEmpty())
        checkDevice(reader, request.device);
    return document.finish(std::move(request));
}

QByteArray encodeSessionTokens(const SessionTokens &tokens)
{
    JsonWriter writer(512);
    writer.beginObject()
        .text("access_token", tokens.accessToken)
        .text("refresh_token", tokens.refreshToken)
        .integer("expires_in", tokens.expiresInSeconds)
        .integer("expires_at", tokens.expiresAtSeconds)
        .beginObject("user")
        .text("id", tokens.userId)
        .text("email", tokens.email)
        .endObject();
    return writer.endObject().take();
}

Result<SessionTokens> parseSessionTokens(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    SessionTokens tokens;
    tokens.accessToken = reader.text("access_token");
    tokens.refreshToken = reader.text("refresh_token");
    tokens.expiresInSeconds = reader.integer("expires_in", 0);
    tokens.expiresAtSeconds = reader.integer("expires_at", 0);
    reader.object("user", [&](JsonReader &user) {
        tokens.userId = user.text("id");
        tokens.email = user.text("email");
    });
    return document.finish(std::move(tokens));
}

QByteArray encodeDeviceList(const std::vector<DeviceInfo> &devices)
{
    JsonWriter writer(1024);
    writer.beginObject().beginArray("devices");
    for (const DeviceInfo &info : devices) {
        writer.beginObject()
            .text("deviceId", info.device.deviceId)
            .text("deviceName", info.device.deviceName)
            .integer("createdAt", info.createdAtMs)
            .integer("lastSeenAt", info.lastSeenAtMs)
            .boolean("isCurrent", info.isCurrent)
            .endObject();
    }
    return writer.endArray().endObject().take();
}

Result<std::vector<DeviceInfo>> parseDeviceList(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    std::vector<DeviceInfo> devices;
    reader.array(
        "devices", [](qsizetype) {},
        [&](JsonReader &item) { devices.push_back(readDevice(item)); });
    return document.finish(std::move(devices));
}

QByteArray encodeDeviceName(QByteArrayView deviceName)
{
    return JsonWriter().beginObject().text("deviceName", deviceName).endObject().take();
}

Result<QByteArray> parseDeviceName(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    QByteArray deviceName = reader.text("deviceName");
    if (deviceName.size() > limits::MaxDeviceNameBytes)
        reader.failAt("deviceName", ErrorCode::BadField);
    return document.finish(std::move(deviceName));
}

QByteArray encodeServerInfo(const ServerInfo &info)
{
    return JsonWriter()
        .beginObject()
        .text("name", info.name)
        .text("version", info.version)
        .text("status", "ok")
        .integer("protocol", info.protocol)
        .text("registration", info.registration)
        .endObject()
        .take();
}

Result<ServerInfo> parseServerInfo(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    ServerInfo info;
    info.name = reader.text("name");
    info.version = reader.text("version");
    info.protocol = static_cast<int>(reader.integer("protocol", 0, 1000));
    info.registration = reader.text("registration");
    return document.finish(std::move(info));
}

} // namespace haex
