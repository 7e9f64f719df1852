// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes that a stranger sends to the server's port.
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/socketpeer.h"

namespace haex {

void fuzzOne(QByteArrayView data)
{
    const QByteArray answer = exchange(data);
    must(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), "an answer is one of HTTP");
}

} // namespace haex
