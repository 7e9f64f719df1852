// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>

namespace haex {

/// A digest of a set of rows that does not depend on their order, so that neither of two databases
/// has to sort: the sum of the rows' SHA-256 values. Tells damage and loss, not an attacker.
class ContentSum final
{
public:
    void add(QByteArrayView row);

    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] QByteArray toHex() const;
    friend bool operator==(const ContentSum &, const ContentSum &) = default;

private:
    static constexpr size_t Words = 4;

    std::array<quint64, Words> m_sum{};
    qint64 m_rows = 0;
};

} // namespace haex
