// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/wipingmemory.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace haex {
namespace {

sqlite3_mem_methods usual;

void wipeAndFree(void *memory)
{
    if (memory)
        explicit_bzero(memory, static_cast<size_t>(usual.xSize(memory)));
    usual.xFree(memory);
}

/// Never in place: the heap might move the block, and leave the old one as it was.
void *wipeAndReallocate(void *memory, int bytes)
{
    if (!memory)
        return usual.xMalloc(bytes);
    const int present = usual.xSize(memory);
    if (bytes <= present && bytes > present / 2)
        return memory;
    void *moved = usual.xMalloc(bytes);
    if (moved) {
        std::memcpy(moved, memory, static_cast<size_t>(std::min(present, bytes)));
        wipeAndFree(memory);
    }
    return moved;
}

bool install()
{
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual) != SQLITE_OK)
        return false;
    sqlite3_mem_methods wiping = usual;
    wiping.xFree = wipeAndFree;
    wiping.xRealloc = wipeAndReallocate;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping) == SQLITE_OK;
}

} // namespace

void wipeFreedSqliteMemory()
{
    static const bool isInstalled = install();
    (void)isInstalled;
}

} // namespace haex
