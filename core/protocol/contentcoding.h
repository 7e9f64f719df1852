// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// The one content coding of bodies (RFC 8878), and its name in `Content-Encoding`, and in the
/// `Accept-Encoding` of requests and answers.
inline constexpr char ZstdCoding[] = "zstd";
/// Below this a body is sent as it is.
inline constexpr qsizetype MinCompressedBytes = 1024;

/// Whether the value of an Accept-Encoding header allows zstd.
[[nodiscard]] bool acceptsZstd(QByteArrayView acceptEncoding);
[[nodiscard]] QByteArray compressZstd(QByteArrayView body);
/// `body_too_large` as soon as it has more than `maxBytes`, whatever its head says; `bad_field`
/// when it is not one whole frame.
[[nodiscard]] Result<QByteArray> expandZstd(QByteArrayView coded, qsizetype maxBytes);

} // namespace haex
