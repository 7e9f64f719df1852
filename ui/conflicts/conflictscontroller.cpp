// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictscontroller.h"

#include "core/replica/conflictjournal.h"
#include "core/replica/trash.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tablebrowser.h"
#include "ui/async/whendone.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/conflicts/keepbothsheet.h"
#include "ui/items/itemactions.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/itemtexts.h"
#include "ui/presenters/rowname.h"
#include "ui/widgets/messagebar.h"

#include <QHash>

#include <algorithm>
#include <memory>

namespace haex {

namespace {

constexpr int ReloadDelayMs = 150;

struct Listing
{
    QList<ConflictEntry> entries;
    QList<WaitingCell> waiting;
};

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
    return QStringLiteral("%1 · %2").arg(QString::fromUtf8(conflict.tableName), rowName(conflict.rowPks));
}

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

/// Whether the value that won is still there.
void addPresent(VaultSession &session, ConflictEntry &entry)
{
    const Conflict &conflict = entry.conflict;
    const auto key = RowKey::parse(conflict.rowPks);
    if (!conflict.open || !key || conflict.columnName == "*" || conflict.kind == ConflictKind::DeletedAndChanged)
        return;
    const auto present = session.tables().cellInfo(conflict.tableName, *key, conflict.columnName);
    entry.isInUse = !present || present->value == conflict.winnerValue;
}

/// By item; several conflicts are about one.
using Histories = QHash<QByteArray, QList<FieldVersion>>;

/// The history of items knows what a field held before; of other rows nobody does.
Result<> addBefore(VaultSession &session, ConflictEntry &entry, Histories &histories)
{
    const Conflict &conflict = entry.conflict;
    const QByteArray item = conflict.kind == ConflictKind::SameField ? itemOf(session, conflict) : QByteArray();
    if (item.isEmpty() || !conflict.open)
        return {};
    const auto key = RowKey::parse(conflict.rowPks);
    const CellValue *id = key ? key->find("id") : nullptr;
    const QByteArray part = id && conflict.tableName == "vault_item_fields" ? id->bytes() : QByteArray();
    if (!histories.contains(item)) {
        HAEX_ASSIGN(versions, session.items().history(item));
        histories.insert(item, versions);
    }
    const QList<FieldVersion> &versions = histories[item];
    const HlcTimestamp first = std::min(conflict.winnerHlc, conflict.supersededHlc);
    // Newest first.
    for (const FieldVersion &version : versions) {
        if (version.partId == part && version.column == conflict.columnName && version.written < first) {
            entry.before = CellValue::text(version.value.toUtf8());
            entry.beforeHlc = version.written;
            return {};
        }
    }
    return {};
}

/// A copy of the item with the value that was kept aside.
VaultItem withOtherValue(VaultItem item, const Conflict &conflict, const QString &device)
{
    const QString other = QString::fromUtf8(conflict.supersededValue.bytes());
    const auto key = RowKey::parse(conflict.rowPks);
    const CellValue *row = key ? key->find("id") : nullptr;
    for (ItemField &field : item.fields) {
        if (row && conflict.tableName == "vault_item_fields" && field.id == row->bytes())
            field.value = other;
        field.id.clear();
    }
    static const QHash<QByteArray, QString VaultItem::*> columns{{"title", &VaultItem::title}, {"username", &VaultItem::username}, {"password", &VaultItem::password},
                                                                {"url", &VaultItem::url}, {"notes", &VaultItem::notes}, {"totp", &VaultItem::totpSecret}};
    if (const auto member = columns.value(conflict.tableName == "vault_items" ? conflict.columnName : QByteArray()))
        item.*member = other;
    if (conflict.columnName != "title")
        item.title = ConflictsController::tr("%1 (from %2)", "title, device").arg(item.title, device);
    item.id.clear();
    item.createdMs = 0;
    item.files.clear();
    return item;
}

Result<Listing> readListing(VaultSession &session, bool includeResolved)
{
    HAEX_ASSIGN(conflicts, session.conflicts().list(includeResolved));
    HAEX_ASSIGN(waiting, session.sync().waitingCells());
    Listing listing;
    listing.waiting = waiting;
    Histories histories;
    for (const Conflict &conflict : conflicts) {
        ConflictEntry entry{conflict, subjectOf(session, conflict)};
        addPresent(session, entry);
        HAEX_TRY(addBefore(session, entry, histories));
        listing.entries.append(entry);
    }
    return listing;
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
    // Whoever kept it has nothing to take back but the decision.
    if (!isItem && conflict.kind == ConflictKind::NotWritten && key) {
        HAEX_ASSIGN(deleted, session.trash().list(conflict.tableName));
        if (std::ranges::find(deleted, conflict.rowPks, &TrashedRow::rowPks) != deleted.end())
            HAEX_TRY(session.trash().restore(conflict.tableName, conflict.rowPks));
    }
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
    connect(&m_view, &ConflictsView::keepRequested, this, [this](const QByteArrayList &ids) {
        decide(ids, tr("Kept."), &ConflictJournal::keepCurrent);
    });
    connect(&m_view, &ConflictsView::useOtherRequested, this, [this](const QByteArrayList &ids) {
        decide(ids, tr("The other one holds now, on all your devices."), &ConflictJournal::useSuperseded);
    });
    connect(&m_view, &ConflictsView::valueRequested, this, [this](const QByteArray &id, const CellValue &value) {
        decide({id}, tr("The new value is in use now, on all your devices."), [value](ConflictJournal &journal, const QByteArray &each) { return journal.useValue(each, value); });
    });
    connect(&m_view, &ConflictsView::keepBothRequested, this, qOverload<const QByteArray &>(&ConflictsController::keepBoth));
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

Result<ConflictsController::Subject> ConflictsController::find(VaultSession &session, const QByteArray &id)
{
    HAEX_ASSIGN(conflict, session.conflicts().find(id));
    Subject subject{conflict, itemOf(session, conflict)};
    HAEX_ASSIGN(files, session.attachments().list(subject.itemId));
    for (const Attachment &file : files) {
        if (!file.isHere())
            subject.missingFiles << file.name;
    }
    return subject;
}

void ConflictsController::decide(const QByteArrayList &ids, const QString &message, Decision decision)
{
    auto future = m_service.run([ids](VaultSession &session) -> Result<QList<Subject>> {
        QList<Subject> subjects;
        for (const QByteArray &id : ids) {
            HAEX_ASSIGN(subject, find(session, id));
            subjects.append(subject);
        }
        return subjects;
    });
    whenDone(future, this, [this, message, decision = std::move(decision)](const Result<QList<Subject>> &subjects) {
        if (subjects)
            return decide(*subjects, message, decision);
        m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(subjects.error()));
    });
}

/// Taking it back writes what was there before, and opens the decisions again.
void ConflictsController::decide(const QList<Subject> &subjects, const QString &message, const Decision &decision)
{
    QByteArrayList ids;
    for (const Subject &subject : subjects) {
        if (!subject.itemId.isEmpty() && !ids.contains(subject.itemId))
            ids << subject.itemId;
    }
    const auto forEach = [subjects](auto act) {
        return [subjects, act](VaultSession &session) -> Result<> {
            for (const Subject &subject : subjects)
                HAEX_TRY(act(session, subject));
            return {};
        };
    };
    const auto work = forEach([decision](VaultSession &session, const Subject &subject) { return decision(session.conflicts(), subject.conflict.id); });
    const auto undo = forEach([](VaultSession &session, const Subject &subject) { return takeBack(session, subject.conflict, !subject.itemId.isEmpty()); });
    const auto redo = forEach([decision](VaultSession &session, const Subject &subject) {
        return subject.itemId.isEmpty() ? decision(session.conflicts(), subject.conflict.id) : session.conflicts().keepCurrent(subject.conflict.id);
    });
    m_actions.performWith(ids, work, undo, redo, this, [this, message](const Result<ItemChange> &change) { tell(change, message); });
}

void ConflictsController::tell(const Result<ItemChange> &change, const QString &message)
{
    if (!change)
        m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(change.error()));
    else
        m_view.messages()->showMessage(Tone::Accent, message, tr("Undo"), [this] { m_actions.undo(); });
    reload();
}

