// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/typography.h"
#include "ui/widgets/tone.h"

#include <QWidget>

namespace haex {

/// One line of text that is cut with an ellipsis where it does not fit; the tooltip has it whole.
class ElidedLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(TextStyle style, const QString &text = {}, Tone tone = Tone::Text,
                         QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setTone(Tone tone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextStyle m_style;
    QString m_text;
    Tone m_tone;
};

} // namespace haex
