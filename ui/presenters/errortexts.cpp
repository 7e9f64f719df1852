// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/errortexts.h"

#include <algorithm>
#include <array>

namespace haex {

QString ErrorTexts::sentence(const Error &error)
{
    // What the database itself says is the person's own statement being wrong: they need to see it.
    const bool isSql = error.code == ErrorCode::SqlError || error.code == ErrorCode::ConstraintViolation
        || error.code == ErrorCode::NotSyncable;
    if (isSql && !error.context.isEmpty())
        return tr("%1 (%2)").arg(sentence(error.code), error.context);
    if (error.code == ErrorCode::RateLimited && error.retryAfterSeconds > 0)
        return tr("The server asks to wait. It can be tried again in %n second(s).", nullptr,
                  error.retryAfterSeconds);
    return sentence(error.code);
}

QString ErrorTexts::sentence(const QString &codeName)
{
    return sentence(errorCodeFromName(codeName));
}

QString ErrorTexts::sentence(ErrorCode code)
{
    constexpr std::array sources = {&ErrorTexts::general, &ErrorTexts::vaultFile,
                                    &ErrorTexts::database, &ErrorTexts::account,
                                    &ErrorTexts::server, &ErrorTexts::malformed};
    for (auto source : sources) {
        if (const QString text = source(code); !text.isEmpty())
            return text;
    }
    return tr("Something went wrong in the application itself (%1).").arg(errorCodeName(code));
}

QString ErrorTexts::general(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return tr("This value cannot be used here.");
    case ErrorCode::NotFound:
        return tr("It is not there any more. It may have been deleted on another device.");
    case ErrorCode::Cancelled:
        return tr("Cancelled.");
    case ErrorCode::IoError:
        return tr("The file could not be read or written.");
    case ErrorCode::DiskFull:
        return tr("The disk is full. Nothing was lost; free some space and try again.");
    case ErrorCode::UnsupportedFormat:
        return tr("This file has a format that cannot be read.");
    default:
        return {};
    }
}

QString ErrorTexts::vaultFile(ErrorCode code)
{
    switch (code) {
    case ErrorCode::VaultNotFound:
        return tr("There is no vault at this place. It may have been moved or renamed.");
    case ErrorCode::VaultExists:
        return tr("There is a file with this name already. Choose another name; nothing was overwritten.");
    case ErrorCode::VaultInUse:
        return tr("The vault is open in another window or program. Close it there first.");
    case ErrorCode::VaultReadOnly:
        return tr("The vault file may only be read. Change its permissions, or copy it to a folder of your own.");
    case ErrorCode::VaultDamaged:
        return tr("The vault file is damaged. It was left as it is; a backup can be opened instead.");
    case ErrorCode::VaultNewer:
        return tr("A newer version of this application made the vault. Update to open it.");
    case ErrorCode::VaultNotAVault:
        return tr("This file is not a vault.");
    case ErrorCode::VaultLocked:
        return tr("The vault is locked.");
    case ErrorCode::WrongPassword:
        return tr("The password is not right.");
    case ErrorCode::CipherUnavailable:
        return tr("Encryption is not available on this system, so nothing was opened.");
    default:
        return {};
    }
}

QString ErrorTexts::database(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SqlError:
        return tr("The statement could not be run.");
    case ErrorCode::ConstraintViolation:
        return tr("A rule of the table does not allow this value.");
    case ErrorCode::DatabaseBusy:
        return tr("The vault is busy. Try again in a moment.");
    case ErrorCode::PrimaryKeyImmutable:
        return tr("The key of a row cannot be changed. Add a new row and delete this one.");
    case ErrorCode::NotSyncable:
        return tr("This table cannot be synced.");
    case ErrorCode::AlreadyExists:
        return tr("There is one with this name already.");
    case ErrorCode::CryptoFailure:
    case ErrorCode::AuthenticationFailed:
        return tr("An encrypted value could not be opened. It was changed on the way or belongs to another key.");
    case ErrorCode::UnknownKeyVersion:
        return tr("A value is encrypted with a key that this device does not have yet.");
    case ErrorCode::KdfDowngradeRefused:
        return tr("The server offered weaker protection of the vault key than is safe, so it was refused.");
    case ErrorCode::KdfTooExpensive:
        return tr("Opening this vault needs more memory than this device allows.");
    default:
        return {};
    }
}

QString ErrorTexts::account(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorized:
    case ErrorCode::TokenExpired:
        return tr("The server wants you to log in again.");
    case ErrorCode::DeviceMismatch:
        return tr("The server does not know this device, or not under this login. If you removed the device, that is as it should be; otherwise log in again.");
    case ErrorCode::Forbidden:
        return tr("The server does not allow this for your account.");
    case ErrorCode::RegistrationClosed:
        return tr("This server takes no new accounts.");
    case ErrorCode::InvitationInvalid:
        return tr("The invitation is not valid, or it was used already.");
    case ErrorCode::EmailTaken:
        return tr("There is an account with this e-mail address already. Log in instead.");
    case ErrorCode::BadCredentials:
        return tr("E-mail address or account password is not right.");
    case ErrorCode::VaultKeyExists:
        return tr("This vault is on the server already, with another key.");
    case ErrorCode::QuotaExceeded:
        return tr("Your space on the server is full. Changes wait on this device.");
    case ErrorCode::PaymentRequired:
        return tr("The server asks for a payment before it takes more changes.");
    default:
        return {};
    }
}

