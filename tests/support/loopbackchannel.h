// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/loopbacktransport.h"

#include <QPointer>

namespace haex {

/// A realtime channel to a server in the same process, in the protocol's own messages.
class LoopbackChannel final : public RealtimeChannel
{
    Q_OBJECT
public:
    LoopbackChannel(LoopbackTransport &transport, LoopbackServer &server, QByteArray vaultId,
                    std::function<QByteArray()> token);
    ~LoopbackChannel() override;

    void open();
    void drop();
    /// The transport is gone; the channel is deleted later than that.
    void abandon() { m_transport = nullptr; }

private:
    void receive(const QByteArray &text);
    void request(const RealtimeRequest &request);

    LoopbackTransport *m_transport;
    LoopbackServer &m_server;
    QByteArray m_vaultId;
    std::function<QByteArray()> m_token;
    RealtimeSessionId m_socket = 0;
};

} // namespace haex
