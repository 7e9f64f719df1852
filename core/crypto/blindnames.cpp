// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/blindnames.h"

#include "core/crypto/associateddata.h"
#include "core/crypto/vaultkeyring.h"

namespace haex {
namespace {

constexpr QByteArrayView RowCell = "*";
/// No vault has as many; what a device that went wrong makes up must not fill the memory.
constexpr qsizetype MostKnown = 4096;

} // namespace

Result<BlindNames> BlindNames::create(const VaultKeyring &keyring)
{
    HAEX_ASSIGN(key, keyring.blindNamesKey());
    HAEX_ASSIGN(digest, KeyedDigest::create(std::move(key)));
    return BlindNames(std::move(digest));
}

QByteArray BlindNames::digest(QByteArrayView role, QByteArrayView tableName, QByteArrayView name) const
{
    AssociatedData message;
    message.add(role).add(tableName).add(name);
    return m_digest.of(QByteArrayView(message.bytes())).toBytes();
}

BlindNames::Table &BlindNames::known(const QByteArray &tableName)
{
    if (m_tables.size() > MostKnown)
        m_tables.clear();
    Table &table = m_tables[tableName];
    if (table.name.isEmpty())
        table.name = digest("table", tableName, {}).toHex();
    return table;
}

QByteArray BlindNames::table(const QByteArray &tableName)
{
    return known(tableName).name;
}

QByteArray BlindNames::column(const QByteArray &tableName, const QByteArray &columnName)
{
    if (columnName == RowCell)
        return columnName;
    Table &table = known(tableName);
    if (table.columns.size() > MostKnown)
        table.columns.clear();
    QByteArray &column = table.columns[columnName];
    if (column.isEmpty())
        column = digest("column", tableName, columnName).toHex();
    return column;
}

QByteArray BlindNames::row(const QByteArray &tableName, const QByteArray &rowPks)
{
    if (rowPks != m_lastRow.rowPks || tableName != m_lastRow.tableName) {
        m_lastRow = {tableName, rowPks, {}};
        const auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        m_lastRowPks = R"({"k":")" + digest("row", tableName, rowPks).toBase64(form) + R"("})";
    }
    return m_lastRowPks;
}

CellPlace BlindNames::place(const CellPlace &real)
{
    return {table(real.tableName), row(real.tableName, real.rowPks),
            column(real.tableName, real.columnName)};
}

} // namespace haex
