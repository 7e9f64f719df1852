// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

class Random;

/// What the servers of a vault get of the names of its tables, columns and rows.
enum class NamesAtServers {
    /// The names.
    Plain,
    /// A keyed digest of each (BlindNames).
    Blind,
};

/// A new vault's id, which says so itself: a random UUID of version 4 for plain names, of version 8
/// for blind ones. The id is part of every key and of everything that is authenticated, so nobody
/// can say something else about a vault, and nothing else has to be carried along.
[[nodiscard]] QByteArray makeVaultId(Random &random, NamesAtServers names);
[[nodiscard]] bool hasBlindNames(QByteArrayView vaultId);

} // namespace haex
