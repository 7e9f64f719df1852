// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace haex {

/// Puts things on the clipboard; secrets are marked so that clipboard managers do not keep them,
/// and are cleared after a while, when the clipboard still has them. Remembers only a digest of
/// what it put there.
class ClipboardGuard final : public QObject
{
    Q_OBJECT
public:
    explicit ClipboardGuard(QObject *parent = nullptr);

    void setClearAfter(int seconds);
    void copy(const QString &text, bool secret);
    /// Clears at once what would have been cleared later: when the vault locks.
    void clearNow();
    [[nodiscard]] QString clearsSoonText() const;

private:
    [[nodiscard]] static QByteArray digestOf(const QString &text);

    QTimer m_timer;
    int m_seconds = 20;
    QByteArray m_digest;
};

} // namespace haex
