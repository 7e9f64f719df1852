// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "ui/widgets/tone.h"

#include <QFrame>

class QPlainTextEdit;
class QToolButton;

namespace haex {

class Pill;
class TextLabel;

/// One side of a concurrent write: whose it is, when it was written, and the value; masked until
/// revealed when it is a secret. Differences to the other side are marked by colour and underline.
class ValueCard final : public QFrame
{
    Q_OBJECT
public:
    explicit ValueCard(QWidget *parent = nullptr);

    struct Content
    {
        QString device;
        QString time;
        QString badge;
        Tone tone = Tone::Muted;
        CellValue value;
        CellValue otherValue;
        bool secret = false;
        /// Shown where there is no value, such as for a deletion.
        QString words = {};
    };
    void showValue(const Content &content);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    void fitHeight();

    Content m_content;
    TextLabel *m_device;
    TextLabel *m_time;
    Pill *m_badge;
    QToolButton *m_reveal;
    QPlainTextEdit *m_value;
};

} // namespace haex
