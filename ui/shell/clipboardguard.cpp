// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clipboardguard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>

namespace haex {
namespace {

QString clearingTool()
{
    return QStandardPaths::findExecutable(QStringLiteral("wl-copy"));
}

} // namespace

ClipboardGuard::ClipboardGuard(QObject *parent)
    : ClipboardGuard(QGuiApplication::platformName().startsWith(QLatin1String("wayland")), parent)
{
}

ClipboardGuard::ClipboardGuard(bool mayRefuse, QObject *parent)
    : QObject(parent)
    , m_mayRefuse(mayRefuse)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clearNow);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this] {
        if (m_isDue && !isRefused())
            clearNow();
    });
}

bool ClipboardGuard::isRefused() const
{
    return m_mayRefuse && QGuiApplication::applicationState() != Qt::ApplicationActive;
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
    m_isDue = false;
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
    m_isDue = isRefused();
    if (m_isDue && QGuiApplication::clipboard()->ownsClipboard()) {
        if (const QString tool = clearingTool(); !tool.isEmpty())
            QProcess::startDetached(tool, {QStringLiteral("--clear")});
    }
    clearIfOurs();
    if (!m_isDue)
        m_digest.clear();
}

/// Someone may have copied something else since.
void ClipboardGuard::clearIfOurs()
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (digestOf(clipboard->text()) == m_digest)
        clipboard->clear();
}

QString ClipboardGuard::clearsSoonText() const
{
    if (m_seconds > 0 && m_mayRefuse && clearingTool().isEmpty())
        return tr("Copied. It is cleared from the clipboard in %n second(s), if this window is in front then; else when it is next.", nullptr, m_seconds);
    return m_seconds > 0 ? tr("Copied. It is cleared from the clipboard in %n second(s).", nullptr, m_seconds)
                         : tr("Copied.");
}

QByteArray ClipboardGuard::digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace haex
