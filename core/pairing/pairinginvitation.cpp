// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairinginvitation.h"

#include <QStringList>

namespace haex {

QString PairingInvitation::text() const
{
    return server.toString(QUrl::FullyEncoded) + u' ' + words;
}

PairingInvitation PairingInvitation::fromText(const QString &text)
{
    PairingInvitation invitation;
    QStringList words;
    for (const QString &part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (part.contains(QLatin1StringView("://")))
            invitation.server = QUrl(part, QUrl::StrictMode);
        else
            words << part;
    }
    invitation.words = words.join(u' ');
    return invitation;
}

} // namespace haex
