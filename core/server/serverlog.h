// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <initializer_list>
#include <mutex>
#include <utility>

namespace haex {

/// Lines of `time event key=value …` on standard error, one write each. Holds no token, no address
/// of a person and no name: callers give routes, codes, sizes and times only. Any thread.
class ServerLog final
{
public:
    using Field = std::pair<const char *, QByteArray>;

    explicit ServerLog(bool isQuiet = false)
        : m_isQuiet(isQuiet)
    {
    }
    void write(const char *event, std::initializer_list<Field> fields);

private:
    bool m_isQuiet;
    std::mutex m_mutex;
};

} // namespace haex
