// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toneicon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace haex {

namespace {

constexpr int GoodNewsMs = 4000;
constexpr int UndoMs = 10000;

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel)
    , m_text(new TextLabel(TextStyle::Body))
    , m_action(makeButton({}, Variant::Quiet))
    , m_close(makeIconButton(QStringLiteral("close"), tr("Dismiss")))
{
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    setOuterMargins({});
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (auto run = std::exchange(m_onAction, {}))
            run();
    });
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &text, const QString &action,
                             std::function<void()> onAction)
{
    m_tone = tone;
    const auto [name, tint] = toneIcon(tone, {QStringLiteral("info"), Tint::Accent});
    m_icon->setIcon(name, tint, Size::Icon);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_onAction = std::move(onAction);
    setAccessibleName(text);
    m_timer.stop();
    const bool stays = tone == Tone::Danger || tone == Tone::Warning;
    if (!stays)
        m_timer.start(action.isEmpty() ? GoodNewsMs : UndoMs);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::setOuterMargins(const QMargins &margins)
{
    m_outer = margins;
    layout()->setContentsMargins(margins + QMargins(Space::M, Space::XS, Space::XS, Space::XS));
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(palette());
    QPainter painter(this);
    drawRounded(painter, QRectF(rect().marginsRemoved(m_outer)), Radius::Control, toneGround(m_tone, t));
}

} // namespace haex
