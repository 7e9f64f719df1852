// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictscontroller.h"

#include "core/replica/conflictjournal.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tablebrowser.h"
#include "ui/async/whendone.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/items/itemactions.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/widgets/messagebar.h"

namespace haex {

namespace {

constexpr int ReloadDelayMs = 150;

struct Listing
{
    QList<ConflictEntry> entries;
    QList<WaitingCell> waiting;
};

QString keyText(const QByteArray &rowPks)
{
    const auto key = RowKey::parse(rowPks);
    if (!key)
        return QString::fromUtf8(rowPks);
    QStringList parts;
    for (const RowKey::Part &part : key->parts())
        parts << ValueTexts::cell(part.value);
    return parts.join(QStringLiteral(", "));
}

/// "GitHub" for a field of an item, "books · 17" for a row of one's own.
QString subjectOf(VaultSession &session, const Conflict &conflict)
{
    if (conflict.tableName == "vault_items") {
        const auto key = RowKey::parse(conflict.rowPks);
        const CellValue *id = key ? key->find("id") : nullptr;
        const auto item = id ? session.items().load(id->bytes()) : Result<VaultItem>(fail(ErrorCode::NotFound));
        if (item)
            return item->title.isEmpty() ? ItemTexts::untitled() : item->title;
        return ConflictTexts::tableName(conflict.tableName);
    }
    if (conflict.tableName.startsWith("vault_"))
        return ConflictTexts::tableName(conflict.tableName);
    return QStringLiteral("%1 · %2").arg(QString::fromUtf8(conflict.tableName), keyText(conflict.rowPks));
}

Result<Listing> readListing(VaultSession &session, bool includeResolved)
{
    HAEX_ASSIGN(conflicts, session.conflicts().list(includeResolved));
    HAEX_ASSIGN(waiting, session.sync().waitingCells());
    Listing listing;
    listing.waiting = waiting;
    for (const Conflict &conflict : conflicts)
        listing.entries.append({conflict, subjectOf(session, conflict)});
    return listing;
}

struct Subject
{
    Conflict conflict;
    QByteArray itemId;
};

/// The item that the conflict is about; empty for a row of one's own.
QByteArray itemOf(VaultSession &session, const Conflict &conflict)
{
    const auto key = RowKey::parse(conflict.rowPks);
    const CellValue *id = key ? key->find("id") : nullptr;
    if (!id)
        return {};
    if (conflict.tableName == "vault_items")
        return id->bytes();
    if (conflict.tableName != "vault_item_fields")
        return {};
    return session.items().itemOfField(id->bytes()).value_or(QByteArray());
}

/// What the decision did to an item is written back by itself (ItemUndo); to another row, here.
Result<> takeBack(VaultSession &session, const Conflict &conflict, bool isItem)
{
    const bool isCell = conflict.columnName != "*" && conflict.kind != ConflictKind::DeletedAndChanged;
    if (!isItem && isCell)
        HAEX_TRY(session.conflicts().useValue(conflict.id, conflict.winnerValue));
    const auto key = RowKey::parse(conflict.rowPks);
    if (!isItem && conflict.kind == ConflictKind::DeletedAndChanged && key)
        HAEX_TRY(session.tables().deleteRows(conflict.tableName, {*key}));
    return session.conflicts().reopen(conflict.id);
}

} // namespace

ConflictsController::ConflictsController(VaultService &service, ConflictsView &view, ItemActions &actions,
                                         QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_actions(actions)
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(ReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &ConflictsController::reload);
    connect(&m_service, &VaultService::tablesChanged, &m_reloadTimer, qOverload<>(&QTimer::start));
    connect(&m_service, &VaultService::statusChanged, this, [this](const SyncStatus &status) {
        m_view.setHasBackends(!status.backends.isEmpty());
        m_reloadTimer.start();
    });
    connectView();
}

void ConflictsController::connectView()
{
    connect(&m_view, &ConflictsView::filterChanged, this, &ConflictsController::reload);
    connect(&m_view, &ConflictsView::keepRequested, this, [this](const QByteArray &id) {
        decide(id, tr("Kept."), [id](ConflictJournal &journal) { return journal.keepCurrent(id); });
    });
    connect(&m_view, &ConflictsView::useOtherRequested, this, [this](const QByteArray &id) {
        decide(id, tr("The other value is in use now, on all your devices."), [id](ConflictJournal &journal) { return journal.useSuperseded(id); });
    });
    connect(&m_view, &ConflictsView::valueRequested, this, [this](const QByteArray &id, const CellValue &value) {
        decide(id, tr("The new value is in use now, on all your devices."), [id, value](ConflictJournal &journal) { return journal.useValue(id, value); });
    });
    connect(&m_view, &ConflictsView::reopenRequested, this, [this](const QByteArray &id) {
        auto future = m_service.run([id](VaultSession &session) { return session.conflicts().reopen(id); });
        whenDone(future, this, [this](const Result<> &) { reload(); });
    });
}

void ConflictsController::setDevices(const DeviceNames &devices)
{
    m_devices = devices;
    reload();
}

void ConflictsController::reload()
{
    if (!m_service.isOpen())
        return;
    auto future = m_service.run([all = m_view.includesResolved()](VaultSession &session) { return readListing(session, all); });
    whenDone(future, this, [this](const Result<Listing> &listing) {
        if (!listing)
            return;
        m_view.showConflicts(listing->entries, m_devices);
        m_view.showWaiting(listing->waiting);
    });
}

void ConflictsController::decide(const QByteArray &id, const QString &message, Decision decision)
{
    auto future = m_service.run([id](VaultSession &session) -> Result<Subject> {
        HAEX_ASSIGN(conflict, session.conflicts().find(id));
        return Subject{conflict, itemOf(session, conflict)};
    });
    whenDone(future, this, [this, message, decision = std::move(decision)](const Result<Subject> &subject) {
        if (subject)
            return decide(subject->conflict, subject->itemId, message, decision);
        m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(subject.error()));
    });
}

/// Taking it back writes what was there before, and opens the decision again.
void ConflictsController::decide(const Conflict &conflict, const QByteArray &itemId, const QString &message, const Decision &decision)
{
    const QByteArrayList ids = itemId.isEmpty() ? QByteArrayList() : QByteArrayList{itemId};
    const auto work = [decision](VaultSession &session) { return decision(session.conflicts()); };
    const auto undo = [conflict, isItem = !itemId.isEmpty()](VaultSession &session) { return takeBack(session, conflict, isItem); };
    const auto redo = [conflict, decision, isItem = !itemId.isEmpty()](VaultSession &session) {
        return isItem ? session.conflicts().keepCurrent(conflict.id) : decision(session.conflicts());
    };
    m_actions.performWith(ids, work, undo, redo, this, [this, message](const Result<ItemChange> &change) {
        if (!change)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(change.error()));
        else
            m_view.messages()->showMessage(Tone::Accent, message, tr("Undo"), [this] { m_actions.undo(); });
        reload();
    });
}

} // namespace haex
