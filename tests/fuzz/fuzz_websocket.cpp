// SPDX-License-Identifier: GPL-3.0-or-later
// The frames behind a WebSocket's handshake.
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/socketpeer.h"

namespace haex {

void fuzzOne(QByteArrayView data)
{
    static const QByteArray handshake
        = "GET /realtime HTTP/1.1\r\nHost: fuzz\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    const QByteArray answer = exchange(handshake + data.toByteArray());
    must(answer.startsWith("HTTP/1.1 101 "), "the handshake is answered first");
}

} // namespace haex
