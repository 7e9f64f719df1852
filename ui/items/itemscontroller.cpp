// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemscontroller.h"

#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/items/historysheet.h"
#include "ui/items/itemactions.h"
#include "ui/items/itemsview.h"
#include "ui/presenters/errortexts.h"
#include "ui/shell/clipboardguard.h"
#include "ui/widgets/messagebar.h"

#include <QDesktopServices>
#include <QUrl>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace haex {

namespace {

/// More than a window shows.
constexpr qint64 FirstItems = 200;
constexpr qint64 AllItems = -1;
/// Longer than from one letter to the next.
constexpr int TypingPauseMs = 300;

constexpr int ReloadDelayMs = 150;

struct Filters
{
    QList<ItemGroup> groups;
    ItemCounts counts;
    QStringList tags;
    QList<SavedSearch> searches;
};

Result<Filters> readFilters(VaultSession &session)
{
    HAEX_ASSIGN(groups, session.items().groups());
    HAEX_ASSIGN(counts, session.items().counts());
    HAEX_ASSIGN(tags, session.items().tags());
    HAEX_ASSIGN(searches, loadSavedSearches(session.replica().database()));
    return Filters{groups, counts, tags, searches};
}

struct ItemPage
{
    VaultItem item;
    ItemAside aside;
};

Result<ItemPage> readItem(VaultSession &session, const QByteArray &id)
{
    HAEX_ASSIGN(item, session.items().load(id));
    HAEX_ASSIGN(versions, session.items().history(id));
    HAEX_ASSIGN(sync, session.items().syncState(id));
    HAEX_ASSIGN(attachments, session.attachments().list(id));
    return ItemPage{item, {versions, sync, attachments}};
}

/// For what makes no new item.
template <class Work>
ItemUndo::Work changing(Work work)
{
    return [work = std::move(work)](ItemRepository &items) -> Result<QByteArrayList> {
        HAEX_TRY(work(items));
        return QByteArrayList();
    };
}

} // namespace

ItemsController::ItemsController(VaultService &service, ItemsView &view, ItemActions &actions,
                                 ClipboardGuard &clipboard, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_actions(actions)
    , m_clipboard(clipboard)
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(ReloadDelayMs);
    connect(&m_reloadTimer, &QTimer::timeout, this, &ItemsController::reload);
    connectView();
    connectFilters();
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        const bool ours = std::any_of(tables.cbegin(), tables.cend(), [](const QByteArray &t) {
            return t.startsWith("vault_item") || t.startsWith("vault_attachment") || t == "vault_groups" || t == "vault_preferences";
        });
        if (ours)
            reload();
    });
    connect(&m_service, &VaultService::statusChanged, this, &ItemsController::noteStatus);
}

void ItemsController::noteStatus(const SyncStatus &status)
{
    if (m_waitingRows != status.waitingRows || m_backends != status.backends.size())
        m_reloadTimer.start();
    m_waitingRows = status.waitingRows;
    m_backends = status.backends.size();
}

void ItemsController::setDevices(const DeviceNames &devices)
{
    m_view.setDevices(devices);
}

