// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statementstop.h"

#include "core/storage/database.h"

#include <sqlite3.h>

namespace haex {

namespace {

/// About a millisecond of work between two looks.
constexpr int StepsBetweenLooks = 20'000;

int ask(void *question)
{
    return (*static_cast<const StatementStop::Question *>(question))() ? 1 : 0;
}

} // namespace

StatementStop::StatementStop(Database &database, const std::atomic_bool &flag)
    : StatementStop(database, [&flag] { return flag.load(std::memory_order_relaxed); })
{
}

StatementStop::StatementStop(Database &database, Question isOver)
    : m_database(database)
    , m_isOver(std::move(isOver))
{
    sqlite3_progress_handler(database.handle(), StepsBetweenLooks, ask, &m_isOver);
}

StatementStop::~StatementStop()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

} // namespace haex
