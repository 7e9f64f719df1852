// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

/// The WebSocket at /realtime: small JSON texts. Events say that a vault changed, never what (R21).
namespace haex {

/// From the client.
struct RealtimeRequest
{
    enum class Type {
        /// With `token`, when the handshake had no Authorization header.
        Auth,
        /// With `vaultId`.
        Subscribe,
        Unsubscribe,
        Ping,
    };

    Type type = Type::Ping;
    QByteArray token;
    QByteArray vaultId;
};

/// From the server.
struct RealtimeEvent
{
    enum class Type {
        Authenticated,
        /// With vaultId, epoch and sequence at that moment; changes after it are announced.
        Subscribed,
        Unsubscribed,
        /// With vaultId and sequence; several changes may come as one.
        Changed,
        Pong,
        /// With `error` and, when it is about one, vaultId.
        Error,
    };

    Type type = Type::Pong;
    QByteArray vaultId;
    QByteArray epoch;
    qint64 sequence = 0;
    ErrorCode error = ErrorCode::Internal;
};

[[nodiscard]] QByteArray encodeRealtimeRequest(const RealtimeRequest &request);
[[nodiscard]] Result<RealtimeRequest> parseRealtimeRequest(QByteArrayView text);
[[nodiscard]] QByteArray encodeRealtimeEvent(const RealtimeEvent &event);
[[nodiscard]] Result<RealtimeEvent> parseRealtimeEvent(QByteArrayView text);

} // namespace haex
