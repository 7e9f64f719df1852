// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/vaultstore.h"

#include <QHash>

namespace haex {

/// What devices said lately of how far they are, so that not every pull is a write: how far is
/// asked once an hour, as what becomes of it takes months. One for each process.
class Confirmations final
{
public:
    /// Whether the store is to be told.
    [[nodiscard]] bool isDue(const Confirmation &confirmation) const;
    void note(const Confirmation &confirmation);

private:
    using Key = std::pair<qint64, QByteArray>;
    QHash<Key, qint64> m_notedMs;
};

/// Stores keep, beside each vault, which sequence it had at which time: a mark now and then.
[[nodiscard]] bool isAgeMarkDue(qint64 newestMarkMs, const Confirmation &confirmation);

} // namespace haex
