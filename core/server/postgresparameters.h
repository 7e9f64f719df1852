// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>
#include <vector>

namespace haex {

/// The parameters of one PostgreSQL statement in the binary format; the first added is $1. Integers
/// are bigint whatever the column is: the server narrows them.
class PostgresParameters final
{
public:
    PostgresParameters &add(qint64 value);
    PostgresParameters &addText(QByteArrayView text);
    PostgresParameters &addBytes(QByteArrayView bytes);
    PostgresParameters &addArray(std::span<const qint64> values);
    PostgresParameters &addTextArray(std::span<const QByteArrayView> texts);
    PostgresParameters &addBytesArray(std::span<const QByteArrayView> values);

    /// As libpq wants them.
    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const std::vector<unsigned int> &types() const { return m_types; }
    [[nodiscard]] const std::vector<int> &lengths() const { return m_lengths; }
    [[nodiscard]] const std::vector<int> &formats() const { return m_formats; }
    [[nodiscard]] std::vector<const char *> pointers() const;

private:
    PostgresParameters &append(unsigned int type, QByteArray value);

    std::vector<QByteArray> m_values;
    std::vector<unsigned int> m_types;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

} // namespace haex
