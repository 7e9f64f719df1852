// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/removalmessages.h"

#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/limits.h"

#include <algorithm>

namespace haex {

std::optional<qint64> PlannedRemovals::endOfVault(QByteArrayView vaultId) const
{
    const auto found = std::ranges::find_if(
        vaults, [&](const Vault &vault) { return vault.vaultId == vaultId; });
    return found == vaults.end() ? std::nullopt : std::optional(found->endsAtMs);
}

QByteArray encodeRemovalRequest(const RemovalRequest &request)
{
    const auto password = request.password.view();
    JsonWriter writer(1024);
    writer.beginObject().text("password",
                              {reinterpret_cast<const char *>(password.data()),
                               static_cast<qsizetype>(password.size())});
    return writer.endObject().take();
}

Result<RemovalRequest> parseRemovalRequest(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    RemovalRequest request;
    request.password = reader.secret("password");
    if (static_cast<qsizetype>(request.password.size()) > limits::MaxPasswordBytes)
        reader.failAt("password", ErrorCode::BadField);
    return document.finish(std::move(request));
}

QByteArray encodeRemovalEnd(qint64 endsAtMs)
{
    return JsonWriter().beginObject().integer("endsAt", endsAtMs).endObject().take();
}

Result<qint64> parseRemovalEnd(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    const qint64 endsAtMs = reader.integer("endsAt", 0);
    return document.finish(endsAtMs);
}

QByteArray encodePlannedRemovals(const PlannedRemovals &removals)
{
    JsonWriter writer;
    writer.beginObject().integer("grace", removals.graceMs);
    if (removals.accountEndsAtMs)
        writer.integer("accountEndsAt", *removals.accountEndsAtMs);
    writer.beginArray("vaults");
    for (const PlannedRemovals::Vault &vault : removals.vaults) {
        writer.beginObject()
            .text("vaultId", vault.vaultId)
            .integer("endsAt", vault.endsAtMs)
            .endObject();
    }
    return writer.endArray().endObject().take();
}

Result<PlannedRemovals> parsePlannedRemovals(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    PlannedRemovals removals;
    removals.graceMs = reader.integer("grace", 0);
    removals.accountEndsAtMs = reader.optionalInteger("accountEndsAt");
    reader.array(
        "vaults", [](qsizetype) {},
        [&](JsonReader &item) {
            removals.vaults.push_back({item.text("vaultId"), item.integer("endsAt", 0)});
        });
    return document.finish(std::move(removals));
}

} // namespace haex
