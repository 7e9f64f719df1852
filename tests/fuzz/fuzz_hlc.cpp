// SPDX-License-Identifier: GPL-3.0-or-later
// HLC texts: one form only, and two that are read are in the order of their bytes.
#include "core/clock/hlctimestamp.h"
#include "tests/fuzz/fuzztarget.h"

#include <QByteArray>

namespace haex {

void fuzzOne(QByteArrayView data)
{
    const QByteArrayView text
        = data.first(std::min<qsizetype>(data.size(), HlcTimestamp::TextLength));
    const auto first = HlcTimestamp::parse(text);
    must(!first || first->toText() == text, "an HLC that is read is written the same");
    const QByteArrayView rest = data.sliced(text.size());
    const auto second = HlcTimestamp::parse(rest);
    must(!second || second->toText() == rest, "an HLC that is read is written the same");
    if (first && second)
        must((*first < *second) == (text.compare(rest) < 0),
             "HLCs are in the order of their texts");
    (void)NodeId::fromDeviceId(data);
}

} // namespace haex
