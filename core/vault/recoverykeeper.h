// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/recoverykey.h"
#include "core/vault/keyslots.h"
#include "core/vault/vaultinfo.h"

#include <optional>

namespace haex {

class VaultFile;

/// The vault's recovery key, as all devices know it: where to seal for it. Keeps the recovery file
/// beside this device's vault in step with it and with the file's key. See README.md, "Recovery".
class RecoveryKeeper final
{
public:
    /// Both must outlive this.
    RecoveryKeeper(Replica &replica, const VaultFile &file);

    /// After opening, after a new password, and whenever the slots were pulled.
    [[nodiscard]] Result<> settle();
    /// From now on this key opens the vault, on all devices, and no other recovery key does. `split`
    /// tells all devices who has a share of it, if it is split.
    [[nodiscard]] Result<> use(const RecoveryKey &key, const RecoverySplit &split, qint64 nowMs);
    /// None does.
    [[nodiscard]] Result<> withdraw();
    /// When the one that holds was made; 0 = there is none.
    [[nodiscard]] Result<qint64> madeMs() const;
    [[nodiscard]] Result<RecoverySplit> split() const;

private:
    [[nodiscard]] Result<std::optional<SecretBytes>> sealKey() const;

    const VaultFile &m_file;
    KeySlots m_slots;
};

} // namespace haex
