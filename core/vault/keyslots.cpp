// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keyslots.h"

#include "core/replica/replica.h"

#include <QJsonDocument>

namespace haex {

Result<std::optional<QJsonObject>> KeySlots::read(QByteArrayView slot) const
{
    HAEX_ASSIGN(select,
                m_replica.database().prepare("SELECT value FROM vault_key_slots WHERE slot = ?1"));
    HAEX_ASSIGN(found, select.bindText(1, slot).step());
    const QJsonDocument value = found ? QJsonDocument::fromJson(select.text(0)) : QJsonDocument();
    return value.isObject() ? std::optional(value.object()) : std::nullopt;
}

Result<> KeySlots::write(QByteArrayView slot, const QJsonObject &value)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(upsert,
                    m_replica.database().prepare(
                        "INSERT INTO vault_key_slots(slot, value) VALUES (?1, ?2)"
                        " ON CONFLICT(slot) DO UPDATE SET value = excluded.value"));
        return upsert.bindText(1, slot)
            .bindText(2, QJsonDocument(value).toJson(QJsonDocument::Compact))
            .run();
    });
}

} // namespace haex
