// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QAbstractItemModel;

namespace haex {

/// A table of a model as CSV (RFC 4180) with its headings; every field is quoted.
[[nodiscard]] QByteArray toCsv(const QAbstractItemModel &model);

} // namespace haex
