// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/replica/replicadigest.h"

#include <QList>
#include <QMap>

#include <optional>

namespace haex {

/// Where a device stands in one server's history.
struct DigestPlace
{
    /// Names the history, whichever URL it is reached by.
    QByteArray epoch;
    /// The sequence of the newest cell that is content, as far as it knows.
    qint64 content = 0;
    /// Everything up to here is on the device.
    qint64 seen = 0;

    friend bool operator==(const DigestPlace &, const DigestPlace &) = default;
};

/// What a device says about all that it holds: a row of `vault_statements`, sealed and bound to its
/// device and its stamp like every cell, so that a server can neither read it nor make one, nor
/// serve an old one as new.
struct DeviceStatement
{
    quint32 keyVersion = 0;
    qint64 madeMs = 0;
    QList<DigestPlace> places;
    ReplicaDigest::Tables tables;
    /// The statements of other devices that its maker has: by device, as `statementName` names them.
    /// nullopt from a program that does not tell.
    std::optional<QMap<QByteArray, QByteArray>> heard = {};
    /// Key versions of cells that it received and cannot open: it says no more about what it holds than that.
    QList<quint32> lacks = {};
    /// By its device's Ed25519 key; empty from a program that does not sign.
    QByteArray signature = {};

    /// JSON, the same for the same statement.
    [[nodiscard]] QByteArray toText() const;
    /// `bad_field` for anything else.
    [[nodiscard]] static Result<DeviceStatement> parse(QByteArrayView text);
    /// What the signature is about: all that stands in the text but itself, whatever a newer program
    /// may have added.
    [[nodiscard]] static QByteArray signedBytes(const QByteArray &vaultId, const QByteArray &deviceId,
                                                QByteArrayView text);
    /// Whether `newer` says nothing about content that this one did not say.
    [[nodiscard]] bool covers(const DeviceStatement &newer) const;
    [[nodiscard]] const DigestPlace *placeIn(const QByteArray &epoch) const;
};

/// The part of a statement that a difference asks for: a table's digests by bucket.
struct TableBuckets
{
    /// What was added up.
    QByteArrayList columns;
    BucketSums sums{};
    /// The table's state that they are about, as `stateOf` names it.
    QByteArray state;
};
using BucketTables = std::map<QByteArray, TableBuckets>;

[[nodiscard]] QByteArray toText(const BucketTables &tables);
/// Empty when it is none.
[[nodiscard]] BucketTables bucketTablesOf(QByteArrayView text);
/// A short name for what stands in a row of `vault_statements`.
[[nodiscard]] QByteArray statementName(QByteArrayView statement, QByteArrayView buckets);
/// A short name for a table's sums.
[[nodiscard]] QByteArray stateOf(const ColumnSums &sums);

} // namespace haex
