// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tone.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QPushButton;
class QToolButton;

namespace haex {

class IconLabel;
class TextLabel;

/// Says what just happened, above or below the thing it happened to, with at most one thing to do
/// about it (Undo, Try again). Goes away by itself when it was good news.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(Tone tone, const QString &text, const QString &action = {},
                     std::function<void()> onAction = {});
    /// Room around the bar that is there only while it is shown.
    void setOuterMargins(const QMargins &margins);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Muted;
    QMargins m_outer;
    IconLabel *m_icon;
    TextLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer m_timer;
    std::function<void()> m_onAction;
};

} // namespace haex
