// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/trayicon.h"

#include "ui/presenters/syncstatuspresenter.h"
#include "ui/style/icons.h"

#include <QDateTime>
#include <QMenu>

namespace haex {

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_menu = std::make_unique<QMenu>();
    m_menu->addAction(tr("Show window"), this, &TrayIcon::showWindowRequested);
    m_sync = m_menu->addAction(themedIcon(QStringLiteral("sync")), tr("Sync now"), this, &TrayIcon::syncRequested);
    m_lock = m_menu->addAction(themedIcon(QStringLiteral("lock")), tr("Lock"), this, &TrayIcon::lockRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitRequested);
    m_icon = new QSystemTrayIcon(QIcon(QStringLiteral(":/icons/haex-vault.svg")), this);
    m_icon->setContextMenu(m_menu.get());
    m_icon->show();
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT showWindowRequested();
    });
    setLocked(true);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::showStatus(const SyncStatus &status)
{
    if (m_icon)
        m_icon->setToolTip(SyncStatusPresenter::oneLine(SyncStatusPresenter::overall(status, QDateTime::currentMSecsSinceEpoch())));
}

void TrayIcon::setLocked(bool locked)
{
    if (!m_icon)
        return;
    m_sync->setEnabled(!locked);
    m_lock->setEnabled(!locked);
    if (locked)
        m_icon->setToolTip(tr("Haex Vault – locked"));
}

} // namespace haex
