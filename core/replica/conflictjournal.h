// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cellvalue.h"
#include "core/base/result.h"
#include "core/base/rowkey.h"
#include "core/clock/hlctimestamp.h"

#include <QList>
#include <QString>

#include <functional>

namespace haex {

class Database;
class Replica;

enum class ConflictKind {
    /// Two devices wrote the same column without having seen each other's value.
    SameField,
    /// One device deleted the row, another changed it.
    DeletedAndChanged,
    /// Two devices created a row with the same key.
    BothCreated,
    /// Two rows claim the same unique value; the later one is held.
    UniqueName,
    /// A row under a stamp of a device that did not write it; the superseded HLC names who sent it.
    NotWritten,
};

/// One concurrent write (R27): what won, what was superseded, and who wrote which when.
struct Conflict
{
    /// Made from table, key, column and both HLCs, so that every device gives it the same id.
    QByteArray id;
    ConflictKind kind = ConflictKind::SameField;
    QByteArray tableName;
    QByteArray rowPks;
    /// `*` when the conflict is about the whole row.
    QByteArray columnName;
    CellValue winnerValue;
    CellValue supersededValue;
    HlcTimestamp winnerHlc;
    HlcTimestamp supersededHlc;
    bool open = true;
    qint64 detectedMs = 0;

    [[nodiscard]] NodeId winnerNode() const { return winnerHlc.node; }
    [[nodiscard]] NodeId supersededNode() const { return supersededHlc.node; }
};

/// The conflict journal: the synced table `vault_conflicts`. Losing values stay readable here, and
/// resolving is an ordinary edit that reaches every device. Thread of its Database.
class ConflictJournal final
{
public:
    explicit ConflictJournal(Replica &replica);

    /// Records it unless it is there, and answers whether it is new; runs inside the transaction of the caller.
    [[nodiscard]] Result<bool> record(const Conflict &conflict);
    [[nodiscard]] Result<QList<Conflict>> list(bool includeResolved = false);
    [[nodiscard]] Result<Conflict> find(const QByteArray &id);
    [[nodiscard]] Result<int> openCount();
    /// Whether the device of that node told that it did not write the row, decided on or not.
    [[nodiscard]] Result<bool> isDisowned(const QByteArray &tableName, const QByteArray &rowPks, NodeId by);

    /// Closes the conflict and leaves the data as it is.
    [[nodiscard]] Result<> keepCurrent(const QByteArray &id);
    /// Writes the superseded value as a new edit and closes the conflict; for DeletedAndChanged it
    /// brings the row back, for NotWritten it deletes it.
    [[nodiscard]] Result<> useSuperseded(const QByteArray &id);
    /// Writes `value` as a new edit and closes the conflict.
    [[nodiscard]] Result<> useValue(const QByteArray &id, const CellValue &value);
    /// Opens a closed conflict again: undo of the three above together with writing back.
    [[nodiscard]] Result<> reopen(const QByteArray &id);

private:
    [[nodiscard]] Result<> resolveWith(const QByteArray &id,
                                       const std::function<Result<>(const Conflict &)> &edit);
    Replica &m_replica;
};

} // namespace haex
