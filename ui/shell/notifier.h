// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/presenters/noticetexts.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <optional>

namespace haex {

/// Shows notices on the desktop (org.freedesktop.Notifications), with the button that leads to what
/// they are about. Where nothing shows them, nothing happens: the window has all of it.
class Notifier final : public QObject
{
    Q_OBJECT
public:
    explicit Notifier(const QDBusConnection &desktop, QObject *parent = nullptr);
    /// Takes back what is still shown.
    ~Notifier() override;

    void show(const Notice &notice);
    /// Somebody is looking: all of them have done their work.
    void withdrawAll();

Q_SIGNALS:
    void chosen(haex::ViewId view);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    struct Shown
    {
        QString key;
        ViewId view = ViewId::Sync;
    };
    void withdraw(uint id);
    [[nodiscard]] uint shownAs(const QString &key) const;

    QDBusConnection m_desktop;
    QHash<uint, Shown> m_shown;
    /// By key: the desktop has not answered yet, and which newer one waits for that.
    QHash<QString, std::optional<Notice>> m_asked;
    /// Withdrawn while the desktop had not answered yet.
    int m_round = 0;
};

} // namespace haex
