// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtGlobal>

namespace haex {

/// What one guess at a vault's password costs. It is not written into the file, whose head is the
/// salt alone: opening tries the few costs that were ever the default.
struct KdfCost
{
    quint32 opsLimit = 3;
    quint32 memLimitKiB = 64 * 1024;

    friend bool operator==(const KdfCost &, const KdfCost &) = default;
};

/// The cost of new vaults first, then older ones. A new default goes in front; none is ever removed.
[[nodiscard]] inline QList<KdfCost> knownKdfCosts()
{
    return {KdfCost {}};
}

} // namespace haex
