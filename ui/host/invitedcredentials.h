// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homeinvitation.h"
#include "core/sync/syncengine.h"

namespace haex {

/// What adds a vault to the home server of that invitation.
[[nodiscard]] BackendCredentials invitedCredentials(const HomeInvitation &invitation, const QString &deviceName,
                                                    const QString &backendName);

} // namespace haex
