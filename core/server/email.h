// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace haex {

/// The one form of an e-mail address that an account is known by: trimmed, Unicode form NFKC, lower
/// case. nullopt when it is no address.
[[nodiscard]] std::optional<QByteArray> normalisedEmail(const QByteArray &email);

} // namespace haex
