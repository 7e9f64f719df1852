// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/autolock.h"

#include <QCoreApplication>
#include <QEvent>

namespace haex {

namespace {
constexpr int MinuteMs = 60 * 1000;
}

AutoLock::AutoLock(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AutoLock::timeToLock);
    QCoreApplication::instance()->installEventFilter(this);
}

void AutoLock::setMinutes(int minutes)
{
    m_timer.setInterval(minutes * MinuteMs);
    if (minutes > 0)
        m_timer.start();
    else
        m_timer.stop();
}

bool AutoLock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        if (m_timer.interval() > 0)
            m_timer.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace haex
