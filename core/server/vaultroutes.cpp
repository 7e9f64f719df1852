// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/vaultroutes.h"

#include "core/protocol/jsonwriter.h"
#include "core/server/epoch.h"
#include "core/server/responses.h"

namespace haex {

Result<VaultKeyRecord> VaultRoutes::created(const Caller &caller, const QByteArray &body)
{
    HAEX_ASSIGN(record, parseVaultKeyRecord(body));
    VaultStore &store = m_context.store.vaults();
    HAEX_ASSIGN(existing, store.vaults(caller.accountId));
    if (static_cast<int>(existing.size()) >= m_context.options.maxVaultsPerAccount)
        return fail(ErrorCode::QuotaExceeded);
    record.createdAtMs = m_context.clock.nowMs();
    record.revision = 1;
    HAEX_TRY(store.createVault(caller.accountId, record, makeEpoch(m_context.random)));
    return record;
}

HttpResponse VaultRoutes::create(const Caller &caller, const QByteArray &body)
{
    const auto record = created(caller, body);
    return record ? jsonResponse(encodeVaultKeyRecord(*record), 201)
                  : errorResponse(record.error());
}

HttpResponse VaultRoutes::key(const Caller &caller, const QByteArray &vaultId)
{
    const auto record = m_context.store.vaults().vaultKey(caller.accountId, vaultId);
    if (!record)
        return errorResponse(record.error());
    return *record ? jsonResponse(encodeVaultKeyRecord(**record))
                   : errorResponse(ErrorCode::NotFound);
}

HttpResponse VaultRoutes::patchKey(const Caller &caller, const QByteArray &vaultId,
                                   const QByteArray &body)
{
    const auto patch = parseVaultKeyPatch(body);
    if (!patch)
        return errorResponse(patch.error());
    const auto revision = m_context.store.vaults().patchVaultKey(caller.accountId, vaultId, *patch);
    if (!revision)
        return errorResponse(revision.error());
    return jsonResponse(JsonWriter()
                            .beginObject()
                            .text("vaultId", vaultId)
                            .integer("revision", *revision)
                            .endObject()
                            .take());
}

HttpResponse VaultRoutes::list(const Caller &caller)
{
    const auto vaults = m_context.store.vaults().vaults(caller.accountId);
    return vaults ? jsonResponse(encodeVaultList(*vaults)) : errorResponse(vaults.error());
}

} // namespace haex
