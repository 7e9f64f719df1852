// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

namespace haex {

class Database;

/// For its lifetime, a statement of the connection ends with `cancelled` soon after the flag was
/// set, by whatever thread, or the question was answered with true. One at a time on a connection.
class StatementStop final
{
public:
    /// Asked about once in a millisecond of work, on the thread that works.
    using Question = std::function<bool()>;

    StatementStop(Database &database, const std::atomic_bool &flag);
    StatementStop(Database &database, Question isOver);
    ~StatementStop();
    StatementStop(const StatementStop &) = delete;
    StatementStop &operator=(const StatementStop &) = delete;

private:
    Database &m_database;
    Question m_isOver;
};

} // namespace haex
