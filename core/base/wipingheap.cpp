// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wipingheap.h"

// Tells which C library this is.
#include <cstdlib>

// GCC tells by a macro that a sanitizer has the heap, Clang by a feature.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAEX_SANITIZED_HEAP 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAEX_SANITIZED_HEAP 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAEX_SANITIZED_HEAP)
#define HAEX_WIPING_HEAP 1
#endif

#ifdef HAEX_WIPING_HEAP

#include <algorithm>
#include <atomic>
#include <cstring>
#include <malloc.h>

// What free and realloc are when nobody stands in front of them.
extern "C" void __libc_free(void *memory);
extern "C" void *__libc_realloc(void *memory, size_t size);

namespace {

constinit std::atomic<bool> isWiping{false};

} // namespace

// In front of the C library's own, for all libraries of the process.
extern "C" __attribute__((visibility("default"))) void free(void *memory) noexcept
{
    if (memory && isWiping.load(std::memory_order_relaxed))
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

// Where the heap would move a block, it would leave the old one as it was.
extern "C" __attribute__((visibility("default"))) void *realloc(void *memory, size_t size) noexcept
{
    if (!memory || size == 0 || !isWiping.load(std::memory_order_relaxed))
        return __libc_realloc(memory, size);
    const size_t present = malloc_usable_size(memory);
    if (size <= present && size > present / 2)
        return memory;
    void *moved = malloc(size);
    if (moved) {
        std::memcpy(moved, memory, std::min(present, size));
        free(memory);
    }
    return moved;
}

#endif

namespace haex {

bool wipeFreedMemory()
{
#ifdef HAEX_WIPING_HEAP
    isWiping.store(true, std::memory_order_relaxed);
    return true;
#else
    return false;
#endif
}

} // namespace haex
