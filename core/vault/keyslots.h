// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace haex {

class Replica;

/// The ways to open the vault that all its devices know of: the synced table `vault_key_slots`, one
/// JSON object a slot. Whoever wrote a slot last has the last word.
class KeySlots final
{
public:
    /// WrappedKey as JSON.
    static constexpr QByteArrayView Password = "password";
    /// Where to seal for the recovery key, and when that was made.
    static constexpr QByteArrayView Recovery = "recovery";

    /// The replica must outlive this.
    explicit KeySlots(Replica &replica)
        : m_replica(replica)
    {
    }

    /// nullopt when nobody wrote it, or not as JSON.
    [[nodiscard]] Result<std::optional<QJsonObject>> read(QByteArrayView slot) const;
    [[nodiscard]] Result<> write(QByteArrayView slot, const QJsonObject &value);

private:
    Replica &m_replica;
};

} // namespace haex
