// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/pushmessages.h"

/// What the codecs of several messages share.
namespace haex {

/// `updatedAt` is written when it is set.
void writeChangeFields(JsonWriter &writer, const Change &change);
[[nodiscard]] Change readChange(JsonReader &reader);
[[nodiscard]] Change readStoredChange(JsonReader &reader);

void writeResults(JsonWriter &writer, const std::vector<ChangeResult> &results);
[[nodiscard]] std::vector<ChangeResult> readResults(JsonReader &reader);

[[nodiscard]] QByteArray readVaultId(JsonReader &reader);
[[nodiscard]] qint64 readCursor(JsonReader &reader, const char *name);

} // namespace haex
