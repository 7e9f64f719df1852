// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/async/workwait.h"

namespace haex {

class MessageBar;

/// Shows in a bar what is being done and how far it is, with a button that gives it up.
class FileWait final : public WorkWait
{
    Q_OBJECT
public:
    /// `text` says what is being done.
    FileWait(MessageBar &bar, const QString &text, QObject *parent);

private:
    void show(qint64 done, qint64 total);

    MessageBar &m_bar;
    QString m_text;
    bool m_isShown = false;
};

} // namespace haex