QString ErrorTexts::server(ErrorCode code)
{
    switch (code) {
    case ErrorCode::RateLimited:
        return tr("The server asks to wait a little.");
    case ErrorCode::RequestTimeout:
    case ErrorCode::Timeout:
        return tr("The server did not answer in time.");
    case ErrorCode::ServerBusy:
        return tr("The server is busy.");
    case ErrorCode::ServerError:
        return tr("The server has a problem of its own.");
    case ErrorCode::NetworkError:
        return tr("The server cannot be reached. You can go on working; changes wait on this device.");
    case ErrorCode::TlsError:
        return tr("The connection is not safe: the server's certificate is not the one to trust. Nothing was sent.");
    case ErrorCode::ProxyRefused:
        return tr("The proxy on the way to the server does not let this device through: it refused the connection, or the name or the password. Nothing was sent to the server.");
    case ErrorCode::ClientCertificateRequired:
        return tr("The server talks only to devices that show a certificate that it knows. Choose one, or another one.");
    case ErrorCode::NotASyncServer:
        return tr("There is something else at this address, not a sync server.");
    case ErrorCode::ServerProtocolError:
        return tr("The server's answers make no sense. Nothing was taken over from it.");
    case ErrorCode::RollbackDetected:
        return tr("The server shows an older state than it did before. It may have been restored from a backup, or someone is holding changes back.");
    case ErrorCode::HlcTooFarInFuture:
        return tr("The clock of a device is more than a day ahead. Set its clock right.");
    case ErrorCode::ClockDrift:
        return tr("The clocks of your devices differ by minutes. Set them right, so that the later edit is the one that counts.");
    case ErrorCode::LargeDeleteNeedsConsent:
        return tr(
            "Other devices deleted much of a table. Nothing is deleted here until you decide.");
    case ErrorCode::DevicesDiffer:
        return tr("Your devices have seen the same changes and hold different things: the server lost something. What differs is offered to it again.");
    case ErrorCode::ChangesWithheld:
        return tr("The server keeps changes from this device that it has shown to another one.");
    case ErrorCode::AuthorMismatch:
        return tr("Something was written or said in a device's name by another device.");
    case ErrorCode::CursorAhead:
    case ErrorCode::EpochMismatch:
        return tr("The server was reset. Everything is being offered to it again.");
    case ErrorCode::ResyncRequired:
        return tr("This device first has to fetch what the others did: sync, and try again.");
    default:
        return {};
    }
}

QString ErrorTexts::malformed(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CellTooLarge:
        return tr("A value is too large to be synced. It stays on this device.");
    case ErrorCode::BodyTooLarge:
    case ErrorCode::BatchTooLarge:
        return tr("The server takes only smaller amounts at once.");
    case ErrorCode::BadJson:
    case ErrorCode::BadField:
    case ErrorCode::BadIdentifier:
    case ErrorCode::BadRowPks:
    case ErrorCode::BadHlc:
    case ErrorCode::BadCiphertext:
    case ErrorCode::BadCursor:
    case ErrorCode::BadVaultId:
    case ErrorCode::MethodNotAllowed:
        return tr("The server did not understand this device. One of the two needs an update (%1).")
            .arg(errorCodeName(code));
    case ErrorCode::Conflict:
        return tr("It was changed at the same time elsewhere. Try again.");
    default:
        return {};
    }
}

QString ErrorTexts::certificateProblem(const Error &error)
{
    switch (error.code) {
    case ErrorCode::WrongPassword:
        return tr("The password does not open the certificate's file. Files of very old programs do not open either.");
    case ErrorCode::UnsupportedFormat:
        return tr("That file is no certificate with its key. It has to be a PKCS#12 (.p12, .pfx) or PEM file.");
    default:
        return sentence(error);
    }
}

Remedy ErrorTexts::remedy(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorized:
    case ErrorCode::TokenExpired:
    case ErrorCode::DeviceMismatch:
    case ErrorCode::BadCredentials:
        return Remedy::LogIn;
    case ErrorCode::HlcTooFarInFuture:
    case ErrorCode::ClockDrift:
        return Remedy::CheckClock;
    case ErrorCode::ProxyRefused:
        return Remedy::SetProxy;
    case ErrorCode::ClientCertificateRequired:
        return Remedy::SetCertificate;
    case ErrorCode::NotASyncServer:
        return Remedy::CheckAddress;
    case ErrorCode::TlsError:
        return Remedy::CheckCertificate;
    case ErrorCode::QuotaExceeded:
    case ErrorCode::PaymentRequired:
        return Remedy::ManageStorage;
    case ErrorCode::LargeDeleteNeedsConsent:
        return Remedy::DecideDelete;
    case ErrorCode::AuthorMismatch:
        return Remedy::CompareFingerprints;
    default:
        return errorGroup(code) == ErrorGroup::Bug ? Remedy::None : Remedy::Retry;
    }
}

QString ErrorTexts::remedyLabel(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return {};
    case Remedy::LogIn:
        return tr("Log in again…");
    case Remedy::CheckAddress:
        return tr("Show backend");
    case Remedy::SetProxy:
        return tr("Change the proxy…");
    case Remedy::SetCertificate:
        return tr("Choose a certificate…");
    case Remedy::CheckCertificate:
        return tr("Show certificate…");
    case Remedy::DecideDelete:
        return tr("Decide…");
    case Remedy::CompareFingerprints:
        return tr("Compare fingerprints…");
    case Remedy::Retry:
    case Remedy::CheckClock:
    case Remedy::ManageStorage:
        return tr("Try again now");
    }
    return {};
}

} // namespace haex
