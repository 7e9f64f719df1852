// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pairingmessages.h"

namespace haex {

/// The mailbox that one device opened for another one of its account.
struct PairingMailbox
{
    QByteArray id;
    qint64 accountId = 0;
    qint64 expiresAtMs = 0;
};

/// Mailboxes of devices that are being paired. An account has one at most, so there are never more
/// than accounts, and each has limits::PairingSlots messages at most. Each function is one
/// transaction; what has expired is as good as gone.
class PairingStore
{
public:
    virtual ~PairingStore() = default;

    /// Takes the place of the account's former one. `conflict` when another account's has this id.
    [[nodiscard]] virtual Result<> open(const PairingMailbox &mailbox, const QByteArray &sealed,
                                        qint64 nowMs)
        = 0;
    /// `not_found` without such a mailbox, `conflict` when the slot was written already.
    [[nodiscard]] virtual Result<> post(const QByteArray &mailbox, const PairingMessage &message,
                                        qint64 nowMs)
        = 0;
    /// By slot; empty without such a mailbox.
    [[nodiscard]] virtual Result<std::vector<PairingMessage>> read(const QByteArray &mailbox,
                                                                   qint64 nowMs)
        = 0;
    /// Only for the account that opened it.
    [[nodiscard]] virtual Result<> remove(const QByteArray &mailbox, qint64 accountId) = 0;
};

} // namespace haex
