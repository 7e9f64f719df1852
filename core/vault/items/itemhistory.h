// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/items/fieldversion.h"

#include <QByteArrayList>
#include <QList>

namespace haex {

class Replica;

/// What the fields of items held before: values that were replaced (`vault_item_history`, written
/// by triggers in the transaction of the edit) and values that lost a concurrent write (the
/// conflict journal). Both sync, and both end by the HistoryPolicy. Thread of the Replica.
class ItemHistory final
{
public:
    explicit ItemHistory(Replica &replica);

    /// Present and former values, newest first.
    [[nodiscard]] Result<QList<FieldVersion>> list(const QByteArray &itemId);
    /// Writes the value again, as an ordinary edit; a field that was removed comes back.
    [[nodiscard]] Result<> restore(const FieldVersion &version);

    /// Drops what the policy does not keep; answers how many values that were.
    [[nodiscard]] Result<qint64> prune(qint64 nowMs);
    /// Leaves nothing of what the item and these fields of it ever held, here and in the journal.
    [[nodiscard]] Result<> forget(const QByteArray &itemId, const QByteArrayList &partIds);

private:
    [[nodiscard]] Result<> addPresent(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> addParts(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> addFormer(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> addLost(const QByteArray &itemId, QList<FieldVersion> &versions);
    [[nodiscard]] Result<> restorePart(const FieldVersion &version);
    [[nodiscard]] Result<bool> wasDisowned(const FieldVersion &version);
    [[nodiscard]] Result<bool> hasRow(const QByteArray &sql, const QByteArray &id);
    [[nodiscard]] Result<qint64> removeRows(const QByteArray &sql, QByteArrayView bound);
    [[nodiscard]] Result<> emptyTombstones();

    Replica &m_replica;
};

} // namespace haex
