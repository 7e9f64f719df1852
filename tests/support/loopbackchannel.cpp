// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbackchannel.h"

#include <QTimer>

#include <utility>

namespace haex {

LoopbackChannel::LoopbackChannel(LoopbackTransport &transport, LoopbackServer &server,
                                 QByteArray vaultId, std::function<QByteArray()> token)
    : m_transport(&transport)
    , m_server(server)
    , m_vaultId(std::move(vaultId))
    , m_token(std::move(token))
{
    transport.m_channels.append(this);
    // Not from here, so that the owner can connect the signals first.
    QTimer::singleShot(0, this, &LoopbackChannel::open);
}

LoopbackChannel::~LoopbackChannel()
{
    if (!m_transport)
        return;
    if (m_socket)
        m_server.closeSocket(m_socket);
    m_transport->m_channels.removeOne(this);
}

void LoopbackChannel::open()
{
    if (m_socket || !m_transport || !m_transport->m_online)
        return;
    // From the event loop, as a socket's messages come.
    const auto later = [channel = QPointer(this)](const QByteArray &text) {
        QMetaObject::invokeMethod(
            channel, [channel, text] { channel->receive(text); }, Qt::QueuedConnection);
    };
    m_socket = m_server.openSocket(later);
    request({RealtimeRequest::Type::Auth, m_token(), {}});
}

void LoopbackChannel::drop()
{
    if (!m_socket)
        return;
    m_server.closeSocket(std::exchange(m_socket, 0));
    Q_EMIT disconnected();
}

void LoopbackChannel::request(const RealtimeRequest &request)
{
    m_server.api().realtime().received(m_socket, encodeRealtimeRequest(request));
}

void LoopbackChannel::receive(const QByteArray &text)
{
    const auto event = parseRealtimeEvent(text);
    // A message that was under way when the transport went, and the server with it.
    if (!event || !m_socket || !m_transport)
        return;
    if (event->type == RealtimeEvent::Type::Authenticated)
        request({RealtimeRequest::Type::Subscribe, {}, m_vaultId});
    else if (event->type == RealtimeEvent::Type::Subscribed)
        Q_EMIT connected();
    else if (event->type == RealtimeEvent::Type::Changed)
        for (int copy = m_transport ? m_transport->m_eventCopies : 0; copy > 0; --copy)
            Q_EMIT changed(event->sequence);
    else if (event->type == RealtimeEvent::Type::Error)
        Q_EMIT unauthorized();
}

} // namespace haex
