// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/workload.h"

#include "tests/bench/cputime.h"
#include "tests/support/orabort.h"

#include <algorithm>

namespace haex::bench {
namespace {

constexpr int SmallUpdates = 5'000;
constexpr int Deletes = 10'000;

/// Runs a statement for the rows [0, count), `perTransaction` in one transaction.
qint64 each(BenchDatabase &database, QByteArrayView sql, int count, int perTransaction,
            const std::function<void(Statement &, int)> &bind)
{
    Statement statement = orAbort(database.database().prepare(sql));
    return cpuOf([&] {
        for (int begin = 0; begin < count; begin += perTransaction) {
            database.write([&] {
                for (int row = begin; row < std::min(begin + perTransaction, count); ++row) {
                    bind(statement, row);
                    orAbort(statement.run());
                }
            });
        }
    });
}

void bindRow(Statement &statement, int row, int revision)
{
    const QByteArray number = QByteArray::number(row);
    statement.bindText(1, keyOf(row))
        .bindText(2, "title of the row number " + number)
        .bindText(3, "https://www.example.org/some/path/" + number)
        .bindText(4, QByteArray(60, char('a' + row % 26)))
        .bind(5, qint64(row) * 7919)
        .bindText(6, QByteArray(40, char('A' + row % 26)) + QByteArray::number(revision))
        .bind(7, qint64(1'700'000'000) + row);
}

qint64 insertWorkload(BenchDatabase &database, int perTransaction)
{
    return each(database, "INSERT INTO items(id, c1, c2, c3, c4, c5, c6) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                Rows, perTransaction, [](Statement &statement, int row) { bindRow(statement, row, 0); });
}

qint64 updateColumn(BenchDatabase &database, int rows, int perTransaction)
{
    return each(database, "UPDATE items SET c1 = ?2 WHERE id = ?1", rows, perTransaction,
                [](Statement &statement, int row) {
                    statement.bindText(1, keyOf(row)).bindText(2, "another title " + QByteArray::number(row));
                });
}

qint64 saveRow(BenchDatabase &database)
{
    return each(database,
                "UPDATE items SET c1 = ?2, c2 = ?3, c3 = ?4, c4 = ?5, c5 = ?6, c6 = ?7 WHERE id = ?1",
                Rows, 1000, [](Statement &statement, int row) { bindRow(statement, row, 1); });
}

qint64 oneStatement(BenchDatabase &database)
{
    return cpuOf([&] {
        database.write([&] { orAbort(database.database().execute("UPDATE items SET c4 = c4 + 1")); });
    });
}

qint64 deleteRows(BenchDatabase &database)
{
    return each(database, "DELETE FROM items WHERE id = ?1", Deletes, Deletes,
                [](Statement &statement, int row) { statement.bindText(1, keyOf(row)); });
}

} // namespace

/// Ascending, as ids with a time in front are.
QByteArray keyOf(int row)
{
    return "0197c0de-" + QByteArray::number(row).rightJustified(12, '0') + "-8000-4b1d";
}

void insertRows(BenchDatabase &database, int rows, int perTransaction)
{
    (void)each(database, "INSERT INTO items(id, c1, c2, c3, c4, c5, c6) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
               rows, perTransaction, [](Statement &statement, int row) { bindRow(statement, row, 0); });
}

std::vector<Workload> localWorkloads()
{
    return {
        {"insert 100 k rows, one transaction", 2.0, 1.25, false,
         [](BenchDatabase &database) { return insertWorkload(database, Rows); }},
        {"insert, 1 000 rows a transaction", 2.0, 1.25, false,
         [](BenchDatabase &database) { return insertWorkload(database, 1000); }},
        {"update one column of every row, by key", 2.7, 1.25, true,
         [](BenchDatabase &database) { return updateColumn(database, Rows, 1000); }},
        {"save of a whole row in which one column changed", 1.8, 1.15, true, saveRow},
        {"one statement over all rows", 2.7, 1.3, true, oneStatement},
        {"small autocommit updates", 1.8, 1.1, true,
         [](BenchDatabase &database) { return updateColumn(database, SmallUpdates, 1); }},
        {"delete 10 k rows", 2.0, 1.3, true, deleteRows},
    };
}

} // namespace haex::bench
