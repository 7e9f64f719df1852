// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"
#include "core/vault/keys/keyversion.h"

#include <optional>

namespace haex {

class Replica;

/// A vault key on its way: a row of `vault_key_grants` or `vault_former_keys`.
struct SealedKey
{
    quint32 keyVersion = 0;
    /// For a grant: to whom.
    QByteArray deviceId = {};
    /// For a former key: the version that opens it; 0 = it is a grant.
    quint32 underVersion = 0;
    QByteArray sealed = {};
};

/// The synced tables by which key versions reach the devices. Writes join the caller's transaction.
class KeyTables final
{
public:
    /// The replica must outlive this.
    explicit KeyTables(Replica &replica)
        : m_replica(replica)
    {
    }

    /// Ascending; what is no key version is left out.
    [[nodiscard]] Result<QList<KeyVersion>> versions();
    /// The numbers of all versions that are described or were handed to somebody.
    [[nodiscard]] Result<QList<quint32>> numbers();
    [[nodiscard]] Result<> write(const KeyVersion &version);

    /// Grants and former keys of versions that `isWanted` names.
    [[nodiscard]] Result<QList<SealedKey>> sealedKeys(const std::function<bool(quint32)> &isWanted);
    [[nodiscard]] Result<bool> hasGrant(quint32 keyVersion, const QByteArray &deviceId);
    [[nodiscard]] Result<bool> hasFormerKey(quint32 keyVersion, quint32 underVersion);
    [[nodiscard]] Result<> write(const SealedKey &key);

    /// The same of a cell that was received and is not in the tables yet; nullopt when it is
    /// another.
    [[nodiscard]] static std::optional<SealedKey> sealedKeyIn(const RemoteCell &cell);

private:
    [[nodiscard]] Result<> read(const char *sql, const std::function<bool(quint32)> &isWanted,
                                QList<SealedKey> &keys);
    [[nodiscard]] Result<> writeRow(const char *sql, quint32 keyVersion, const CellValue &other,
                                    const QByteArray &value);

    Replica &m_replica;
};

} // namespace haex
