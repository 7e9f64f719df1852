// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/deviceprogress.h"

#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"

namespace haex {
namespace {

DeviceProgress readProgress(JsonReader &reader)
{
    DeviceProgress progress;
    progress.device = {reader.text("deviceId"), reader.text("deviceName")};
    progress.confirmed = reader.integer("confirmed", 0);
    progress.sinceMs = reader.integer("since");
    return progress;
}

} // namespace

QByteArray encodeVaultProgress(const VaultProgress &progress)
{
    JsonWriter writer(1024);
    writer.beginObject()
        .integer("sequence", progress.sequence)
        .integer("confirmedUpTo", progress.confirmedUpTo)
        .beginArray("devices");
    for (const DeviceProgress &each : progress.devices) {
        writer.beginObject()
            .text("deviceId", each.device.deviceId)
            .text("deviceName", each.device.deviceName)
            .integer("confirmed", each.confirmed)
            .integer("since", each.sinceMs)
            .endObject();
    }
    return writer.endArray().endObject().take();
}

Result<VaultProgress> parseVaultProgress(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    VaultProgress progress;
    progress.sequence = reader.integer("sequence", 0);
    progress.confirmedUpTo = reader.integer("confirmedUpTo", 0);
    reader.array(
        "devices", [](qsizetype) {},
        [&](JsonReader &item) { progress.devices.push_back(readProgress(item)); });
    return document.finish(std::move(progress));
}

} // namespace haex
