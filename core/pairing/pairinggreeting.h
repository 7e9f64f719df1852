// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace haex {

/// What a device says of itself when two are paired: a key of its own (X25519) that was made for
/// this pairing, random bytes, and what people call it.
struct PairingGreeting
{
    static constexpr qsizetype RandomBytes = 32;

    QByteArray publicKey;
    QByteArray random;
    QString deviceName;

    /// One form for one greeting: what is committed to, and part of the transcript.
    [[nodiscard]] QByteArray encoded() const;
    /// `authentication_failed` for anything else. The name is cut to what fits on a line.
    [[nodiscard]] static Result<PairingGreeting> decoded(const SecretBytes &text);
};

/// Names a greeting without telling anything of it: SHA-256 under a label.
[[nodiscard]] QByteArray commitmentTo(const QByteArray &encodedGreeting);

} // namespace haex
