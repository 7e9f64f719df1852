// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

namespace haex {

/// What the guest writes when the person was asked whether both devices show the same code.
[[nodiscard]] inline QByteArray pairingAnswer(bool isSameCode)
{
    return isSameCode ? QByteArrayLiteral("confirmed") : QByteArrayLiteral("refused");
}

[[nodiscard]] inline bool isConfirmation(const SecretBytes &answer)
{
    return answer.equals(SecretBytes::copyOf(pairingAnswer(true)));
}

} // namespace haex
