// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statementstop.h"

#include "core/storage/database.h"

#include <sqlite3.h>

namespace haex {

namespace {

/// About a millisecond of work between two looks at the flag.
constexpr int StepsBetweenLooks = 20'000;

int isSet(void *flag)
{
    return static_cast<const std::atomic_bool *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

} // namespace

StatementStop::StatementStop(Database &database, const std::atomic_bool &flag)
    : m_database(database)
{
    sqlite3_progress_handler(database.handle(), StepsBetweenLooks, isSet, const_cast<std::atomic_bool *>(&flag));
}

StatementStop::~StatementStop()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

} // namespace haex
