// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "ui/backends/backendsview.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/host/hostcard.h"
#include "ui/items/itemsview.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/sidebar.h"
#include "ui/style/metrics.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/syncview.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/trash/trashview.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haex {

Workspace::Workspace(AppSettings &settings, Random &random, bool hasTray, QWidget *parent)
    : QWidget(parent)
    , m_sidebar(new Sidebar)
    , m_views(new QStackedWidget)
    , m_items(new ItemsView(random))
    , m_tables(new TablesView)
    , m_conflicts(new ConflictsView)
    , m_sync(new SyncView)
    , m_backends(new BackendsView)
    , m_trash(new TrashView)
    , m_settings(new SettingsView(settings, hasTray))
    , m_messages(new MessageBar)
{
    for (QWidget *view : std::initializer_list<QWidget *>{m_items, m_tables, m_conflicts, m_sync, m_backends, m_trash, m_settings})
        m_views->addWidget(view);
    m_backends->host()->setHasTray(hasTray);
    m_sidebar->bindKeys(settings);
    m_items->bindKeys(settings);
    m_conflicts->bindKeys(settings);
    m_tables->page()->bindKeys(settings);
    m_messages->setOuterMargins({Space::L, Space::M, Space::L, 0});
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_views, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    layout->addWidget(new Divider(Qt::Vertical));
    layout->addLayout(column, 1);
    connect(m_sidebar, &Sidebar::viewChosen, this, qOverload<ViewId>(&Workspace::show));
    show(ViewId::Items);
}

void Workspace::show(ViewId view)
{
    m_views->setCurrentIndex(static_cast<int>(view));
    m_sidebar->setCurrent(view);
    // Whoever walks through the sidebar stays there; a shortcut arrives in the view.
    if (!m_sidebar->isAncestorOf(QApplication::focusWidget()))
        enterCurrent();
    Q_EMIT viewShown(view);
}

/// Puts the keyboard on what the view is about.
void Workspace::enterCurrent()
{
    switch (current()) {
    case ViewId::Items:
        return m_items->enter();
    case ViewId::Tables:
        return m_tables->enter();
    case ViewId::Conflicts:
        return m_conflicts->enter();
    case ViewId::Sync:
        return m_sync->enter();
    case ViewId::Trash:
        return m_trash->enter();
    default:
        return;
    }
}

ViewId Workspace::current() const
{
    return static_cast<ViewId>(m_views->currentIndex());
}

WorkspacePlace Workspace::place() const
{
    return {current(), m_items->place(), m_tables->place(), m_conflicts->place(), m_sync->log()->place(), m_trash->place()};
}

void Workspace::resume(const WorkspacePlace &place)
{
    m_items->resume(place.items);
    m_tables->resume(place.tables);
    m_conflicts->resume(place.conflicts);
    m_sync->log()->resume(place.log);
    m_trash->resume(place.trash);
    show(place.view);
}

void Workspace::focusSearch()
{
    if (current() == ViewId::Tables) {
        m_tables->page()->focusFilter();
        return;
    }
    show(ViewId::Items);
    m_items->focusSearch();
}

} // namespace haex
