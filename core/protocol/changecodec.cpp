// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/changecodec_p.h"

namespace haex {
namespace {

constexpr QByteArrayView AppliedName = "applied";
constexpr QByteArrayView StaleName = "stale";

QByteArray statusName(const ChangeResult &result)
{
    switch (result.status) {
    case ChangeResult::Status::Applied:
        return AppliedName.toByteArray();
    case ChangeResult::Status::Stale:
        return StaleName.toByteArray();
    case ChangeResult::Status::Refused:
        break;
    }
    const QLatin1StringView code = errorCodeName(result.error);
    return {code.data(), code.size()};
}

ChangeResult readResult(JsonReader &reader)
{
    ChangeResult result;
    const QByteArray status = reader.text("status");
    if (status == StaleName) {
        result.status = ChangeResult::Status::Stale;
    } else if (status != AppliedName) {
        result.status = ChangeResult::Status::Refused;
        result.error = errorCodeFromName(QString::fromUtf8(status));
    }
    if (reader.has("replaced"))
        reader.object("replaced",
                      [&](JsonReader &inner) { result.replaced = readStoredChange(inner); });
    return result;
}

} // namespace

void writeChangeFields(JsonWriter &writer, const Change &change)
{
    writer.text("tableName", change.tableName)
        .text("rowPks", change.rowPks)
        .text("columnName", change.columnName)
        .text("operation", change.operation)
        .text("hlcTimestamp", change.hlcTimestamp)
        .text("deviceId", change.deviceId)
        .text("encryptedValue", change.encryptedValue)
        .text("nonce", change.nonce);
    if (change.updatedAt != 0)
        writer.integer("updatedAt", change.updatedAt);
}

Change readChange(JsonReader &reader)
{
    Change change;
    change.tableName = reader.text("tableName");
    change.rowPks = reader.text("rowPks");
    change.columnName = reader.text("columnName");
    change.operation = reader.text("operation");
    change.hlcTimestamp = reader.text("hlcTimestamp");
    change.deviceId = reader.text("deviceId");
    change.encryptedValue = reader.text("encryptedValue");
    change.nonce = reader.text("nonce");
    if (!isValidOperation(change.operation))
        reader.failAt("operation", ErrorCode::BadField);
    return change;
}

Change readStoredChange(JsonReader &reader)
{
    Change change = readChange(reader);
    change.updatedAt = reader.integer("updatedAt", 1);
    return change;
}

void writeResults(JsonWriter &writer, const std::vector<ChangeResult> &results)
{
    writer.beginArray("results");
    for (const ChangeResult &result : results) {
        writer.beginObject().text("status", statusName(result));
        if (result.replaced) {
            writer.beginObject("replaced");
            writeChangeFields(writer, *result.replaced);
            writer.endObject();
        }
        writer.endObject();
    }
    writer.endArray();
}

std::vector<ChangeResult> readResults(JsonReader &reader)
{
    std::vector<ChangeResult> results;
    reader.array(
        "results", [&](qsizetype count) { results.reserve(static_cast<size_t>(count)); },
        [&](JsonReader &item) { results.push_back(readResult(item)); });
    return results;
}

QByteArray readVaultId(JsonReader &reader)
{
    QByteArray vaultId = reader.text("vaultId");
    if (!reader.failed() && !isCanonicalUuid(vaultId))
        reader.failAt("vaultId", ErrorCode::BadVaultId);
    return vaultId;
}

qint64 readCursor(JsonReader &reader, const char *name)
{
    // Of the right type but not a cursor: its own code, so that a client knows what to drop.
    const qint64 cursor = reader.integer(name);
    if (cursor < 0)
        reader.failAt(name, ErrorCode::BadCursor);
    return cursor;
}

} // namespace haex
