// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace haex {

/// Puts things on the clipboard; secrets are marked so that clipboard managers do not keep them,
/// and are cleared after a while, when the clipboard still has them. Remembers only a digest of
/// what it put there.
/// Some Wayland desktops let only the window in front change the clipboard: what could not be cleared behind another
/// one is cleared by `wl-copy` where that is installed, and in any case as soon as this application is in front again.
class ClipboardGuard final : public QObject
{
    Q_OBJECT
public:
    explicit ClipboardGuard(QObject *parent = nullptr);
    /// For tests: on a desktop that is, or is not, of that kind.
    ClipboardGuard(bool mayRefuse, QObject *parent);

    void setClearAfter(int seconds);
    void copy(const QString &text, bool secret);
    /// Clears at once what would have been cleared later: when the vault locks.
    void clearNow();
    [[nodiscard]] QString clearsSoonText() const;

private:
    [[nodiscard]] static QByteArray digestOf(const QString &text);
    [[nodiscard]] bool isRefused() const;
    void clearIfOurs();

    /// Whether the desktop may take no changes while this application is behind.
    bool m_mayRefuse;
    /// Cleared once more when this application is in front.
    bool m_isDue = false;

    QTimer m_timer;
    int m_seconds = 20;
    QByteArray m_digest;
};

} // namespace haex
