// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemscontroller.h"

#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/items/itemsview.h"
#include "ui/presenters/errortexts.h"
#include "ui/shell/clipboardguard.h"
#include "ui/widgets/messagebar.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace haex {

namespace {

struct Filters
{
    QList<ItemGroup> groups;
    ItemCounts counts;
    QStringList tags;
};

Result<Filters> readFilters(VaultSession &session)
{
    HAEX_ASSIGN(groups, session.items().groups());
    HAEX_ASSIGN(counts, session.items().counts());
    HAEX_ASSIGN(tags, session.items().tags());
    return Filters{groups, counts, tags};
}

} // namespace

ItemsController::ItemsController(VaultService &service, ItemsView &view, ClipboardGuard &clipboard,
                                 QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
    , m_clipboard(clipboard)
{
    connectView();
    connect(&m_service, &VaultService::tablesChanged, this, [this](const QByteArrayList &tables) {
        const bool ours = std::any_of(tables.cbegin(), tables.cend(), [](const QByteArray &t) {
            return t.startsWith("vault_item") || t == "vault_groups";
        });
        if (ours)
            reload();
    });
}

void ItemsController::connectView()
{
    connect(&m_view, &ItemsView::queryChanged, this, &ItemsController::reloadList);
    connect(&m_view, &ItemsView::itemChosen, this, &ItemsController::loadItem);
    connect(&m_view, &ItemsView::saveRequested, this, &ItemsController::save);
    connect(&m_view, &ItemsView::deleteRequested, this, &ItemsController::remove);
    connect(&m_view, &ItemsView::favouriteToggled, this, [this](const QByteArray &id, bool on) {
        perform([id, on](ItemRepository &items) { return items.setFavourite({id}, on); });
    });
    connect(&m_view, &ItemsView::moveRequested, this, [this](const QByteArrayList &ids, const QByteArray &group) {
        perform([ids, group](ItemRepository &items) { return items.moveItems(ids, group); });
    });
    connect(&m_view, &ItemsView::groupCreated, this, [this](const QByteArray &parent, const QString &name) {
        ItemGroup group;
        group.parentId = parent;
        group.name = name;
        changeGroup(group);
    });
    connect(&m_view, &ItemsView::groupRenamed, this, [this](const QByteArray &id, const QString &name) {
        perform([id, name](ItemRepository &items) -> Result<> {
            HAEX_ASSIGN(groups, items.groups());
            for (ItemGroup group : groups) {
                if (group.id != id)
                    continue;
                group.name = name;
                HAEX_TRY(items.saveGroup(group));
            }
            return {};
        });
    });
    connect(&m_view, &ItemsView::groupRemoved, this,
            [this](const QByteArray &id) { perform([id](ItemRepository &items) { return items.removeGroup(id); }); });
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

template <class Work>
void ItemsController::perform(Work work)
{
    auto future = m_service.run([work = std::move(work)](VaultSession &session) -> Result<> { return work(session.items()); });
    whenDone(future, this, [this](const Result<> &result) {
        if (!result)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        reload();
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
            m_view.showFilters(filters->groups, filters->counts, filters->tags);
    });
}

void ItemsController::reloadList()
{
    const quint64 generation = ++m_listGeneration;
    auto future = m_service.run([query = m_view.query()](VaultSession &session) { return session.items().list(query); });
    whenDone(future, this, [this, generation](const Result<QList<ItemSummary>> &items) {
        if (generation != m_listGeneration)
            return;
        if (items)
            m_view.showItems(*items);
        else if (items.error().code != ErrorCode::VaultLocked)
            m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(items.error()));
    });
}

void ItemsController::loadItem(const QByteArray &id)
{
    const quint64 generation = ++m_itemGeneration;
    auto future = m_service.run([id](VaultSession &session) { return session.items().load(id); });
    whenDone(future, this, [this, generation](const Result<VaultItem> &item) {
        if (generation != m_itemGeneration)
            return;
        if (item)
            m_view.showItem(*item);
        else
            m_view.showNothing();
    });
}

void ItemsController::save(const VaultItem &item)
{
    auto future = m_service.run([item](VaultSession &session) { return session.items().save(item); });
    whenDone(future, this, [this](const Result<QByteArray> &id) {
        if (!id)
            return m_view.showSaveError(ErrorTexts::sentence(id.error()));
        m_view.showSaved(*id);
        reload();
    });
}

void ItemsController::remove(const QByteArrayList &ids)
{
    auto future = m_service.run([ids](VaultSession &session) { return session.items().remove(ids); });
    whenDone(future, this, [this, ids](const Result<> &result) {
        if (!result)
            return m_view.messages()->showMessage(Tone::Danger, ErrorTexts::sentence(result.error()));
        m_view.messages()->showMessage(Tone::Accent, tr("%n item(s) moved to the trash.", nullptr, int(ids.size())),
                                       tr("Undo"), [this, ids] { restore(ids); });
        reload();
    });
}

void ItemsController::restore(const QByteArrayList &ids)
{
    perform([ids](ItemRepository &items) { return items.restore(ids); });
}

void ItemsController::changeGroup(const ItemGroup &group)
{
    perform([group](ItemRepository &items) -> Result<> {
        HAEX_TRY(items.saveGroup(group));
        return {};
    });
}

} // namespace haex
