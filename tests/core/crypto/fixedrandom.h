// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QByteArray>

namespace haex::test {

/// Gives the same bytes again and again, and counts how often it was asked. Not random at all.
class FixedRandom final : public Random
{
public:
    explicit FixedRandom(QByteArray pattern)
        : m_pattern(std::move(pattern))
    {
    }

    void fill(std::span<unsigned char> bytes) override
    {
        ++m_calls;
        for (size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<unsigned char>(
                m_pattern[static_cast<qsizetype>(i) % m_pattern.size()]);
    }

    [[nodiscard]] int calls() const { return m_calls; }

private:
    QByteArray m_pattern;
    int m_calls = 0;
};

} // namespace haex::test
