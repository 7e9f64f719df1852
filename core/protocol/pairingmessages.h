// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/protocol/accountmessages.h"

#include <QByteArray>

#include <vector>

/// /pairing and the grants of /auth: a mailbox in which two devices of one person find each other,
/// and the way by which the new one gets a session without the account's password.
namespace haex {

/// One message of a mailbox. Each slot is written once and stays until the mailbox ends.
struct PairingMessage
{
    int slot = 0;
    /// Sealed; nothing that the server can read. At most limits::MaxPairingMessageBytes.
    QByteArray sealed;
};

/// POST /pairing: a mailbox with its first message, slot 0.
struct PairingOpening
{
    /// As `isPairingMailbox` has it.
    QByteArray mailbox;
    QByteArray sealed;
};

/// The answer to POST /auth/grant: opens one session of the account, once.
struct LoginGrant
{
    SecretBytes grant;
    qint64 expiresInSeconds = 0;
};

/// POST /auth/redeem; answered as a login is.
struct GrantRequest
{
    SecretBytes grant;
    AccountDevice device;
};

/// Limits::PairingMailboxBytes bytes in lower-case hexadecimal digits.
[[nodiscard]] bool isPairingMailbox(QByteArrayView text);

[[nodiscard]] QByteArray encodePairingOpening(const PairingOpening &opening);
[[nodiscard]] Result<PairingOpening> parsePairingOpening(QByteArrayView body);
/// POST /pairing/{mailbox}.
[[nodiscard]] QByteArray encodePairingMessage(const PairingMessage &message);
/// Slot 0 is the opening's: `bad_field`.
[[nodiscard]] Result<PairingMessage> parsePairingMessage(QByteArrayView body);
/// GET /pairing/{mailbox}: all that is there, by slot.
[[nodiscard]] QByteArray encodePairingMessages(const std::vector<PairingMessage> &messages);
[[nodiscard]] Result<std::vector<PairingMessage>> parsePairingMessages(QByteArrayView body);

/// Both hold the grant: to be wiped by the caller.
[[nodiscard]] QByteArray encodeLoginGrant(const LoginGrant &grant);
[[nodiscard]] Result<LoginGrant> parseLoginGrant(QByteArrayView body);
[[nodiscard]] QByteArray encodeGrantRequest(const GrantRequest &request);
[[nodiscard]] Result<GrantRequest> parseGrantRequest(QByteArrayView body);

} // namespace haex
