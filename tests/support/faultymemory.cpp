// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultymemory.h"

#include <sqlite3.h>

namespace haex {
namespace {

sqlite3_mem_methods real;
qint64 left = 0;
bool lasting = false;
bool fired = false;

bool refuses()
{
    if (left > 0 && --left == 0) {
        fired = true;
        left = lasting ? 1 : 0;
        return true;
    }
    return false;
}

void *allocate(int bytes)
{
    return refuses() ? nullptr : real.xMalloc(bytes);
}

void *resize(void *memory, int bytes)
{
    return refuses() ? nullptr : real.xRealloc(memory, bytes);
}

} // namespace

void FaultyMemory::install()
{
    sqlite3_shutdown();
    bool done = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real) == SQLITE_OK;
    sqlite3_mem_methods faulty = real;
    faulty.xMalloc = allocate;
    faulty.xRealloc = resize;
    done = done && sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty) == SQLITE_OK;
    // Small requests too: SQLite would serve them from a store of its own.
    done = done && sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK;
    if (!done || sqlite3_initialize() != SQLITE_OK)
        qFatal("SQLite's memory cannot be watched");
}

void FaultyMemory::arm(qint64 n, bool isLasting)
{
    left = n;
    lasting = isLasting;
    fired = false;
}

bool FaultyMemory::hasFired()
{
    return fired;
}

void FaultyMemory::disarm()
{
    left = 0;
}

} // namespace haex
