// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace haex {

/// What went wrong, as a stable code. `errorCodeName` gives the text that the wire, the command
/// line and logs use; sentences for people are made in ui, once.
enum class ErrorCode {
    // Anyone
    Internal,
    InvalidArgument,
    NotFound,
    Cancelled,
    IoError,
    DiskFull,
    // Vault file
    VaultNotFound,
    VaultExists,
    VaultInUse,
    VaultReadOnly,
    VaultDamaged,
    VaultNewer,
    VaultNotAVault,
    VaultLocked,
    WrongPassword,
    CipherUnavailable,
    // Database
    SqlError,
    ConstraintViolation,
    DatabaseBusy,
    PrimaryKeyImmutable,
    NotSyncable,
    AlreadyExists,
    // Crypto
    CryptoFailure,
    AuthenticationFailed,
    UnknownKeyVersion,
    KdfDowngradeRefused,
    KdfTooExpensive,
    // Wire: sent by the server, so the names are part of the protocol
    BadJson,
    BadField,
    BadIdentifier,
    BadRowPks,
    BadHlc,
    BadCiphertext,
    BadCursor,
    BadVaultId,
    BodyTooLarge,
    CellTooLarge,
    BatchTooLarge,
    HlcTooFarInFuture,
    CursorAhead,
    EpochMismatch,
    ResyncRequired,
    Unauthorized,
    TokenExpired,
    DeviceMismatch,
    Forbidden,
    RegistrationClosed,
    InvitationInvalid,
    EmailTaken,
    BadCredentials,
    VaultKeyExists,
    Conflict,
    MethodNotAllowed,
    QuotaExceeded,
    RateLimited,
    PaymentRequired,
    RequestTimeout,
    ServerBusy,
    ServerError,
    // Wire: noticed by the client
    NetworkError,
    Timeout,
    TlsError,
    /// The server talks only to who shows a certificate that it knows.
    ClientCertificateRequired,
    /// The proxy that leads to the server lets nobody through without another name or password.
    ProxyRefused,
    NotASyncServer,
    ServerProtocolError,
    RollbackDetected,
    /// A device's clock is minutes ahead of this one's: a warning, not a refusal.
    ClockDrift,
    /// A pull would delete much of a table: the person is asked first (R15).
    LargeDeleteNeedsConsent,
    /// Two devices have seen the same and hold different things (R28).
    DevicesDiffer,
    /// A server keeps from this device what it showed to another one (R28).
    ChangesWithheld,
    /// Somebody writes or speaks in a device's name who is not that device.
    AuthorMismatch,
    // Import
    UnsupportedFormat,
};

/// What the caller can do about an error; drives the backoff and the button that ui shows.
enum class ErrorGroup {
    Retryable,
    NeedsUser,
    Permanent,
    Bug,
};

[[nodiscard]] QLatin1StringView errorCodeName(ErrorCode code);
[[nodiscard]] ErrorGroup errorGroup(ErrorCode code);
/// The code of that wire name; `Internal` when unknown.
[[nodiscard]] ErrorCode errorCodeFromName(QStringView name);

/// An error as a value. `context` is for logs and developers (table, file, SQLite's own words);
/// it never holds a value of the vault, a password or a key. `pointer` is a JSON pointer into the
/// request, when the error is about one field of it.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString context = {};
    QString pointer = {};
    /// Seconds after which a retry makes sense (Retry-After); 0 = not told.
    int retryAfterSeconds = 0;

    [[nodiscard]] QString toString() const;
};

} // namespace haex
