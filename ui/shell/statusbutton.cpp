// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusbutton.h"

#include "ui/presenters/syncstatuspresenter.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/widgets/spinner.h"

#include <QDateTime>

namespace haex {

namespace {

constexpr int Height = 70;

Tint tintOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Tint::Success;
    case Tone::Warning:
        return Tint::Warning;
    case Tone::Danger:
        return Tint::Danger;
    case Tone::Accent:
        return Tint::Accent;
    default:
        return Tint::Muted;
    }
}

/// Two lines: a part that does not fit into the first one begins the second, and what does not fit there
/// is left to the tooltip; a first part that is too long by itself goes on there.
QStringList inTwoLines(const QString &detail, const QFontMetrics &metrics, int width)
{
    const QString between = QStringLiteral(" · ");
    const bool isLong = metrics.horizontalAdvance(detail.section(between, 0, 0)) > width;
    const QString separator = isLong ? QStringLiteral(" ") : between;
    QStringList parts = detail.split(separator);
    const auto takeLine = [&] {
        QString line = parts.takeFirst();
        while (!parts.isEmpty() && metrics.horizontalAdvance(line + separator + parts.first()) <= width)
            line += separator + parts.takeFirst();
        return line;
    };
    QStringList lines{metrics.elidedText(takeLine(), Qt::ElideRight, width)};
    if (!parts.isEmpty())
        lines << metrics.elidedText(isLong ? parts.join(separator) : takeLine(), Qt::ElideRight, width);
    return lines;
}

} // namespace

StatusButton::StatusButton(QWidget *parent)
    : QAbstractButton(parent)
    , m_spinner(new Spinner(Size::Icon, this))
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &StatusButton::refresh);
    m_clock.start();
    refresh();
}

void StatusButton::showStatus(const SyncStatus &status)
{
    m_status = status;
    refresh();
}

void StatusButton::refresh()
{
    const StatusTexts texts = SyncStatusPresenter::overall(m_status, QDateTime::currentMSecsSinceEpoch());
    m_spinner->setVisible(texts.busy);
    const QString line = SyncStatusPresenter::oneLine(texts);
    if (accessibleName() == line)
        return;
    setAccessibleName(line);
    setToolTip(line);
    update();
}

QSize StatusButton::sizeHint() const
{
    return {180, Height};
}

void StatusButton::resizeEvent(QResizeEvent *)
{
    const QRect place(Space::M, (height() - m_spinner->height()) / 2, m_spinner->width(), m_spinner->height());
    m_spinner->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

void StatusButton::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    const StatusTexts texts = SyncStatusPresenter::overall(m_status, QDateTime::currentMSecsSinceEpoch());
    QPainter painter(this);
    if (isDown() || underMouse())
        drawRounded(painter, QRectF(rect()), Radius::Control, t.pressed);
    if (hasFocus())
        drawFocusRing(painter, QRectF(rect()), Radius::Control, t);
    if (!texts.busy)
        themedIcon(texts.iconName, tintOf(texts.tone)).paint(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(Space::M, (height() - Size::Icon) / 2, Size::Icon, Size::Icon)));
    const QRect text = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(Space::M + Size::Icon + Space::M, Space::S, -Space::XS, -Space::S));
    const QFontMetrics small(fontOf(TextStyle::Small));
    const QStringList details = inTwoLines(texts.detail, small, text.width());
    QRect line(text.left(), 0, text.width(), small.lineSpacing());
    line.moveTop((height() - line.height() * int(details.size() + 1)) / 2);
    painter.setFont(fontOf(TextStyle::SmallStrong));
    painter.setPen(t.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(texts.headline, Qt::ElideRight, line.width()));
    painter.setFont(fontOf(TextStyle::Small));
    painter.setPen(t.textFaint);
    for (const QString &detail : details) {
        line.translate(0, line.height());
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, detail);
    }
}

void StatusButton::enterEvent(QEnterEvent *)
{
    update();
}

void StatusButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace haex
