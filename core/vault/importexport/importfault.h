// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace haex {

/// Why a file of another program cannot be read: what UnsupportedFormat means for an import.
enum class ImportFault {
    /// None of the kinds that are known.
    Unknown,
    /// Cut off, or changed.
    Damaged,
    /// Larger than is taken, or unpacks to more.
    TooLarge,
    /// A key file that does not fit its own check value.
    KeyFileDamaged,
    /// KeePass 1, whose files have another format.
    Keepass1,
    NewerVersion,
    /// A cipher or key derivation that is not supported: Twofish, …
    Cipher,
    /// An export that only the account which made it can open.
    BoundToAccount,
};

/// UnsupportedFormat with the fault's name and the detail as its context.
[[nodiscard]] tl::unexpected<Error> failImport(ImportFault fault, const QString &detail = {});
/// The fault of an error that failImport() made; Unknown for others.
[[nodiscard]] ImportFault importFault(const Error &error);

} // namespace haex