void ConflictsController::keepBoth(const QByteArray &id)
{
    auto future = m_service.run([id](VaultSession &session) { return find(session, id); });
    whenDone(future, this, [this](const Result<Subject> &subject) {
        if (!subject)
            return m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(subject.error()));
        if (subject->missingFiles.isEmpty())
            return keepBoth(*subject);
        auto *sheet = new KeepBothSheet(subject->missingFiles, &m_view);
        connect(sheet, &QDialog::accepted, this, [this, subject = *subject] { keepBoth(subject); });
        sheet->open();
    });
}

void ConflictsController::keepBoth(const Subject &subject)
{
    const QString device = m_devices.of(subject.conflict.supersededNode());
    auto copyId = std::make_shared<QByteArray>();
    auto leftOut = std::make_shared<QStringList>();
    const auto work = [subject, device, copyId, leftOut](VaultSession &session) -> Result<> {
        HAEX_ASSIGN(item, session.items().load(subject.itemId));
        HAEX_ASSIGN(id, session.items().save(withOtherValue(item, subject.conflict, device)));
        HAEX_ASSIGN(copies, session.attachments().copyAll(subject.itemId, id));
        *copyId = id;
        *leftOut = copies.leftOut;
        return session.conflicts().keepCurrent(subject.conflict.id);
    };
    const auto undo = [subject, copyId](VaultSession &session) -> Result<> {
        HAEX_TRY(session.items().remove({*copyId}));
        return session.conflicts().reopen(subject.conflict.id);
    };
    const auto redo = [subject, copyId](VaultSession &session) -> Result<> {
        HAEX_TRY(session.items().restore({*copyId}));
        return session.conflicts().keepCurrent(subject.conflict.id);
    };
    m_actions.performWith({}, work, undo, redo, this, [this, leftOut](const Result<ItemChange> &change) {
        const QString done = tr("Both are kept: a copy of the item has the other value.");
        tell(change, leftOut->isEmpty() ? done : done + u' ' + ConflictTexts::copiedWithout(*leftOut));
    });
}

} // namespace haex
