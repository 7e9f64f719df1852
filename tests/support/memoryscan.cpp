// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memoryscan.h"

#include <QList>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace haex {
namespace {

/// Larger is only what a sanitizer reserved for its bookkeeping.
constexpr quint64 MostBytes = 1ULL << 36;

struct Range
{
    quint64 begin;
    quint64 end;
};

/// What can be read, from the kernel's own list.
QList<Range> readableRanges()
{
    QList<Range> ranges;
    std::FILE *maps = std::fopen("/proc/self/maps", "re");
    if (!maps)
        return ranges;
    char line[512];
    while (std::fgets(line, sizeof line, maps)) {
        unsigned long long begin = 0;
        unsigned long long end = 0;
        char access[8] = {};
        const bool isRange = std::sscanf(line, "%llx-%llx %7s", &begin, &end, access) == 3;
        if (isRange && access[0] == 'r' && end - begin < MostBytes && !std::strstr(line, "[v"))
            ranges.append({begin, end});
    }
    std::fclose(maps);
    return ranges;
}

} // namespace

int MaskedNeedle::countIn(const char *begin, qsizetype size) const
{
    const char first = static_cast<char>(m_masked.at(0) ^ Mask);
    int found = 0;
    const char *at = begin;
    const char *last = begin + size - m_masked.size();
    while (at <= last && (at = static_cast<const char *>(std::memchr(at, first, static_cast<size_t>(last - at + 1))))) {
        qsizetype same = 1;
        while (same < m_masked.size() && static_cast<char>(at[same] ^ Mask) == m_masked.at(same))
            ++same;
        found += same == m_masked.size() ? 1 : 0;
        ++at;
    }
    return found;
}

int MaskedNeedle::countInThisProcess() const
{
    constexpr qsizetype ChunkBytes = 1 << 20;
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    // Mapped for itself, and left out: what was read there would be found again.
    void *mapped = ::mmap(nullptr, ChunkBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory < 0 || mapped == MAP_FAILED)
        return -1;
    auto *chunk = static_cast<char *>(mapped);
    const auto own = reinterpret_cast<quint64>(mapped);
    int found = 0;
    for (const Range &range : readableRanges()) {
        // Chunks overlap, so that nothing is missed between two.
        for (quint64 at = range.begin; at < range.end; at += ChunkBytes - static_cast<quint64>(m_masked.size())) {
            const quint64 wanted = std::min<quint64>(ChunkBytes, range.end - at);
            if (at < own + ChunkBytes && at + wanted > own)
                continue;
            const ssize_t size = ::pread(memory, chunk, wanted, static_cast<off_t>(at));
            if (size >= m_masked.size())
                found += countIn(chunk, size);
            if (at + wanted == range.end)
                break;
        }
    }
    ::munmap(mapped, ChunkBytes);
    ::close(memory);
    return found;
}

MaskedNeedle MaskedNeedle::asUtf16() const
{
    QByteArray wide;
    for (const char byte : m_masked) {
        wide += byte;
        wide += Mask;
    }
    return MaskedNeedle(wide);
}

} // namespace haex
