// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/realtimemessages.h"
#include "tests/e2e/serverprocess.h"

namespace haex {

/// A WebSocket client that can also send what no client should (RFC 6455).
class RawWebSocket
{
public:
    enum Opcode : quint8 { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    struct Frame
    {
        int opcode = 0;
        QByteArray payload;
        /// Of a Close frame.
        [[nodiscard]] int closeCode() const
        {
            return payload.size() < 2 ? 0 : (quint8(payload[0]) << 8 | quint8(payload[1]));
        }
    };

    explicit RawWebSocket(quint16 port, const QByteArray &token = {})
        : connection(port)
    {
        connection.send(
            "GET /realtime HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
            + "\r\n");
        handshake = connection.read();
    }

    void sendRaw(const QByteArray &bytes) { connection.send(bytes); }
    void sendFrame(quint8 opcode, const QByteArray &payload)
    {
        sendRaw(masked(0x80 | opcode, payload));
    }
    void sendRequest(const RealtimeRequest &request)
    {
        sendFrame(Text, encodeRealtimeRequest(request));
    }

    [[nodiscard]] static QByteArray masked(int firstByte, const QByteArray &payload)
    {
        QByteArray frame(1, static_cast<char>(firstByte));
        if (payload.size() < 126) {
            frame += static_cast<char>(0x80 | payload.size());
        } else {
            frame += static_cast<char>(0x80 | 126);
            frame += static_cast<char>(payload.size() >> 8);
            frame += static_cast<char>(payload.size());
        }
        // A mask of zeros leaves the payload as it is.
        return frame + QByteArray(4, '\0') + payload;
    }

    /// The next frame; opcode 0 when none came.
    [[nodiscard]] Frame readFrame()
    {
        while (true) {
            const QByteArray &buffer = connection.buffer;
            if (buffer.size() >= 2) {
                qsizetype length = buffer[1] & 0x7f;
                qsizetype head = 2;
                if (length == 126 && buffer.size() >= 4) {
                    length = quint8(buffer[2]) << 8 | quint8(buffer[3]);
                    head = 4;
                }
                if (buffer.size() >= head + length) {
                    const Frame frame {buffer[0] & 0x0f, buffer.mid(head, length)};
                    connection.buffer.remove(0, head + length);
                    return frame;
                }
            }
            if (!connection.readMore())
                return {};
        }
    }
    [[nodiscard]] RealtimeEvent readEvent()
    {
        const auto event = parseRealtimeEvent(readFrame().payload);
        return event ? *event
                     : RealtimeEvent {RealtimeEvent::Type::Error, {}, {}, 0, ErrorCode::Internal};
    }

    RawConnection connection;
    RawResponse handshake;
};

} // namespace haex
