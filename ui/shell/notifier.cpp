// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace haex {

namespace {

constexpr QLatin1String Service("org.freedesktop.Notifications");
constexpr QLatin1String Path("/org/freedesktop/Notifications");
/// The name that the desktop gives to a click on the notice itself.
constexpr QLatin1String DefaultAction("default");
constexpr QLatin1String ShowAction("show");
constexpr int UsualTime = -1;

QDBusMessage callOf(const char *method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, QString::fromLatin1(method));
}

} // namespace

Notifier::Notifier(const QDBusConnection &desktop, QObject *parent)
    : QObject(parent)
    , m_desktop(desktop)
{
    if (!m_desktop.isConnected())
        return;
    m_desktop.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    m_desktop.connect(Service, Path, Service, QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
}

Notifier::~Notifier()
{
    withdrawAll();
}

uint Notifier::shownAs(const QString &key) const
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (shown->key == key)
            return shown.key();
    }
    return 0;
}

void Notifier::show(const Notice &notice)
{
    if (!m_desktop.isConnected())
        return;
    if (m_asked.contains(notice.key)) {
        m_asked.insert(notice.key, notice);
        return;
    }
    m_asked.insert(notice.key, std::nullopt);
    QDBusMessage call = callOf("Notify");
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("haex-vault")}, {QStringLiteral("category"), QStringLiteral("network")}};
    call << QCoreApplication::applicationName() << shownAs(notice.key) << QStringLiteral("haex-vault") << notice.title << notice.text.toHtmlEscaped()
         << QStringList{DefaultAction, notice.action, ShowAction, notice.action} << hints << UsualTime;
    auto *watcher = new QDBusPendingCallWatcher(m_desktop.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notice, round = m_round] {
        watcher->deleteLater();
        const std::optional<Notice> newer = m_asked.take(notice.key);
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            return;
        m_shown.insert(reply.value(), {notice.key, notice.view});
        if (newer)
            show(*newer);
        else if (round != m_round)
            withdraw(reply.value());
    });
}

void Notifier::withdraw(uint id)
{
    m_shown.remove(id);
    QDBusMessage call = callOf("CloseNotification");
    call << id;
    m_desktop.send(call);
}

void Notifier::withdrawAll()
{
    ++m_round;
    for (std::optional<Notice> &waiting : m_asked)
        waiting.reset();
    for (const uint id : m_shown.keys())
        withdraw(id);
}

/// Signals reach every program: only what was shown from here counts.
void Notifier::actionInvoked(uint id, const QString &)
{
    const auto shown = m_shown.constFind(id);
    if (shown != m_shown.cend())
        Q_EMIT chosen(shown->view);
}

void Notifier::closed(uint id, uint)
{
    m_shown.remove(id);
}

} // namespace haex
