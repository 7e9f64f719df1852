// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cellenvelope.h"

namespace haex {

CellSealer::CellSealer(const VaultKeyring &keyring, NoncePool &nonces)
    : m_keyring(keyring)
    , m_nonces(nonces)
{
}

Result<SealedCell> CellSealer::seal(const CellAddress &address, const CellValue &value)
{
    return sealUnder(m_keyring.currentVersion(), address, value);
}

Result<SealedCell> CellSealer::sealUnder(quint32 keyVersion, const CellAddress &address,
                                         const CellValue &value)
{
    HAEX_ASSIGN(slot, slotOf(keyVersion, NamesAtServers::Plain));
    return slot->cipher.seal(value, bindTo(*slot, address), m_nonces);
}

Result<SealedCell> CellSealer::sealUnder(quint32 keyVersion, const CellAddress &address,
                                         const PlacedValue &value)
{
    HAEX_ASSIGN(slot, slotOf(keyVersion, NamesAtServers::Blind));
    return slot->cipher.seal(value, bindTo(*slot, address), m_nonces);
}

Result<CellValue> CellSealer::open(const CellAddress &address, const SealedCell &sealed)
{
    HAEX_ASSIGN(keyVersion, keyVersionOf(sealed.encryptedValue));
    HAEX_ASSIGN(slot, slotOf(keyVersion, NamesAtServers::Plain));
    return slot->cipher.open(sealed, bindTo(*slot, address));
}

Result<PlacedValue> CellSealer::openPlaced(const CellAddress &address, const SealedCell &sealed)
{
    HAEX_ASSIGN(keyVersion, keyVersionOf(sealed.encryptedValue));
    HAEX_ASSIGN(slot, slotOf(keyVersion, NamesAtServers::Blind));
    return slot->cipher.openPlaced(sealed, bindTo(*slot, address));
}

quint64 CellSealer::sealings(quint32 keyVersion) const
{
    const auto found = m_slots.find(keyVersion);
    return found == m_slots.end() ? 0 : found->second.cipher.sealings();
}

Result<> CellSealer::setSealings(quint32 keyVersion, quint64 count)
{
    HAEX_ASSIGN(slot, slotOf(keyVersion));
    slot->cipher.setSealings(count);
    return {};
}

Result<quint32> CellSealer::keyVersionOf(QByteArrayView encryptedValue)
{
    return EnvelopeCipher::keyVersionOf(encryptedValue);
}

Result<> CellSealer::checkForm(const SealedCell &sealed)
{
    return EnvelopeCipher::checkForm(sealed);
}

/// A vault has envelopes of one kind only, so that no name slips out in the other one.
Result<CellSealer::Slot *> CellSealer::slotOf(quint32 keyVersion, NamesAtServers names)
{
    if (m_keyring.hasBlindNames() != (names == NamesAtServers::Blind))
        return fail(ErrorCode::Internal, QStringLiteral("envelope of another kind of vault"));
    return slotOf(keyVersion);
}

Result<CellSealer::Slot *> CellSealer::slotOf(quint32 keyVersion)
{
    if (const auto found = m_slots.find(keyVersion); found != m_slots.end())
        return &found->second;
    HAEX_ASSIGN(key, m_keyring.cellKey(keyVersion));
    HAEX_ASSIGN(cipher, EnvelopeCipher::create(key, keyVersion));
    AssociatedData boundTo;
    boundTo.add(QByteArrayView(m_keyring.hasBlindNames() ? "HXE2" : "HXE1")).add(m_keyring.vaultId()).add(keyVersion);
    const qsizetype sharedSize = boundTo.size();
    const auto place
        = m_slots.emplace(keyVersion, Slot {std::move(cipher), std::move(boundTo), sharedSize})
              .first;
    return &place->second;
}

const AssociatedData &CellSealer::bindTo(Slot &slot, const CellAddress &address)
{
    slot.boundTo.truncate(slot.sharedSize);
    return slot.boundTo.add(address.tableName)
        .add(address.rowPks)
        .add(address.columnName)
        .add(address.operation)
        .add(address.hlcTimestamp)
        .add(address.deviceId);
}

} // namespace haex
