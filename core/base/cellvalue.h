// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <optional>

namespace haex {

/// The value of one cell as it travels between devices: typed, exact to the bit, and without any
/// notion of SQL or encryption. Integers and reals keep their 64 bits (so -0.0 differs from 0.0);
/// text is the UTF-8 bytes exactly as SQLite holds them, which SQLite does not check either.
class CellValue final
{
public:
    /// The numbers are part of the wire format (the envelope's type tag).
    enum class Type : quint8 {
        Null = 0,
        Integer = 1,
        Real = 2,
        Text = 3,
        Blob = 4,
        /// The row exists (a register of its own beside the columns); may carry details of its making.
        RowMarker = 5,
        /// The row is deleted; may carry details of the deletion as an opaque payload.
        Tombstone = 6,
    };

    /// NULL.
    CellValue() = default;
    [[nodiscard]] static CellValue null() { return {}; }
    [[nodiscard]] static CellValue integer(qint64 value);
    [[nodiscard]] static CellValue real(double value);
    [[nodiscard]] static CellValue text(QByteArray utf8);
    [[nodiscard]] static CellValue blob(QByteArray bytes);
    [[nodiscard]] static CellValue rowMarker(QByteArray details = {});
    [[nodiscard]] static CellValue tombstone(QByteArray details = {});
    /// Inverse of type() and encoded(); nullopt for an unknown tag or data of the wrong length.
    [[nodiscard]] static std::optional<CellValue> decode(quint8 tag, QByteArrayView data);

    [[nodiscard]] Type type() const { return m_type; }
    [[nodiscard]] bool isNull() const { return m_type == Type::Null; }
    /// Of an Integer; 0 otherwise.
    [[nodiscard]] qint64 toInteger() const;
    /// Of a Real; 0.0 otherwise.
    [[nodiscard]] double toReal() const;
    /// Of a Text, Blob, RowMarker or Tombstone; empty otherwise.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// The data part alone: 8 bytes big endian for Integer (two's complement) and Real (IEEE 754),
    /// the bytes themselves for Text, Blob, RowMarker and Tombstone, nothing for Null.
    [[nodiscard]] QByteArray encoded() const;
    [[nodiscard]] qsizetype encodedSize() const { return isNumber() ? 8 : m_bytes.size(); }

    friend bool operator==(const CellValue &, const CellValue &) = default;
    /// Total order, the same on every device, to break ties between equal stamps (R5): by type
    /// tag, then by encoded() as unsigned bytes. It is not the numeric order.
    friend std::strong_ordering operator<=>(const CellValue &a, const CellValue &b);

private:
    CellValue(Type type, quint64 bits, QByteArray bytes);
    [[nodiscard]] bool isNumber() const { return m_type == Type::Integer || m_type == Type::Real; }

    Type m_type = Type::Null;
    quint64 m_bits = 0;
    QByteArray m_bytes;
};

} // namespace haex
