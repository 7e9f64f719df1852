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

constexpr int Height = 52;

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
    painter.setFont(fontOf(TextStyle::SmallStrong));
    painter.setPen(t.text);
    painter.drawText(text, Qt::AlignTop | Qt::AlignLeft, painter.fontMetrics().elidedText(texts.headline, Qt::ElideRight, text.width()));
    painter.setFont(fontOf(TextStyle::Small));
    painter.setPen(t.textFaint);
    painter.drawText(text, Qt::AlignBottom | Qt::AlignLeft, painter.fontMetrics().elidedText(texts.detail, Qt::ElideRight, text.width()));
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
