// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/errortexts.h"

#include <QHash>

namespace haex::cli {
namespace {

/// Codes without a sentence speak through their name and context.
const QHash<ErrorCode, const char *> &sentences()
{
    static const QHash<ErrorCode, const char *> table{
        {ErrorCode::VaultNotFound, "there is no vault at that place"},
        {ErrorCode::VaultExists, "there is a file of that name already; nothing was changed"},
        {ErrorCode::VaultInUse, "the vault is open in another program; close it there first"},
        {ErrorCode::VaultReadOnly, "the vault or its folder cannot be written"},
        {ErrorCode::VaultDamaged, "the vault is damaged; restore a backup"},
        {ErrorCode::VaultNewer, "the vault was made by a newer version; update this program"},
        {ErrorCode::VaultNotAVault, "this file is not a Haex vault"},
        {ErrorCode::WrongPassword, "the password is wrong"},
        {ErrorCode::AlreadyExists, "that is there already; nothing was changed"},
        {ErrorCode::NotFound, "there is no such thing"},
        {ErrorCode::CipherUnavailable, "this installation cannot encrypt; nothing was written"},
        {ErrorCode::BadCredentials, "the server does not know this e-mail with this password"},
        {ErrorCode::EmailTaken, "there is an account with this e-mail already"},
        {ErrorCode::RegistrationClosed, "this server does not take new accounts"},
        {ErrorCode::InvitationInvalid, "this server takes new accounts by invitation only"},
        {ErrorCode::Unauthorized, "the server asks to log in again"},
        {ErrorCode::KdfDowngradeRefused,
         "the server offers a key that is too easy to guess; refused"},
        {ErrorCode::KdfTooExpensive, "opening it takes more work than is sensible; refused"},
        {ErrorCode::NetworkError, "the server cannot be reached"},
        {ErrorCode::Timeout, "the server does not answer in time"},
        {ErrorCode::TlsError, "the connection to the server is not safe (look at: backend certificate URL)"},
        {ErrorCode::ClientCertificateRequired, "the server wants a certificate that it knows (set it with: backend address --client-certificate)"},
        {ErrorCode::ProxyRefused, "the proxy refused the connection, or the name or the password (change them with: backend address --proxy)"},
        {ErrorCode::NotASyncServer, "this is not a Haex sync server"},
        {ErrorCode::QuotaExceeded, "the account's space on the server is used up"},
        {ErrorCode::RateLimited, "the server asks to wait"},
        {ErrorCode::HlcTooFarInFuture, "the clock of this or of the server's machine is wrong"},
        {ErrorCode::RollbackDetected, "the server shows an older state than it had before"},
        {ErrorCode::LargeDeleteNeedsConsent,
         "other devices deleted much of a table; nothing was deleted here: sync again with "
         "--allow-large-delete or"
         " --refuse-large-delete"},
        {ErrorCode::DevicesDiffer,
         "another device holds something else: what differs is offered to the server again"},
        {ErrorCode::ChangesWithheld, "the server keeps from this device what it showed to another one"},
        {ErrorCode::AuthorMismatch, "somebody writes or speaks in a device's name who is not that device"},
        {ErrorCode::DiskFull, "the disk is full"},
        {ErrorCode::Cancelled, "interrupted; what was finished is kept"},
        {ErrorCode::UnsupportedFormat, "this file cannot be read"},
    };
    return table;
}

} // namespace

QString errorSentence(const Error &error)
{
    const char *sentence = sentences().value(error.code, nullptr);
    if (!sentence)
        return error.code == ErrorCode::InvalidArgument && !error.context.isEmpty() ? error.context
                                                                                    : error.toString();
    return QString::fromUtf8(sentence) + QStringLiteral(" (%1)").arg(error.toString());
}

} // namespace haex::cli
