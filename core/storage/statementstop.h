// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace haex {

class Database;

/// For its lifetime, a statement of the connection ends with `cancelled` soon after the flag was
/// set, by whatever thread. One at a time on a connection.
class StatementStop final
{
public:
    StatementStop(Database &database, const std::atomic_bool &flag);
    ~StatementStop();
    StatementStop(const StatementStop &) = delete;
    StatementStop &operator=(const StatementStop &) = delete;

private:
    Database &m_database;
};

} // namespace haex
