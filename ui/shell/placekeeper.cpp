// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/placekeeper.h"

#include "ui/async/whendone.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"

namespace haex {

namespace {

constexpr int StoreDelayMs = 1000;

QString settingKey()
{
    return QStringLiteral("window_place");
}

} // namespace

PlaceKeeper::PlaceKeeper(VaultService &service, Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_workspace(workspace)
{
    m_storeTimer.setSingleShot(true);
    m_storeTimer.setInterval(StoreDelayMs);
    connect(&m_storeTimer, &QTimer::timeout, this, &PlaceKeeper::store);
    connect(&workspace, &Workspace::viewShown, this, &PlaceKeeper::note);
    connect(workspace.items(), &ItemsView::itemChosen, this, &PlaceKeeper::note);
}

/// The view's number and the item's id.
QString PlaceKeeper::place() const
{
    return QString::number(static_cast<int>(m_workspace.current())) + u' ' + QString::fromUtf8(m_workspace.items()->currentId());
}

void PlaceKeeper::note()
{
    if (m_isRestored)
        m_storeTimer.start();
}

void PlaceKeeper::store()
{
    if (place() == m_stored || !m_service.isOpen())
        return;
    m_stored = place();
    m_service.run([stored = m_stored](VaultSession &session) { return session.setSetting(settingKey(), stored); });
}

void PlaceKeeper::restore()
{
    auto future = m_service.run([](VaultSession &session) -> Result<QString> { return session.setting(settingKey()); });
    whenDone(future, this, [this, before = place()](const Result<QString> &stored) {
        if (stored && place() == before)
            goTo(*stored);
        m_stored = stored.value_or(QString());
        m_isRestored = true;
    });
}

void PlaceKeeper::goTo(const QString &place)
{
    const QByteArray item = place.section(u' ', 1).toUtf8();
    bool isNumber = false;
    const int view = place.section(u' ', 0, 0).toInt(&isNumber);
    if (!item.isEmpty())
        m_workspace.items()->reveal(item);
    if (isNumber && view >= 0 && view < ViewCount)
        m_workspace.show(static_cast<ViewId>(view));
}

} // namespace haex
