// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/typography.h"
#include "ui/widgets/tone.h"

#include <QLabel>

namespace haex {

/// A text in one style of the type scale and one tone of the theme.
class TextLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(TextStyle style, const QString &text = {}, Tone tone = Tone::Text,
                       QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// Wraps lines and takes the height that needs.
    TextLabel *wrapped();

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();

    TextStyle m_style;
    Tone m_tone;
};

} // namespace haex