void ItemsController::connectView()
{
    connect(&m_view, &ItemsView::queryChanged, this, &ItemsController::reloadList);
    connect(&m_view, &ItemsView::itemChosen, this, &ItemsController::loadItem);
    connect(&m_view, &ItemsView::saveRequested, this, &ItemsController::save);
    connect(&m_view, &ItemsView::deleteRequested, this, &ItemsController::remove);
    connect(&m_view, &ItemsView::restoreRequested, this, &ItemsController::restoreVersion);
    connect(&m_view, &ItemsView::favouriteToggled, this, [this](const QByteArray &id, bool on) {
        perform({id}, changing([id, on](ItemRepository &items) { return items.setFavourite({id}, on); }));
    });
    connect(&m_view, &ItemsView::moveRequested, this, [this](const QByteArrayList &ids, const QByteArray &group) {
        perform(ids, changing([ids, group](ItemRepository &items) { return items.moveItems(ids, group); }));
    });
    connect(&m_view, &ItemsView::groupCreated, this, [this](const QByteArray &parent, const QString &name) {
        ItemGroup group;
        group.parentId = parent;
        group.name = name;
        perform({}, changing([group](ItemRepository &items) { return items.saveGroup(group); }));
    });
    connect(&m_view, &ItemsView::groupRenamed, this, [this](const QByteArray &id, const QString &name) {
        perform({}, changing([id, name](ItemRepository &items) { return items.renameGroup(id, name); }));
    });
    connect(&m_view, &ItemsView::groupRemoved, this, &ItemsController::removeGroup);
    connect(&m_view, &ItemsView::copyRequested, this, [this](const QString &value, bool secret) {
        m_clipboard.copy(value, secret);
        m_view.messages()->showMessage(Tone::Success, secret ? m_clipboard.clearsSoonText() : tr("Copied."));
    });
    connect(&m_view, &ItemsView::linkActivated, this, [](const QString &address) {
        const QUrl url = QUrl::fromUserInput(address);
        // Nothing but web pages: an item synced from elsewhere must not start a program.
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(url);
    });
}

void ItemsController::connectFilters()
{
    connect(&m_view, &ItemsView::itemsTagged, this, [this](const QByteArrayList &ids, const QString &tag) {
        perform(ids, changing([ids, tag](ItemRepository &items) { return items.replaceTag(ids, {}, tag); }));
    });
    connect(&m_view, &ItemsView::tagRenamed, this, &ItemsController::replaceTag);
    connect(&m_view, &ItemsView::tagRemoved, this, [this](const QString &tag) { replaceTag(tag, {}); });
    connect(&m_view, &ItemsView::searchSaved, this, [this](const SavedSearch &search) {
        writeSearch(m_service.run([search](VaultSession &session) { return saveSearch(session.replica(), search); }), tr("“%1” is kept on the left, on all your devices.").arg(search.name));
    });
    connect(&m_view, &ItemsView::searchRemoved, this, [this](const SavedSearch &search) {
        writeSearch(m_service.run([search](VaultSession &session) { return removeSearch(session.replica(), search.name); }), tr("The saved search “%1” is deleted.").arg(search.name));
    });
}

void ItemsController::writeSearch(QFuture<Result<>> future, const QString &message)
{
    whenDone(future, this, [this, message](const Result<> &result) {
        if (result)
            m_view.messages()->showMessage(Tone::Success, message);
        else
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        reloadFilters();
    });
}

void ItemsController::replaceTag(const QString &tag, const QString &replacement)
{
    auto tagged = m_service.run([tag](VaultSession &session) {
        ItemQuery query;
        query.tag = tag;
        return session.items().list(query);
    });
    whenDone(tagged, this, [this, tag, replacement](const Result<QList<ItemSummary>> &items) {
        QByteArrayList ids;
        for (const ItemSummary &item : items ? *items : QList<ItemSummary>())
            ids << item.id;
        perform(ids, changing([ids, tag, replacement](ItemRepository &repository) { return repository.replaceTag(ids, tag, replacement); }),
                [this, tag, replacement] {
                    const QString text = replacement.isEmpty() ? tr("No item has the tag “%1” any more.").arg(tag) : tr("The tag “%1” is called “%2” now.").arg(tag, replacement);
                    m_view.messages()->showMessage(Tone::Accent, text, tr("Undo"), [this] { m_actions.undo(); });
                });
    });
}

void ItemsController::perform(const QByteArrayList &ids, ItemUndo::Work work, std::function<void()> then)
{
    m_actions.perform(ids, std::move(work), this, [this, then = std::move(then)](const Result<ItemChange> &change) {
        if (!change)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(change.error()));
        else if (then)
            then();
        reload();
    });
}

