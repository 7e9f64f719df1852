// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/contentcoding.h"

#include <QByteArrayList>

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace haex {
namespace {

// What is left after sealing is mostly random: a higher level costs time and finds nothing.
constexpr int Level = 1;
/// What a stranger's frame may make us allocate: a window of 8 MiB.
constexpr int MaxWindowLog = 23;
constexpr qsizetype FirstBytes = 64 * 1024;

struct FreeContext
{
    void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
};

std::unique_ptr<ZSTD_DCtx, FreeContext> makeDecoder()
{
    std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    if (context)
        ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, MaxWindowLog);
    return context;
}

/// Grows, but never beyond one byte more than is allowed: that one tells that there is more.
void makeRoom(QByteArray &body, qsizetype used, qsizetype maxBytes)
{
    if (body.size() == used)
        body.resize(std::min(std::max(2 * used, FirstBytes), maxBytes + 1));
}

} // namespace

bool acceptsZstd(QByteArrayView acceptEncoding)
{
    for (const QByteArray &item : acceptEncoding.toByteArray().split(',')) {
        const qsizetype parameters = item.indexOf(';');
        const QByteArray name = (parameters < 0 ? item : item.first(parameters)).trimmed();
        if (name.compare(ZstdCoding, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray quality = parameters < 0 ? QByteArray("q=1") : item.sliced(parameters + 1).trimmed();
        return !quality.startsWith("q=") || quality.sliced(2).toDouble() > 0;
    }
    return false;
}

QByteArray compressZstd(QByteArrayView body)
{
    const auto size = static_cast<size_t>(body.size());
    QByteArray coded(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    const size_t written = ZSTD_compress(coded.data(), static_cast<size_t>(coded.size()), body.data(), size, Level);
    coded.truncate(ZSTD_isError(written) ? 0 : static_cast<qsizetype>(written));
    return coded;
}

Result<QByteArray> expandZstd(QByteArrayView coded, qsizetype maxBytes)
{
    const auto decoder = makeDecoder();
    if (!decoder)
        return fail(ErrorCode::Internal, QStringLiteral("no memory for zstd"));
    QByteArray body;
    qsizetype used = 0;
    ZSTD_inBuffer in {coded.data(), static_cast<size_t>(coded.size()), 0};
    while (true) {
        makeRoom(body, used, maxBytes);
        ZSTD_outBuffer out {body.data() + used, static_cast<size_t>(body.size() - used), 0};
        const size_t rest = ZSTD_decompressStream(decoder.get(), &out, &in);
        used += static_cast<qsizetype>(out.pos);
        if (used > maxBytes)
            return fail(ErrorCode::BodyTooLarge);
        if (rest == 0 && in.pos == in.size)
            break;
        const bool isCut = in.pos == in.size && out.pos < out.size;
        if (rest == 0 || ZSTD_isError(rest) || isCut)
            return fail(ErrorCode::BadField, QStringLiteral("Content-Encoding: not one zstd frame"));
    }
    body.truncate(used);
    return body;
}

} // namespace haex
