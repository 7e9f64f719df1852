// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bytespreview.h"

#include "ui/async/whendone.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QBuffer>
#include <QImageReader>
#include <QPlainTextEdit>
#include <QPromise>
#include <QStringDecoder>
#include <QThreadPool>
#include <QVBoxLayout>

#include <memory>

namespace haex {

namespace {

constexpr qsizetype ShownBytes = 64 * 1024;
constexpr int BytesPerGroup = 8;
constexpr int LargestSide = 2048;
/// Files come from anywhere: a small one may unfold to gigabytes of pixels.
constexpr qint64 MostPixels = 64LL * 1024 * 1024;

QString hexDump(const QByteArray &bytes)
{
    QString text;
    for (qsizetype at = 0; at < qMin(bytes.size(), ShownBytes / 4); at += BytesPerGroup)
        text += QString::fromLatin1(bytes.mid(at, BytesPerGroup).toHex(' ')) + u'\n';
    return text;
}

} // namespace

BytesPreview::BytesPreview(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Content"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
}

QImage BytesPreview::pictureOf(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    if (bytes.isEmpty() || !buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > MostPixels)
        return {};
    if (qMax(size.width(), size.height()) > LargestSide)
        reader.setScaledSize(size.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio));
    return reader.read();
}

bool BytesPreview::isText(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return false;
    // A character that is cut at the end is no error: the decoder waits for its rest.
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder(bytes);
    return !decoder.hasError();
}

void BytesPreview::showBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    showPicture({});
    if (bytes.isEmpty())
        return;
    auto promise = std::make_shared<QPromise<QImage>>();
    whenDone(promise->future(), this, [this, bytes](const QImage &picture) {
        if (!picture.isNull() && m_bytes.constData() == bytes.constData())
            showPicture(picture);
    });
    QThreadPool::globalInstance()->start([promise, bytes] {
        promise->start();
        promise->addResult(pictureOf(bytes));
        promise->finish();
    });
}

void BytesPreview::showPicture(const QImage &picture)
{
    m_picture = picture;
    m_text->setVisible(!isPicture());
    setAccessibleName(isPicture() ? tr("Picture, %1 by %2").arg(picture.width()).arg(picture.height()) : QString());
    if (!isPicture()) {
        const bool text = isText(m_bytes.left(ShownBytes));
        m_text->setFont(fontOf(text ? TextStyle::Body : TextStyle::Mono));
        m_text->setPlainText(text ? QString::fromUtf8(m_bytes.left(ShownBytes)) : hexDump(m_bytes));
    }
    updateGeometry();
    update();
}

QSize BytesPreview::sizeHint() const
{
    return isPicture() ? m_picture.size().scaled(480, 360, Qt::KeepAspectRatio) : QSize(320, 200);
}

void BytesPreview::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (!isPicture())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const Theme &theme = themeOf(palette());
    const QSize size = m_picture.size().boundedTo(m_picture.size().scaled(this->size(), Qt::KeepAspectRatio));
    const QRect place(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size);
    drawRounded(painter, QRectF(place).adjusted(-1, -1, 1, 1), 0, theme.sunken, theme.border);
    painter.drawImage(place, m_picture);
}

} // namespace haex
