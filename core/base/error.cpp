// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QLatin1StringView>

#include <array>

namespace haex {
namespace {

struct CodeRow
{
    ErrorCode code;
    QLatin1StringView name;
    ErrorGroup group;
};

using enum ErrorCode;
constexpr auto Retry = ErrorGroup::Retryable;
constexpr auto User = ErrorGroup::NeedsUser;
constexpr auto Permanent = ErrorGroup::Permanent;
constexpr auto Bug = ErrorGroup::Bug;

constexpr auto CodeTable = std::to_array<CodeRow>({
    {Internal, QLatin1StringView("internal"), Bug},
    {InvalidArgument, QLatin1StringView("invalid_argument"), Permanent},
    {NotFound, QLatin1StringView("not_found"), Permanent},
    {Cancelled, QLatin1StringView("cancelled"), Permanent},
    {IoError, QLatin1StringView("io_error"), Retry},
    {DiskFull, QLatin1StringView("disk_full"), User},
    {VaultNotFound, QLatin1StringView("vault_not_found"), User},
    {VaultExists, QLatin1StringView("vault_exists"), User},
    {VaultInUse, QLatin1StringView("vault_in_use"), User},
    {VaultReadOnly, QLatin1StringView("vault_read_only"), User},
    {VaultDamaged, QLatin1StringView("vault_damaged"), User},
    {VaultNewer, QLatin1StringView("vault_newer"), User},
    {VaultNotAVault, QLatin1StringView("vault_not_a_vault"), User},
    {VaultLocked, QLatin1StringView("vault_locked"), User},
    {WrongPassword, QLatin1StringView("wrong_password"), User},
    {CipherUnavailable, QLatin1StringView("cipher_unavailable"), Permanent},
    {SqlError, QLatin1StringView("sql_error"), Permanent},
    {ConstraintViolation, QLatin1StringView("constraint_violation"), Permanent},
    {DatabaseBusy, QLatin1StringView("database_busy"), Retry},
    {PrimaryKeyImmutable, QLatin1StringView("primary_key_immutable"), Permanent},
    {NotSyncable, QLatin1StringView("not_syncable"), Permanent},
    {AlreadyExists, QLatin1StringView("already_exists"), Permanent},
    {CryptoFailure, QLatin1StringView("crypto_failure"), Bug},
    {AuthenticationFailed, QLatin1StringView("authentication_failed"), Permanent},
    {UnknownKeyVersion, QLatin1StringView("unknown_key_version"), Permanent},
    {KdfDowngradeRefused, QLatin1StringView("kdf_downgrade_refused"), Permanent},
    {KdfTooExpensive, QLatin1StringView("kdf_too_expensive"), Permanent},
    {BadJson, QLatin1StringView("bad_json"), Permanent},
    {BadField, QLatin1StringView("bad_field"), Permanent},
    {BadIdentifier, QLatin1StringView("bad_identifier"), Permanent},
    {BadRowPks, QLatin1StringView("bad_row_pks"), Permanent},
    {BadHlc, QLatin1StringView("bad_hlc"), Permanent},
    {BadCiphertext, QLatin1StringView("bad_ciphertext"), Permanent},
    {BadCursor, QLatin1StringView("bad_cursor"), Permanent},
    {BadVaultId, QLatin1StringView("bad_vault_id"), Permanent},
    {BodyTooLarge, QLatin1StringView("body_too_large"), Permanent},
    {CellTooLarge, QLatin1StringView("cell_too_large"), Permanent},
    {BatchTooLarge, QLatin1StringView("batch_too_large"), Permanent},
    {HlcTooFarInFuture, QLatin1StringView("hlc_too_far_in_future"), User},
    {CursorAhead, QLatin1StringView("cursor_ahead"), Retry},
    {EpochMismatch, QLatin1StringView("epoch_mismatch"), Retry},
    {ResyncRequired, QLatin1StringView("resync_required"), Retry},
    {Unauthorized, QLatin1StringView("unauthorized"), User},
    {TokenExpired, QLatin1StringView("token_expired"), Retry},
    {DeviceMismatch, QLatin1StringView("device_mismatch"), User},
    {Forbidden, QLatin1StringView("forbidden"), User},
    {RegistrationClosed, QLatin1StringView("registration_closed"), User},
    {InvitationInvalid, QLatin1StringView("invitation_invalid"), User},
    {EmailTaken, QLatin1StringView("email_taken"), User},
    {BadCredentials, QLatin1StringView("bad_credentials"), User},
    {VaultKeyExists, QLatin1StringView("vault_key_exists"), User},
    {Conflict, QLatin1StringView("conflict"), Permanent},
    {MethodNotAllowed, QLatin1StringView("method_not_allowed"), Permanent},
    {QuotaExceeded, QLatin1StringView("quota_exceeded"), User},
    {RateLimited, QLatin1StringView("rate_limited"), Retry},
    {PaymentRequired, QLatin1StringView("payment_required"), User},
    {RequestTimeout, QLatin1StringView("request_timeout"), Retry},
    {ServerBusy, QLatin1StringView("server_busy"), Retry},
    {ServerError, QLatin1StringView("server_error"), Retry},
    {NetworkError, QLatin1StringView("network_error"), Retry},
    {Timeout, QLatin1StringView("timeout"), Retry},
    {TlsError, QLatin1StringView("tls_error"), User},
    {ClientCertificateRequired, QLatin1StringView("client_certificate_required"), User},
    {ProxyRefused, QLatin1StringView("proxy_refused"), User},
    {NotASyncServer, QLatin1StringView("not_a_sync_server"), User},
    {ServerProtocolError, QLatin1StringView("server_protocol_error"), Retry},
    {RollbackDetected, QLatin1StringView("rollback_detected"), User},
    {ClockDrift, QLatin1StringView("clock_drift"), User},
    {LargeDeleteNeedsConsent, QLatin1StringView("large_delete_needs_consent"), User},
    {DevicesDiffer, QLatin1StringView("devices_differ"), User},
    {ChangesWithheld, QLatin1StringView("changes_withheld"), User},
    {AuthorMismatch, QLatin1StringView("author_mismatch"), User},
    {UnsupportedFormat, QLatin1StringView("unsupported_format"), User},
});

const CodeRow &rowOf(ErrorCode code)
{
    for (const CodeRow &row : CodeTable) {
        if (row.code == code)
            return row;
    }
    return CodeTable.front();
}

} // namespace

QLatin1StringView errorCodeName(ErrorCode code)
{
    return rowOf(code).name;
}

ErrorGroup errorGroup(ErrorCode code)
{
    return rowOf(code).group;
}

ErrorCode errorCodeFromName(QStringView name)
{
    for (const CodeRow &row : CodeTable) {
        if (name == row.name)
            return row.code;
    }
    return ErrorCode::Internal;
}

QString Error::toString() const
{
    QString text = errorCodeName(code);
    if (!pointer.isEmpty())
        text += QLatin1StringView(" at ") + pointer;
    if (!context.isEmpty())
        text += QLatin1StringView(": ") + context;
    return text;
}

} // namespace haex
