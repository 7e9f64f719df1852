// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tintediconengine.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace haex {

namespace {

QColor colourOf(Tint tint, QIcon::Mode mode)
{
    const Theme &theme = themeOf(QGuiApplication::palette());
    if (mode == QIcon::Disabled)
        return theme.textDisabled;
    switch (tint) {
    case Tint::Text:
        return theme.text;
    case Tint::Muted:
        return theme.textMuted;
    case Tint::Accent:
        return theme.accent;
    case Tint::OnAccent:
        return theme.onAccent;
    case Tint::Danger:
        return theme.danger;
    case Tint::OnDanger:
        return theme.onDanger;
    case Tint::Warning:
        return theme.warning;
    case Tint::Success:
        return theme.success;
    }
    return theme.text;
}

QByteArray tintedSvg(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon named %s", qUtf8Printable(name));
        return {};
    }
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

QPixmap render(const QString &name, const QColor &colour, const QSize &pixels)
{
    const QString key = QStringLiteral("haex-icon/%1/%2/%3x%4")
                            .arg(name, colour.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(tintedSvg(name, colour)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

TintedIconEngine::TintedIconEngine(QString name, Tint tint)
    : m_name(std::move(name))
    , m_tint(tint)
{
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap pixmap = render(m_name, colourOf(m_tint, mode), rect.size() * ratio);
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return render(m_name, colourOf(m_tint, mode), size);
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                                       qreal)
{
    return pixmap(size, mode, state);
}

QIconEngine *TintedIconEngine::clone() const
{
    return new TintedIconEngine(m_name, m_tint);
}

QIcon themedIcon(const QString &name, Tint tint)
{
    return QIcon(new TintedIconEngine(name, tint));
}

} // namespace haex
