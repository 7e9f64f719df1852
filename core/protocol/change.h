// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/identifiers.h"

#include <QByteArray>

namespace haex {

/// One cell on the wire: where it is, when and by which device it was written in clear; its value
/// sealed on the device. All fields are UTF-8 or ASCII text exactly as sent.
struct Change
{
    /// Wire names (identifiers.h).
    QByteArray tableName;
    /// Canonical text of the RowKey.
    QByteArray rowPks;
    /// A wire name, or RowCellColumn.
    QByteArray columnName;
    /// insert, update or delete: a hint, but part of the associated data.
    QByteArray operation;
    QByteArray hlcTimestamp;
    /// The device that wrote the value.
    QByteArray deviceId;
    /// base64(version byte 1 | key version u32 BE | ciphertext | tag), base64(12 bytes).
    QByteArray encryptedValue;
    QByteArray nonce;
    /// The vault's sequence at which the server stored it; 0 in a push.
    qint64 updatedAt = 0;

    friend bool operator==(const Change &, const Change &) = default;
};

/// The clear head of a sealed value and its bytes, as `checkChange` found them.
struct EnvelopeBytes
{
    quint32 keyVersion = 0;
    /// encryptedValue and nonce without base64.
    QByteArray sealed;
    QByteArray nonce;
};

inline constexpr qsizetype CellNonceBytes = 12;

[[nodiscard]] bool isValidOperation(QByteArrayView operation);

/// What a cell must be whoever reads it: bad_identifier, bad_row_pks, bad_hlc, cell_too_large,
/// bad_ciphertext, or bad_field for the device id; the error's pointer is `/<field>`. Says nothing
/// about who may write it and when.
[[nodiscard]] Result<EnvelopeBytes> checkChange(const Change &change);

} // namespace haex
