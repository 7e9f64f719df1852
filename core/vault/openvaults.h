// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/durablefile.h"

namespace haex {

/// This process's claim on a vault file, from before the file is touched until after it is closed.
/// SQLite's own lock is not enough inside one process: POSIX takes a file's locks away as soon as
/// any descriptor of it is closed, so merely reading the head of a vault that is open would let
/// another process in. Move-only; any thread.
class VaultClaim final
{
public:
    /// `vault_in_use` while another claim on the same file lives.
    [[nodiscard]] static Result<VaultClaim> take(const QString &path);

    VaultClaim(VaultClaim &&other) noexcept;
    VaultClaim &operator=(VaultClaim &&other) noexcept;
    ~VaultClaim();

private:
    explicit VaultClaim(FileIdentity file)
        : m_file(file)
        , m_held(true)
    {
    }
    void release();

    FileIdentity m_file;
    bool m_held = false;
};

} // namespace haex
