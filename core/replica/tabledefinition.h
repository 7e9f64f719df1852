// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/tableinspector.h"

#include <optional>

namespace haex {

/// A table's definition as it travels between devices (R12): its CREATE statement and those of
/// its indexes. It comes from another device, so it is tried in an empty database of its own
/// before anything here runs it.
struct TableDefinition
{
    QByteArray createSql;
    QByteArrayList indexSql;

    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static std::optional<TableDefinition> parse(QByteArrayView json);

    /// The shape that it would make; nullopt when it makes anything but one ordinary table of that
    /// name and indexes on it.
    [[nodiscard]] std::optional<TableShape> shape(const QByteArray &name) const;
    struct Added
    {
        bool any = false;
        /// Unique indexes that rows do not fit.
        QByteArrayList unfitIndexes;
    };
    /// Adds the columns and indexes that `wanted` has and `present` has not.
    [[nodiscard]] Result<Added> addMissing(Database &database, const TableShape &present,
                                           const TableShape &wanted) const;

private:
    [[nodiscard]] Result<> addColumn(Database &database, const TableShape &wanted, const SyncedColumn &column,
                                     const QByteArray &fallback) const;
};

} // namespace haex
