// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewshots.h"

#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"

#include <QDir>
#include <QListView>
#include <QWidget>

namespace haex {

namespace {

/// Time for the engine's answers and the layout.
constexpr int SettleMs = 700;

QString fileName(int view)
{
    constexpr const char *names[] = {"items", "tables", "conflicts", "sync", "backends", "trash", "settings"};
    return QStringLiteral("%1-%2.png").arg(view + 1).arg(QLatin1String(names[view]));
}

} // namespace

ViewShots::ViewShots(Workspace &workspace, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_folder(folder)
{
    m_timer.setInterval(SettleMs);
    connect(&m_timer, &QTimer::timeout, this, &ViewShots::next);
}

void ViewShots::start()
{
    QDir().mkpath(m_folder);
    m_timer.start();
}

void ViewShots::next()
{
    if (m_view >= 0)
        m_workspace.window()->grab().save(QDir(m_folder).filePath(fileName(m_view)));
    if (++m_view == ViewCount) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    m_workspace.show(static_cast<ViewId>(m_view));
    // A chosen item says more than an empty pane.
    if (m_view == static_cast<int>(ViewId::Items)) {
        if (auto *list = m_workspace.items()->findChild<QListView *>())
            list->setCurrentIndex(list->model()->index(1, 0));
    }
}

} // namespace haex
