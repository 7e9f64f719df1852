// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/change.h"

#include "core/base/base64.h"
#include "core/base/rowkey.h"
#include "core/clock/hlctimestamp.h"
#include "core/protocol/limits.h"

#include <QtEndian>

namespace haex {
namespace {

constexpr char SealedVersion = 1;
constexpr qsizetype SealedHeaderBytes = 5;
constexpr qsizetype TagBytes = 16;

tl::unexpected<Error> failAt(ErrorCode code, const char *pointer)
{
    return fail(Error {code, {}, QString::fromLatin1(pointer)});
}

Result<> checkPlace(const Change &change)
{
    if (!isValidWireIdentifier(change.tableName))
        return failAt(ErrorCode::BadIdentifier, "/tableName");
    if (!isValidWireColumn(change.columnName))
        return failAt(ErrorCode::BadIdentifier, "/columnName");
    if (!checkCanonicalRowPks(change.rowPks))
        return failAt(ErrorCode::BadRowPks, "/rowPks");
    if (!isValidOperation(change.operation))
        return failAt(ErrorCode::BadField, "/operation");
    if (!HlcTimestamp::parse(change.hlcTimestamp))
        return failAt(ErrorCode::BadHlc, "/hlcTimestamp");
    if (!isCanonicalUuid(change.deviceId))
        return failAt(ErrorCode::BadField, "/deviceId");
    return {};
}

} // namespace

bool isValidOperation(QByteArrayView operation)
{
    return operation == "insert" || operation == "update" || operation == "delete";
}

Result<EnvelopeBytes> checkChange(const Change &change)
{
    HAEX_TRY(checkPlace(change));
    if (change.encryptedValue.size() > base64Size(limits::MaxCellBytes))
        return failAt(ErrorCode::CellTooLarge, "/encryptedValue");
    auto sealed = decodeBase64(change.encryptedValue);
    if (!sealed || sealed->size() <= SealedHeaderBytes + TagBytes
        || sealed->front() != SealedVersion)
        return failAt(ErrorCode::BadCiphertext, "/encryptedValue");
    if (sealed->size() > limits::MaxCellBytes)
        return failAt(ErrorCode::CellTooLarge, "/encryptedValue");
    auto nonce = decodeBase64(change.nonce);
    if (!nonce || nonce->size() != CellNonceBytes)
        return failAt(ErrorCode::BadCiphertext, "/nonce");
    const auto keyVersion = qFromBigEndian<quint32>(sealed->constData() + 1);
    return EnvelopeBytes {keyVersion, std::move(*sealed), std::move(*nonce)};
}

} // namespace haex
