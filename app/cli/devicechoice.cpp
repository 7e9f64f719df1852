// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/devicechoice.h"

#include "app/cli/output.h"
#include "core/vault/vaultsession.h"

namespace haex::cli {

Result<VaultDevice> chooseDevice(VaultSession &session, const QString &word)
{
    HAEX_ASSIGN(devices, session.devices());
    QList<VaultDevice> found;
    for (const VaultDevice &device : std::as_const(devices)) {
        const QString id = fromUtf8(device.listed.deviceId);
        if (id == word)
            return device;
        if (id.startsWith(word) || device.listed.name == word)
            found.append(device);
    }
    if (found.size() != 1)
        return fail(found.isEmpty() ? ErrorCode::NotFound : ErrorCode::InvalidArgument, word);
    return found.first();
}

} // namespace haex::cli
