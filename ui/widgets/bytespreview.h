// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

class QPlainTextEdit;

namespace haex {

/// Shows bytes as what they are: a picture, which is decoded beside the window, text, or hexadecimal
/// numbers.
class BytesPreview final : public QWidget
{
    Q_OBJECT
public:
    explicit BytesPreview(QWidget *parent = nullptr);

    void showBytes(const QByteArray &bytes);
    [[nodiscard]] bool isPicture() const { return !m_picture.isNull(); }
    [[nodiscard]] QSize sizeHint() const override;

    /// The picture that the bytes are, no larger than a screen; null when they are none.
    [[nodiscard]] static QImage pictureOf(const QByteArray &bytes);
    /// Whether they are text that can be read.
    [[nodiscard]] static bool isText(const QByteArray &bytes);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPicture(const QImage &picture);

    QByteArray m_bytes;
    QImage m_picture;
    QPlainTextEdit *m_text;
};

} // namespace haex
