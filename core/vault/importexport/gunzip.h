// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// Unpacks a gzip stream. ImportFault::TooLarge when more than `ceiling` bytes would come out (a
/// file that unpacks without end), ImportFault::Damaged when it is broken or ends early.
[[nodiscard]] Result<QByteArray> gunzip(QByteArrayView packed, qsizetype ceiling);

} // namespace haex
