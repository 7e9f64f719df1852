// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/jsonwriter.h"
#include "core/protocol/pullmessages.h"

namespace haex {

/// A cell as a store holds it: views into its row, the sealed value and nonce without base64.
struct StoredCell
{
    QByteArrayView tableName;
    QByteArrayView rowPks;
    QByteArrayView columnName;
    QByteArrayView operation;
    QByteArrayView hlcTimestamp;
    QByteArrayView deviceId;
    QByteArrayView sealed;
    QByteArrayView nonce;
    qint64 updatedAt = 0;
};

[[nodiscard]] Change toChange(const StoredCell &cell);

/// The fields of a PullResponse about the end of its vault.
void writeRemovals(JsonWriter &writer, const PullResponse &response);

/// Writes the body of a PullResponse cell by cell, without a Change for each.
class PullPageWriter final
{
public:
    PullPageWriter();

    void add(const StoredCell &cell);
    /// `page` without its changes.
    [[nodiscard]] QByteArray finish(const PullResponse &page);

private:
    JsonWriter m_writer;
};

} // namespace haex
