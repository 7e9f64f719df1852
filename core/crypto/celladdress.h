// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace haex {

/// Which cell a value belongs to and which write of it this is: everything of a change that
/// travels in clear. Its bytes are authenticated exactly as they stand on the wire, so they come
/// here unchanged (UTF-8, canonical row key, HLC text). The vault is the keyring's.
struct CellAddress
{
    QByteArray tableName;
    /// RowKey::text().
    QByteArray rowPks;
    QByteArray columnName;
    QByteArray operation;
    QByteArray hlcTimestamp;
    QByteArray deviceId;

    friend bool operator==(const CellAddress &, const CellAddress &) = default;
};

} // namespace haex
