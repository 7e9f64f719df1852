// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayList>
#include <QList>

namespace haex {

/// A device that a key version was made for, with the keys that its maker knew.
struct VaultMember
{
    QByteArray deviceId;
    QByteArray sealKey;
    QByteArray signKey;

    friend bool operator==(const VaultMember &, const VaultMember &) = default;
};

/// What the maker of a key version says about it, signed: a row of `vault_key_versions`. Nobody who
/// lacks the key can have made it, as it names the key.
struct KeyVersion
{
    quint32 number = 0;
    qint64 madeMs = 0;
    QByteArray maker;
    QList<VaultMember> members;
    /// Devices that are out, since this version or an older one: it was not made for them.
    QByteArrayList removed;
    /// Of the key: VaultKeyring::keyCheck.
    QByteArray keyCheck;
    QByteArray signature;

    /// What the signature is about.
    [[nodiscard]] QByteArray signedBytes(const QByteArray &vaultId) const;
    [[nodiscard]] const VaultMember *member(const QByteArray &deviceId) const;

    [[nodiscard]] QByteArray toText() const;
    /// `bad_field` for anything else.
    [[nodiscard]] static Result<KeyVersion> parse(quint32 number, QByteArrayView text);
};

} // namespace haex
