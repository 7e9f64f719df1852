// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>

namespace haex {

/// How far a pairing is, on either device.
enum class PairingStep {
    /// The words are shown here, and nobody has come.
    Waiting,
    /// The two have greeted each other: does the person see the same code on both?
    Comparing,
    /// Confirmed here, not yet on the other device.
    Confirmed,
    /// The host sent the vault; the guest has it and needs a password and a place.
    Handed,
    /// The new device has joined.
    Joined,
    Failed,
};

/// What is shown of a pairing.
struct PairingStatus
{
    PairingStep step = PairingStep::Waiting;
    /// Six digits, from Comparing on.
    QString code;
    /// The other device's, as it says itself: shown, not believed.
    QString deviceName;
    /// At the guest, from Handed on.
    QString vaultName;
    /// With Failed: `not_found` when nobody waits with these words, `conflict` when another device
    /// answered first, `cancelled` when the other side did not confirm, `timeout` when it took too
    /// long, `authentication_failed` when somebody interfered.
    std::optional<Error> error = {};
};

} // namespace haex
