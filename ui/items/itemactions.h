// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/vault/items/itemundo.h"

#include <QObject>

namespace haex {

class UndoStack;

/// Does things to items in such a way that they can be undone and done again, wherever in the
/// window they are asked for.
class ItemActions final : public QObject
{
    Q_OBJECT
public:
    /// Called on the GUI thread, unless its context is gone.
    using Done = std::function<void(const Result<ItemChange> &)>;

    /// Both must outlive it.
    ItemActions(VaultService &service, UndoStack &undo, QObject *parent = nullptr);

    /// Runs `work` on the engine thread; it may change the items `ids`, groups, and make items.
    void perform(const QByteArrayList &ids, ItemUndo::Work work, QObject *context, Done done);
    /// As above with the session: for what is more than items. `alsoUndo` and `alsoRedo` go with
    /// taking back and doing again, in its transaction.
    using Step = std::function<Result<>(VaultSession &)>;
    void performWith(const QByteArrayList &ids, Step work, Step alsoUndo, Step alsoRedo, QObject *context, Done done);
    void undo();

private:
    void remember(const ItemChange &change, const Step &alsoUndo, const Step &alsoRedo);

    VaultService &m_service;
    UndoStack &m_undo;
};

} // namespace haex
