// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"

namespace haex::cli {

ExitCode exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::VaultNotFound:
    case ErrorCode::VaultExists:
    case ErrorCode::VaultNewer:
    case ErrorCode::VaultNotAVault:
    case ErrorCode::VaultLocked:
    case ErrorCode::WrongPassword:
        return VaultRefused;
    case ErrorCode::VaultInUse:
    case ErrorCode::VaultReadOnly:
    case ErrorCode::DatabaseBusy:
        return VaultUnavailable;
    case ErrorCode::VaultDamaged:
        return VaultDamaged;
    case ErrorCode::Cancelled:
        return Interrupted;
    case ErrorCode::LargeDeleteNeedsConsent:
        return SyncIncomplete;
    case ErrorCode::DevicesDiffer:
    case ErrorCode::ChangesWithheld:
    case ErrorCode::AuthorMismatch:
        return DevicesDisagree;
    default:
        break;
    }
    // The wire's codes, sent or noticed, stand together in the enumeration.
    const bool isWire = code >= ErrorCode::HlcTooFarInFuture && code <= ErrorCode::RollbackDetected;
    const bool isKdf = code == ErrorCode::KdfDowngradeRefused || code == ErrorCode::KdfTooExpensive;
    return isWire || isKdf ? Server : Failed;
}

} // namespace haex::cli
