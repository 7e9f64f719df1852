// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/cellplace.h"
#include "core/crypto/keyeddigest.h"

#include <QHash>

namespace haex {

class VaultKeyring;

/// The names that the servers of a vault with blind names get in the place of the real ones: a digest
/// of each, under a key of the vault's first version, so that a cell keeps its place whatever key seals
/// it. A column's is bound to its table, a row's too: the same name elsewhere looks different. Their
/// forms are those of any name and any row key. One thread.
class BlindNames final
{
public:
    /// `unknown_key_version` while the first key is not in the ring.
    [[nodiscard]] static Result<BlindNames> create(const VaultKeyring &keyring);

    /// 32 hex digits.
    [[nodiscard]] QByteArray table(const QByteArray &tableName);
    /// The same; the cell of a row's existence (`*`) keeps its name, by which servers know deletes.
    [[nodiscard]] QByteArray column(const QByteArray &tableName, const QByteArray &columnName);
    /// A canonical row key of one column, `{"k":"<22 characters>"}`.
    [[nodiscard]] QByteArray row(const QByteArray &tableName, const QByteArray &rowPks);
    [[nodiscard]] CellPlace place(const CellPlace &real);

private:
    explicit BlindNames(KeyedDigest digest)
        : m_digest(std::move(digest))
    {
    }
    struct Table
    {
        QByteArray name;
        QHash<QByteArray, QByteArray> columns;
    };
    [[nodiscard]] Table &known(const QByteArray &tableName);
    [[nodiscard]] QByteArray digest(QByteArrayView role, QByteArrayView tableName, QByteArrayView name) const;

    KeyedDigest m_digest;
    QHash<QByteArray, Table> m_tables;
    /// The cells of one row follow each other.
    CellPlace m_lastRow;
    QByteArray m_lastRowPks;
};

} // namespace haex
