// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pairingmessages.h"
#include "core/transport/transport.h"

#include <QUrl>

#include <functional>

namespace haex {

/// One mailbox at one server. One request a call; no state. It may be deleted while an answer is
/// under way: `done` runs once all the same.
class PairingMailboxClient final
{
public:
    template <class T = void>
    using Done = std::function<void(Result<T>)>;

    /// `transport` must outlive the answers.
    PairingMailboxClient(Transport &transport, QUrl server, QByteArray mailbox);

    [[nodiscard]] const QByteArray &mailbox() const { return m_mailbox; }
    /// For a device of an account; ends the account's former mailbox.
    void open(const QByteArray &accessToken, const QByteArray &sealed, Done<> done) const;
    void close(const QByteArray &accessToken, Done<> done) const;
    /// `conflict` when the slot is taken, `not_found` when there is no such mailbox any more.
    void post(const PairingMessage &message, Done<> done) const;
    void read(Done<std::vector<PairingMessage>> done) const;

private:
    void send(const QByteArray &method, const QByteArray &path, const QByteArray &accessToken,
              QByteArray body, Done<QByteArray> done) const;

    Transport &m_transport;
    QUrl m_server;
    QByteArray m_mailbox;
};

} // namespace haex
