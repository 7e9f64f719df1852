// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clipboardguard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace haex {

ClipboardGuard::ClipboardGuard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clearNow);
}

void ClipboardGuard::setClearAfter(int seconds)
{
    m_seconds = seconds;
}

void ClipboardGuard::copy(const QString &text, bool secret)
{
    auto *data = new QMimeData;
    data->setText(text);
    m_timer.stop();
    m_digest.clear();
    if (secret) {
        data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
        m_digest = digestOf(text);
        if (m_seconds > 0)
            m_timer.start(m_seconds * 1000);
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

void ClipboardGuard::clearNow()
{
    m_timer.stop();
    if (m_digest.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    // Someone may have copied something else since.
    if (digestOf(clipboard->text()) == m_digest)
        clipboard->clear();
    m_digest.clear();
}

QString ClipboardGuard::clearsSoonText() const
{
    return m_seconds > 0 ? tr("Copied. It is cleared from the clipboard in %n second(s).", nullptr, m_seconds)
                         : tr("Copied.");
}

QByteArray ClipboardGuard::digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace haex
