// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pullpagewriter.h"

#include "core/base/base64.h"

namespace haex {
namespace {

QByteArray base64Text(QByteArrayView bytes)
{
    QByteArray text(base64Size(bytes.size()), Qt::Uninitialized);
    encodeBase64(bytes, text.data());
    return text;
}

} // namespace

Change toChange(const StoredCell &cell)
{
    Change change;
    change.tableName = cell.tableName.toByteArray();
    change.rowPks = cell.rowPks.toByteArray();
    change.columnName = cell.columnName.toByteArray();
    change.operation = cell.operation.toByteArray();
    change.hlcTimestamp = cell.hlcTimestamp.toByteArray();
    change.deviceId = cell.deviceId.toByteArray();
    change.encryptedValue = base64Text(cell.sealed);
    change.nonce = base64Text(cell.nonce);
    change.updatedAt = cell.updatedAt;
    return change;
}

void writeRemovals(JsonWriter &writer, const PullResponse &response)
{
    if (response.accountEndsAtMs)
        writer.integer("accountEndsAt", *response.accountEndsAtMs);
    if (response.vaultEndsAtMs)
        writer.integer("vaultEndsAt", *response.vaultEndsAtMs);
}

PullPageWriter::PullPageWriter()
    : m_writer(1024)
{
    m_writer.beginObject().beginArray("changes");
}

void PullPageWriter::add(const StoredCell &cell)
{
    m_writer.beginObject()
        .text("tableName", cell.tableName)
        .text("rowPks", cell.rowPks)
        .text("columnName", cell.columnName)
        .text("operation", cell.operation)
        .text("hlcTimestamp", cell.hlcTimestamp)
        .text("deviceId", cell.deviceId)
        .base64("encryptedValue", cell.sealed)
        .base64("nonce", cell.nonce)
        .integer("updatedAt", cell.updatedAt)
        .endObject();
}

QByteArray PullPageWriter::finish(const PullResponse &page)
{
    m_writer.endArray()
        .text("epoch", page.epoch)
        .integer("afterUpdatedAt", page.afterUpdatedAt)
        .boolean("hasMore", page.hasMore)
        .integer("serverTime", page.serverTimeMs)
        .integer("confirmedUpTo", page.confirmedUpTo);
    writeRemovals(m_writer, page);
    return m_writer.endObject().take();
}

} // namespace haex
