// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/server/tlscertificate.h"

#include <QByteArrayList>

namespace haex {

/// Makes a certificate that no authority signed, for a server that only its own people use: they
/// compare its fingerprint instead. EC P-256, valid from `nowMs` on for ten years, for these host
/// names and numeric addresses. The key file is readable by its owner only. Existing files are
/// overwritten.
[[nodiscard]] Result<> makeSelfSignedCertificate(const TlsFiles &files, const QByteArrayList &hosts,
                                                 qint64 nowMs);

/// The same, unless both files are there already.
[[nodiscard]] Result<> ensureSelfSignedCertificate(const TlsFiles &files,
                                                   const QByteArrayList &hosts, qint64 nowMs);

/// SHA-256 over the first certificate of a PEM file, in DER: what `core/base/certificatepin.h` calls
/// a pin.
[[nodiscard]] Result<QByteArray> certificateFingerprint(const QString &path);

} // namespace haex
