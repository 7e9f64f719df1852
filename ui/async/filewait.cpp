// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/filewait.h"

#include "ui/widgets/messagebar.h"

#include <QLocale>

namespace haex {

namespace {
constexpr int PollMs = 100;
/// What is done sooner needs no words.
constexpr int ShownAfterMs = 500;
}

FileWait::FileWait(MessageBar &bar, const QString &text, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
    , m_text(text)
    , m_ticket(std::make_shared<WorkTicket>())
{
    m_since.start();
    m_poll.setInterval(PollMs);
    connect(&m_poll, &QTimer::timeout, this, &FileWait::refresh);
    m_poll.start();
}

FileWait::~FileWait()
{
    m_ticket->cancel();
}

void FileWait::refresh()
{
    if (m_since.elapsed() < ShownAfterMs || m_ticket->isCancelled())
        return;
    const qint64 total = m_ticket->total();
    const QString text = total > 0 ? tr("%1 %2 %", "what is done, how far").arg(m_text, QLocale().toString(m_ticket->done() * 100 / total)) : m_text;
    if (m_isShown && m_bar.isVisible() && m_bar.text() == text)
        return;
    m_bar.showMessage(Tone::Muted, text, tr("Cancel"), [ticket = m_ticket] { ticket->cancel(); });
    m_isShown = true;
}

void FileWait::end()
{
    m_poll.stop();
    if (m_isShown)
        m_bar.hide();
    deleteLater();
}

} // namespace haex