/// What is inside moves up with it, and down again when it is undone.
void ItemsController::removeGroup(const QByteArray &id)
{
    auto inside = m_service.run([id](VaultSession &session) {
        ItemQuery query;
        query.groupId = id;
        return session.items().list(query);
    });
    whenDone(inside, this, [this, id](const Result<QList<ItemSummary>> &items) {
        QByteArrayList ids;
        for (const ItemSummary &item : items ? *items : QList<ItemSummary>())
            ids << item.id;
        perform(ids, changing([id](ItemRepository &repository) { return repository.removeGroup(id); }));
    });
}

void ItemsController::reload()
{
    reloadFilters();
    reloadList();
    if (!m_view.currentId().isEmpty() && !m_view.isEditing())
        loadItem(m_view.currentId());
}

void ItemsController::reloadFilters()
{
    whenDone(m_service.run(readFilters), this, [this](const Result<Filters> &filters) {
        if (filters)
            m_view.showFilters(filters->groups, filters->counts, filters->tags, filters->searches);
    });
}

/// While somebody types, what is in sight comes first, and the others when the typing pauses: a letter may find most
/// of a hundred thousand items.
void ItemsController::reloadList()
{
    const ItemQuery query = m_view.query();
    const bool isTyping = !query.text.isEmpty() && query.text != m_listedText && !m_view.hasPlaceToResume();
    m_listedText = query.text;
    list(query, isTyping ? FirstItems : AllItems);
}

void ItemsController::list(ItemQuery query, qint64 limit)
{
    const quint64 generation = ++m_listGeneration;
    query.limit = limit;
    auto future = m_service.run([query](VaultSession &session) { return session.items().list(query); });
    whenDone(future, this, [this, generation, query](const Result<QList<ItemSummary>> &items) {
        if (generation != m_listGeneration)
            return;
        if (!items) {
            if (items.error().code != ErrorCode::VaultLocked)
                m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(items.error()));
            return;
        }
        m_view.showItems(*items);
        if (items->size() == query.limit)
            QTimer::singleShot(TypingPauseMs, this, [this, generation, query] {
                if (generation == m_listGeneration)
                    list(query, AllItems);
            });
    });
}

void ItemsController::loadItem(const QByteArray &id)
{
    const quint64 generation = ++m_itemGeneration;
    auto future = m_service.run([id](VaultSession &session) { return readItem(session, id); });
    whenDone(future, this, [this, generation](const Result<ItemPage> &page) {
        if (generation != m_itemGeneration)
            return;
        if (page)
            m_view.showItem(page->item, page->aside);
        else
            m_view.showNothing();
    });
}

void ItemsController::save(const VaultItem &item)
{
    const QByteArrayList known = item.id.isEmpty() ? QByteArrayList() : QByteArrayList{item.id};
    auto saved = std::make_shared<QByteArray>();
    const auto work = [item, saved](ItemRepository &items) -> Result<QByteArrayList> {
        HAEX_ASSIGN(id, items.save(item));
        *saved = id;
        return QByteArrayList{id};
    };
    m_actions.perform(known, work, this, [this, saved](const Result<ItemChange> &change) {
        if (!change)
            return m_view.showSaveError(ErrorTexts::sentence(change.error()));
        m_view.showSaved(*saved);
        reload();
    });
}

void ItemsController::remove(const QByteArrayList &ids)
{
    perform(ids, changing([ids](ItemRepository &items) { return items.remove(ids); }), [this, count = int(ids.size())] {
        m_view.messages()->showMessage(Tone::Accent, tr("%n item(s) moved to the trash.", nullptr, count), tr("Undo"),
                                       [this] { m_actions.undo(); });
    });
}

void ItemsController::restoreVersion(const FieldVersion &version)
{
    perform({version.itemId}, changing([version](ItemRepository &items) { return items.restoreVersion(version); }), [this] {
        if (HistorySheet *sheet = m_view.history())
            sheet->confirm(tr("The value is in use again, on all your devices."));
    });
}

} // namespace haex
