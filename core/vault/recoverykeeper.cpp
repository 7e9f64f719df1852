// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recoverykeeper.h"

#include "core/vault/recoveryfile.h"
#include "core/vault/vaultfile.h"

#include <QJsonArray>

namespace haex {
namespace {

constexpr QLatin1StringView SealKeyName("sealKey");
constexpr QLatin1StringView MadeName("madeMs");
constexpr QLatin1StringView NeededName("needed");
constexpr QLatin1StringView HoldersName("holders");

} // namespace

RecoveryKeeper::RecoveryKeeper(Replica &replica, const VaultFile &file)
    : m_file(file)
    , m_slots(replica)
{
}

Result<std::optional<SecretBytes>> RecoveryKeeper::sealKey() const
{
    HAEX_ASSIGN(slot, m_slots.read(KeySlots::Recovery));
    if (!slot)
        return std::nullopt;
    const QByteArray key = QByteArray::fromBase64(slot->value(SealKeyName).toString().toLatin1());
    return key.isEmpty() ? std::nullopt : std::optional(SecretBytes::copyOf(key));
}

Result<> RecoveryKeeper::settle()
{
    HAEX_ASSIGN(slot, m_slots.read(KeySlots::Recovery));
    if (!slot)
        return {};
    HAEX_ASSIGN(key, sealKey());
    if (!key) {
        RecoveryFile::remove(m_file.path());
        return {};
    }
    if (RecoveryFile::isFor(m_file.path(), *key, m_file.salt()))
        return {};
    return RecoveryFile::write(m_file.path(), *key, m_file.key(), m_file.salt());
}

Result<> RecoveryKeeper::use(const RecoveryKey &key, const RecoverySplit &split, qint64 nowMs)
{
    HAEX_ASSIGN(seal, key.sealKey());
    // The file first: a key that is said to open the vault does.
    HAEX_TRY(RecoveryFile::write(m_file.path(), seal, m_file.key(), m_file.salt()));
    const QByteArray bytes(reinterpret_cast<const char *>(seal.view().data()),
                           static_cast<qsizetype>(seal.size()));
    QJsonObject slot {{SealKeyName, QString::fromLatin1(bytes.toBase64())}, {MadeName, nowMs}};
    if (split.needed > 0) {
        slot.insert(NeededName, split.needed);
        slot.insert(HoldersName, QJsonArray::fromStringList(split.holders));
    }
    return m_slots.write(KeySlots::Recovery, slot);
}

Result<> RecoveryKeeper::withdraw()
{
    HAEX_TRY(m_slots.write(KeySlots::Recovery, {}));
    return settle();
}

Result<qint64> RecoveryKeeper::madeMs() const
{
    HAEX_ASSIGN(slot, m_slots.read(KeySlots::Recovery));
    return slot ? slot->value(MadeName).toInteger() : 0;
}

Result<RecoverySplit> RecoveryKeeper::split() const
{
    HAEX_ASSIGN(slot, m_slots.read(KeySlots::Recovery));
    RecoverySplit split;
    if (!slot)
        return split;
    split.needed = slot->value(NeededName).toInt();
    for (const QJsonValue &holder : slot->value(HoldersName).toArray())
        split.holders += holder.toString();
    return split;
}

} // namespace haex
