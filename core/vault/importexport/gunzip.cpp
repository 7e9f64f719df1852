// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/gunzip.h"

#include "core/vault/importexport/importfault.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace haex {
namespace {

constexpr int GzipWindowBits = 15 + 16;
constexpr qsizetype StepBytes = 256 * 1024;

class Inflater
{
public:
    Inflater() { m_ready = inflateInit2(&m_stream, GzipWindowBits) == Z_OK; }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }

    [[nodiscard]] Result<QByteArray> run(QByteArrayView packed, qsizetype ceiling)
    {
        if (!m_ready || packed.size() > std::numeric_limits<int>::max())
            return failImport(ImportFault::TooLarge, QStringLiteral("gzip"));
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
        m_stream.avail_in = static_cast<uInt>(packed.size());
        QByteArray out;
        while (true) {
            const qsizetype before = out.size();
            // One byte above the ceiling tells a file of just that size from a larger one.
            const qsizetype room = std::min(StepBytes, ceiling + 1 - before);
            if (room <= 0)
                return failImport(ImportFault::TooLarge,
                                  QStringLiteral("gzip: more than %1 bytes").arg(ceiling));
            out.resize(before + room);
            m_stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
            m_stream.avail_out = static_cast<uInt>(room);
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            out.truncate(before + room - static_cast<qsizetype>(m_stream.avail_out));
            if (status == Z_STREAM_END && out.size() <= ceiling)
                return out;
            if (status != Z_OK || (m_stream.avail_in == 0 && m_stream.avail_out > 0))
                return failImport(out.size() > ceiling ? ImportFault::TooLarge
                                                       : ImportFault::Damaged,
                                  QStringLiteral("gzip"));
        }
    }

private:
    z_stream m_stream = {};
    bool m_ready = false;
};

} // namespace

Result<QByteArray> gunzip(QByteArrayView packed, qsizetype ceiling)
{
    return Inflater().run(packed, ceiling);
}

} // namespace haex
