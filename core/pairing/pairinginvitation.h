// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>
#include <QUrl>

namespace haex {

/// What a new device needs to find the one that waits for it. The words are a secret, for ten
/// minutes.
struct PairingInvitation
{
    /// With its certificate's fingerprint, when the server vouches for itself (certificatepin.h).
    QUrl server;
    /// Eight words with spaces between them; checked when they are used.
    QString words;

    /// Address and words in one text, as the QR code has it.
    [[nodiscard]] QString text() const;
    /// Takes such a text, or the words alone: then the address is empty.
    [[nodiscard]] static PairingInvitation fromText(const QString &text);
};

} // namespace haex
