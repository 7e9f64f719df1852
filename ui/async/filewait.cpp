// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/filewait.h"

#include "ui/widgets/messagebar.h"

#include <QLocale>

namespace haex {

FileWait::FileWait(MessageBar &bar, const QString &text, QObject *parent)
    : WorkWait(parent)
    , m_bar(bar)
    , m_text(text)
{
    connect(this, &WorkWait::progressed, this, &FileWait::show);
    connect(this, &WorkWait::ended, this, [this] {
        if (m_isShown)
            m_bar.hide();
    });
}

void FileWait::show(qint64 done, qint64 total)
{
    const QString text = total > 0 ? tr("%1 %2 %", "what is done, how far").arg(m_text, QLocale().toString(done * 100 / total)) : m_text;
    if (m_isShown && m_bar.isVisible() && m_bar.text() == text)
        return;
    m_bar.showMessage(Tone::Muted, text, tr("Cancel"), [ticket = ticket()] { ticket->cancel(); });
    m_isShown = true;
}

} // namespace haex
