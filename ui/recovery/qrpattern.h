// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace haex {

/// The QR code of a short text, one pixel a module, black on white, with the quiet zone that readers
/// need. A null image when the text does not fit.
[[nodiscard]] QImage qrPattern(const QString &text);

} // namespace haex
