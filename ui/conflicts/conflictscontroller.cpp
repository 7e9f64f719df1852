// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictscontroller.h"

#include "core/replica/conflictjournal.h"
#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/conflicts/conflictsview.h"
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

} // namespace

ConflictsController::ConflictsController(VaultService &service, ConflictsView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
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
    auto future = m_service.run([id, decision = std::move(decision)](VaultSession &session) -> Result<Conflict> {
        HAEX_ASSIGN(before, session.conflicts().find(id));
        HAEX_TRY(decision(session.conflicts()));
        return before;
    });
    whenDone(future, this, [this, message](const Result<Conflict> &before) {
        if (!before)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(before.error()));
        else
            m_view.messages()->showMessage(Tone::Accent, message, tr("Undo"), [this, conflict = *before] { undo(conflict); });
        reload();
    });
}

void ConflictsController::undo(const Conflict &before)
{
    auto future = m_service.run([before](VaultSession &session) -> Result<> {
        if (before.kind == ConflictKind::SameField && before.columnName != "*")
            HAEX_TRY(session.conflicts().useValue(before.id, before.winnerValue));
        return session.conflicts().reopen(before.id);
    });
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        reload();
    });
}

} // namespace haex
