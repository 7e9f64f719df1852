// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/apicontext.h"
#include "core/server/httpmessage.h"

namespace haex {

/// /sync/vault-key, /sync/vaults and /sync/vault: what devices need before and beside the cells.
class VaultRoutes final
{
public:
    explicit VaultRoutes(ApiContext &context)
        : m_context(context)
    {
    }

    [[nodiscard]] HttpResponse create(const Caller &caller, const QByteArray &body);
    [[nodiscard]] HttpResponse key(const Caller &caller, const QByteArray &vaultId);
    [[nodiscard]] HttpResponse patchKey(const Caller &caller, const QByteArray &vaultId,
                                        const QByteArray &body);
    [[nodiscard]] HttpResponse list(const Caller &caller);

private:
    [[nodiscard]] Result<VaultKeyRecord> created(const Caller &caller, const QByteArray &body);

    ApiContext &m_context;
};

} // namespace haex
