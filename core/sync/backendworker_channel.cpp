// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/backendworker.h"

#include <QPointer>

#include <algorithm>

// The part of BackendWorker that listens to the server (R21).

namespace haex {

void BackendWorker::openChannel()
{
    if (m_channel)
        return;
    m_channel = m_context.transport.subscribe(
        m_backend.url, m_context.vaultId, [worker = QPointer(this)] {
            // The channel is deleted later than it is left.
            if (!worker)
                return QByteArray();
            const auto record = BackendStore(worker->m_context.replica).load(worker->m_backend.id);
            return record ? record->accessToken : QByteArray();
        });
    if (!m_channel)
        return;
    connect(m_channel.get(), &RealtimeChannel::connected, this, [this] {
        m_isConnected = true;
        m_proxyRefusal.reset();
        Q_EMIT statusChanged();
        trigger();
    });
    connect(m_channel.get(), &RealtimeChannel::disconnected, this, [this] {
        m_isConnected = false;
        Q_EMIT statusChanged();
    });
    connect(m_channel.get(), &RealtimeChannel::changed, this, &BackendWorker::serverChanged);
    // The cycle gets a new token, which the channel asks for at its next try.
    connect(m_channel.get(), &RealtimeChannel::refusedByProxy, this, &BackendWorker::channelRefused);
    connect(m_channel.get(), &RealtimeChannel::unauthorized, this, &BackendWorker::trigger);
}

void BackendWorker::closeChannel()
{
    m_isConnected = false;
    m_proxyRefusal.reset();
    if (!m_channel)
        return;
    // Later, since it may be one of its signals that leads here.
    m_channel->disconnect(this);
    m_channel.release()->deleteLater();
}

void BackendWorker::channelRefused(const Error &error)
{
    m_proxyRefusal = error;
    m_getsThrough = false;
    Q_EMIT statusChanged();
}

/// A round and the channel go the same way, but only the channel is told by whom it was refused.
Error BackendWorker::troubleOf(const Error &error) const
{
    return error.code == ErrorCode::NetworkError && m_proxyRefusal && !m_getsThrough ? *m_proxyRefusal : error;
}

void BackendWorker::serverChanged(qint64 sequence)
{
    m_heardSequence = std::max(m_heardSequence, sequence);
    if (!m_runner && isBehind())
        trigger();
}

/// Whether the server told of changes that are not here: what this device pushed itself comes back
/// as an event too.
bool BackendWorker::isBehind() const
{
    const auto record = BackendStore(m_context.replica).load(m_backend.id);
    return record && m_heardSequence > record->pullCursor;
}

} // namespace haex
