// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/trayicon.h"

#include "ui/presenters/syncstatuspresenter.h"
#include "ui/style/icons.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace haex {

namespace {

constexpr int TraySizes[] = {16, 22, 24, 32, 48, 64};

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/icons/haex-vault.svg"));
}

} // namespace

QIcon trayPicture(Tone tone, const Theme &theme)
{
    if (tone != Tone::Danger && tone != Tone::Warning)
        return programIcon();
    QIcon marked;
    for (const int size : TraySizes) {
        QPixmap picture = programIcon().pixmap(QSize(size, size), 1);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const double side = size * 0.44;
        const QRectF dot(size - side, size - side, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.surface);
        painter.drawEllipse(dot);
        painter.setBrush(tone == Tone::Danger ? theme.danger : theme.warning);
        painter.drawEllipse(dot.adjusted(size / 16.0, size / 16.0, -size / 16.0, -size / 16.0));
        painter.end();
        marked.addPixmap(picture);
    }
    return marked;
}

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_menu = std::make_unique<QMenu>();
    fillMenu();
    m_icon = new QSystemTrayIcon(programIcon(), this);
    m_icon->setContextMenu(m_menu.get());
    m_icon->show();
    connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT showWindowRequested();
    });
    setLocked(true);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::fillMenu()
{
    m_state = m_menu->addAction(QString());
    m_state->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(tr("Show window"), this, &TrayIcon::showWindowRequested);
    m_sync = m_menu->addAction(themedIcon(QStringLiteral("sync")), tr("Sync now"), this, &TrayIcon::syncRequested);
    m_lock = m_menu->addAction(themedIcon(QStringLiteral("lock")), tr("Lock"), this, &TrayIcon::lockRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitRequested);
}

void TrayIcon::retranslate(const std::optional<SyncStatus> &status)
{
    if (!m_icon)
        return;
    m_menu->clear();
    fillMenu();
    setLocked(!status);
    if (status)
        showStatus(*status);
}

void TrayIcon::showStatus(const SyncStatus &status)
{
    const StatusTexts texts = SyncStatusPresenter::overall(status, QDateTime::currentMSecsSinceEpoch());
    showState(SyncStatusPresenter::oneLine(texts), texts.tone);
}

/// Some desktops show no tooltip: the menu says it too.
void TrayIcon::showState(const QString &line, Tone tone)
{
    if (!m_icon)
        return;
    m_icon->setToolTip(line);
    m_state->setText(QString(line).replace(u'&', QLatin1String("&&")));
    if (tone != m_tone)
        m_icon->setIcon(trayPicture(tone, themeOf(QGuiApplication::palette())));
    m_tone = tone;
}

void TrayIcon::setLocked(bool locked)
{
    if (!m_icon)
        return;
    m_sync->setEnabled(!locked);
    m_lock->setEnabled(!locked);
    if (locked)
        showState(tr("Haex Vault – locked"), Tone::Muted);
}

} // namespace haex
