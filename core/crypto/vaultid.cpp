// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/vaultid.h"

#include "core/base/random.h"

namespace haex {
namespace {

/// Where a UUID's text has the digit of its version.
constexpr qsizetype VersionDigit = 14;
/// RFC 9562: the version whose meaning is its maker's.
constexpr char CustomVersion = '8';

} // namespace

QByteArray makeVaultId(Random &random, NamesAtServers names)
{
    QByteArray id = random.uuid().toLatin1();
    if (names == NamesAtServers::Blind)
        id[VersionDigit] = CustomVersion;
    return id;
}

bool hasBlindNames(QByteArrayView vaultId)
{
    return vaultId.size() > VersionDigit && vaultId[VersionDigit] == CustomVersion;
}

} // namespace haex
