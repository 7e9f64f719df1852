// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemactions.h"

#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/presenters/changetexts.h"
#include "ui/shell/undostack.h"

namespace haex {

namespace {

/// Takes the change back together with what goes with it: all or nothing.
Result<> revert(VaultSession &session, const ItemChange &change, const ItemActions::Step &also)
{
    return session.items().inOneWrite([&]() -> Result<> {
        HAEX_TRY(ItemUndo(session.replica(), session.items()).revert(change));
        return also ? also(session) : Result<>();
    });
}

} // namespace

ItemActions::ItemActions(VaultService &service, UndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_undo(undo)
{
}

void ItemActions::perform(const QByteArrayList &ids, ItemUndo::Work work, QObject *context, Done done)
{
    auto future = m_service.run([ids, work = std::move(work)](VaultSession &session) {
        return ItemUndo(session.replica(), session.items()).record(ids, work);
    });
    whenDone(future, context, [this, done = std::move(done)](const Result<ItemChange> &change) {
        if (change)
            remember(*change, {}, {});
        done(change);
    });
}

void ItemActions::performWith(const QByteArrayList &ids, Step work, Step alsoUndo, Step alsoRedo, QObject *context, Done done)
{
    auto future = m_service.run([ids, work = std::move(work)](VaultSession &session) {
        return ItemUndo(session.replica(), session.items()).record(ids, [&](ItemRepository &) -> Result<QByteArrayList> {
            HAEX_TRY(work(session));
            return QByteArrayList();
        });
    });
    whenDone(future, context, [this, alsoUndo, alsoRedo, done = std::move(done)](const Result<ItemChange> &change) {
        if (change)
            remember(*change, alsoUndo, alsoRedo);
        done(change);
    });
}

void ItemActions::remember(const ItemChange &change, const Step &alsoUndo, const Step &alsoRedo)
{
    if (change.isEmpty() && !alsoUndo)
        return;
    VaultService *service = &m_service;
    const QString text = change.isEmpty() ? tr("Decision") : ChangeTexts::name(change);
    m_undo.push({text,
                 [service, change, alsoUndo] { return service->run([change, alsoUndo](VaultSession &session) { return revert(session, change, alsoUndo); }); },
                 [service, change, alsoRedo] {
                     return service->run([back = change.inverse(), alsoRedo](VaultSession &session) { return revert(session, back, alsoRedo); });
                 }});
}

void ItemActions::undo()
{
    m_undo.undo();
}

} // namespace haex
