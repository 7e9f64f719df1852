// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tone.h"

#include <QWidget>

namespace haex {

/// A short word or number on a soft rounded ground: a state, a kind, a count.
class Pill final : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(const QString &text = {}, Tone tone = Tone::Muted, QWidget *parent = nullptr);

    void show(const QString &text, Tone tone);
    using QWidget::show;
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
};

} // namespace haex
