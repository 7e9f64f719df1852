// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workticket.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace haex {

class MessageBar;

/// While a file is read or written for longer than half a second: how far that is, and a button that
/// gives it up. Who goes away from it, with the vault for example, gives it up too.
class FileWait final : public QObject
{
    Q_OBJECT
public:
    /// `text` says what is being done.
    FileWait(MessageBar &bar, const QString &text, QObject *parent);
    ~FileWait() override;

    [[nodiscard]] WorkTicketPtr ticket() const { return m_ticket; }
    /// It is done, or failed; deletes this.
    void end();

private:
    void refresh();

    MessageBar &m_bar;
    QString m_text;
    WorkTicketPtr m_ticket;
    QElapsedTimer m_since;
    QTimer m_poll;
    bool m_isShown = false;
};

} // namespace haex
