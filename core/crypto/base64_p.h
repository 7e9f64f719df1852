// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace haex {

/// The bytes of a base64 text in its one canonical form (padded, no spare bits, nothing else in
/// it); nullopt otherwise. Other spellings would let a stranger change a text unnoticed.
[[nodiscard]] std::optional<QByteArray> decodeCanonicalBase64(QByteArrayView text);

} // namespace haex
