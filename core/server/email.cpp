// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/email.h"

#include "core/protocol/limits.h"

#include <QString>

#include <algorithm>

namespace haex {

std::optional<QByteArray> normalisedEmail(const QByteArray &email)
{
    if (email.size() > 4 * limits::MaxEmailBytes)
        return std::nullopt;
    const QString text
        = QString::fromUtf8(email).trimmed().normalized(QString::NormalizationForm_KC).toLower();
    const bool hasOddCharacter = std::ranges::any_of(text, [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control
            || c.category() == QChar::Other_Format;
    });
    const qsizetype at = text.indexOf(u'@');
    const bool isAddress = at > 0 && at == text.lastIndexOf(u'@') && at < text.size() - 1;
    QByteArray normalised = text.toUtf8();
    if (!isAddress || hasOddCharacter || normalised.size() > limits::MaxEmailBytes)
        return std::nullopt;
    return normalised;
}

} // namespace haex
