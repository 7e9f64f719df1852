// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical keys: what is read has one spelling, and the server's check says the same as the
// device's.
#include "core/base/rowkey.h"
#include "tests/fuzz/fuzztarget.h"

namespace haex {

void fuzzOne(QByteArrayView data)
{
    const auto key = RowKey::parse(data);
    must(key.has_value() == checkCanonicalRowPks(data).has_value(),
         "server and device agree on a key");
    if (!key)
        return;
    must(key->text() == data, "a key keeps its text");
    const auto again = RowKey::fromParts(key->parts());
    must(again && again->text() == data, "a key's parts make the same text");
}

} // namespace haex
