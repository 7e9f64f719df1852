// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/workwait.h"

namespace haex {

namespace {
constexpr int PollMs = 100;
constexpr int ShownAfterMs = 500;
}

WorkWait::WorkWait(QObject *parent)
    : QObject(parent)
    , m_ticket(std::make_shared<WorkTicket>())
{
    m_since.start();
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, &WorkWait::refresh);
    m_poll.start();
}

WorkWait::~WorkWait()
{
    giveUp();
}

void WorkWait::giveUp()
{
    m_ticket->cancel();
}

void WorkWait::refresh()
{
    if (m_since.elapsed() >= ShownAfterMs && !m_ticket->isCancelled())
        Q_EMIT progressed(m_ticket->done(), m_ticket->total());
}

void WorkWait::end()
{
    m_poll.stop();
    Q_EMIT ended();
    deleteLater();
}

} // namespace haex
