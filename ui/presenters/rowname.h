// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace haex {

/// The key of a row, short: "b99", "3, red".
[[nodiscard]] QString rowName(const QByteArray &rowPks);

} // namespace haex
