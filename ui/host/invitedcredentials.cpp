// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/invitedcredentials.h"

namespace haex {

BackendCredentials invitedCredentials(const HomeInvitation &invitation, const QString &deviceName, const QString &backendName)
{
    BackendCredentials credentials;
    credentials.url = invitation.server;
    credentials.email = HomeInvitation::account();
    credentials.accountPassword = SecretBytes::fromPassword(invitation.code);
    credentials.deviceName = deviceName;
    credentials.backendName = backendName;
    return credentials;
}

} // namespace haex
