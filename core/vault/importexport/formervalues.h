// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

namespace haex {

/// A value that another program kept although it was replaced, as a field of the item: our own
/// history begins with the import. `untilMs` is when it was replaced, 0 if that is not known.
[[nodiscard]] ItemField formerField(const QString &name, const QString &value, qint64 untilMs,
                                    bool isProtected);

} // namespace haex
