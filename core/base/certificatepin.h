// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

/// A server's address may name the one certificate that the server shows:
/// `https://host:8787#sha256=<64 hexadecimal digits>`. Then no authority is asked, and no other
/// certificate is taken, one signed by an authority neither. A fragment, since it stays with the
/// address wherever that is kept and is never sent. It may name a proxy beside it (serverproxy.h).
namespace haex {

/// SHA-256 of the certificate in DER, 32 bytes; empty when the address names none.
/// `invalid_argument` for a fragment that is none of an address.
[[nodiscard]] Result<QByteArray> certificatePin(const QUrl &server);
/// The address with that pin, or without one when it is empty; a proxy stays.
[[nodiscard]] QUrl withCertificatePin(const QUrl &server, const QByteArray &pin);
/// As people compare it: upper-case bytes with colons.
[[nodiscard]] QString fingerprintText(const QByteArray &pin);
/// Reads such a text, in either case, with colons, spaces or neither; empty when it is none.
[[nodiscard]] QByteArray fingerprintFromText(const QString &text);

} // namespace haex
