// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workticket.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace haex {

/// Waits for work that somebody does under its ticket. What is done within half a second is not shown
/// at all. Who goes away from it, with the vault for example, gives the work up.
class WorkWait : public QObject
{
    Q_OBJECT
public:
    explicit WorkWait(QObject *parent);
    ~WorkWait() override;

    [[nodiscard]] WorkTicketPtr ticket() const { return m_ticket; }
    void giveUp();
    [[nodiscard]] bool isGivenUp() const { return m_ticket->isCancelled(); }
    /// It is done, or failed; deletes this.
    void end();

Q_SIGNALS:
    /// How far it is, again and again until it ends or is given up; 0 of 0 while nobody knows.
    void progressed(qint64 done, qint64 total);
    void ended();

private:
    void refresh();

    WorkTicketPtr m_ticket;
    QElapsedTimer m_since;
    QTimer m_poll;
};

} // namespace haex
