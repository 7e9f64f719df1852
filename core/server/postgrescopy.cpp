// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgrescopy.h"

#include <QtEndian>

#include <libpq-fe.h>

#include <limits>

namespace haex {
namespace {

constexpr QByteArrayView Signature("PGCOPY\n\377\r\n\0", 11);
// Flags and the length of an extension, both 0.
constexpr qsizetype HeadSize = Signature.size() + 8;

// Of the catalog; they never change.
enum TypeOid : unsigned int { Bytea = 17, Int8 = 20, Int2 = 21, Int4 = 23, Text = 25 };

template <class Number>
QByteArray bigEndian(Number number)
{
    const Number swapped = qToBigEndian(number);
    return {reinterpret_cast<const char *>(&swapped), sizeof swapped};
}

template <class Number>
Result<QByteArray> narrowed(qint64 number)
{
    if (number < std::numeric_limits<Number>::min() || number > std::numeric_limits<Number>::max())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a number is too large"));
    return bigEndian(static_cast<Number>(number));
}

Result<QByteArray> numberField(qint64 number, unsigned int type)
{
    if (type == Int2)
        return narrowed<qint16>(number);
    return type == Int4 ? narrowed<qint32>(number) : bigEndian(number);
}

Result<QByteArray> field(const CellValue &value, const CopyColumn &column)
{
    const bool isNumber = value.type() == CellValue::Type::Integer;
    const bool isBytes
        = value.type() == CellValue::Type::Text || value.type() == CellValue::Type::Blob;
    const bool wantsBytes = column.type == Bytea || column.type == Text;
    const bool wantsNumber = column.type == Int2 || column.type == Int4 || column.type == Int8;
    if (isBytes && wantsBytes)
        return value.bytes();
    if (isNumber && wantsNumber)
        return numberField(value.toInteger(), column.type);
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("a value does not fit the column ")
                    + QLatin1StringView(column.name));
}

} // namespace

Result<std::vector<CopyColumn>> copyColumns(PostgresConnection &connection, const QByteArray &table,
                                            const QByteArray &columns)
{
    HAEX_ASSIGN(none, connection.run("SELECT " + columns + " FROM " + table + " LIMIT 0"));
    std::vector<CopyColumn> all;
    for (int i = 0; i < PQnfields(none.handle()); ++i)
        all.push_back({PQfname(none.handle(), i), PQftype(none.handle(), i)});
    return all;
}

QByteArray copyStatement(const PostgresTable &table, QByteArrayView direction)
{
    return QByteArray("COPY ")
        .append(table.name)
        .append('(')
        .append(table.columns)
        .append(") ")
        .append(direction)
        .append(" (FORMAT binary)");
}

QByteArray copyHead()
{
    return Signature.toByteArray() + QByteArray(HeadSize - Signature.size(), '\0');
}

QByteArray copyTail()
{
    return bigEndian(qint16(-1));
}

Result<QByteArray> copyRow(const Statement &row, std::span<const CopyColumn> columns)
{
    QByteArray bytes = bigEndian(static_cast<qint16>(columns.size()));
    for (size_t i = 0; i < columns.size(); ++i) {
        const CellValue value = row.value(static_cast<int>(i));
        if (value.isNull()) {
            bytes += bigEndian(qint32(-1));
            continue;
        }
        HAEX_ASSIGN(content, field(value, columns[i]));
        bytes += bigEndian(static_cast<qint32>(content.size())) + content;
    }
    return bytes;
}

void CopyReader::add(QByteArrayView piece)
{
    m_pending += piece;
    QByteArrayView rest(m_pending);
    if (!m_isBehindHead) {
        if (rest.size() < HeadSize)
            return;
        rest = rest.sliced(HeadSize);
        m_isBehindHead = true;
    }
    for (qsizetype size = rowSize(rest); size > 0; size = rowSize(rest)) {
        m_visit(rest.first(size));
        rest = rest.sliced(size);
    }
    m_pending = rest.toByteArray();
}

/// 0: not whole yet, or the tail.
qsizetype CopyReader::rowSize(QByteArrayView bytes) const
{
    qsizetype at = sizeof(qint16);
    if (bytes.size() < at)
        return 0;
    const auto fields = qFromBigEndian<qint16>(bytes.data());
    if (fields < 0)
        return 0;
    for (int i = 0; i < fields; ++i) {
        if (bytes.size() - at < qsizetype(sizeof(qint32)))
            return 0;
        const auto length = qFromBigEndian<qint32>(bytes.data() + at);
        at += qsizetype(sizeof(qint32)) + qMax(length, 0);
    }
    return bytes.size() < at ? 0 : at;
}

} // namespace haex
