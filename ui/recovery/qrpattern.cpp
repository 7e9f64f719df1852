// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/qrpattern.h"

#include <qrencode.h>

#include <memory>

namespace haex {

namespace {
constexpr int QuietModules = 4;
}

QImage qrPattern(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char *>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * QuietModules, code->width + 2 * QuietModules, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixelColor(x + QuietModules, y + QuietModules, Qt::black);
        }
    }
    return image;
}

} // namespace haex
