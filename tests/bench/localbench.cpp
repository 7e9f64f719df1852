// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/localbench.h"

#include "core/replica/changecapture.h"
#include "core/replica/pageapplier.h"
#include "tests/bench/cputime.h"
#include "tests/support/orabort.h"
#include "tests/bench/workload.h"

#include <algorithm>

namespace haex::bench {
namespace {

using Cells = std::vector<RemoteCell>;

constexpr int PageCells = 1000;
constexpr int CellsPerRow = 7;

std::unique_ptr<BenchDatabase> make(BenchDatabase::Kind kind, Encryption encryption, bool withRows,
                                    int device = 1)
{
    auto database = std::make_unique<BenchDatabase>(kind, encryption, device);
    if (withRows)
        insertRows(*database, Rows, 1000);
    // What is measured next does not pay for what was written here.
    (void)database->fileBytes();
    return database;
}

double ratioOf(const Workload &workload, Encryption encryption)
{
    const auto plain = make(BenchDatabase::Kind::Plain, encryption, workload.needsRows);
    const qint64 floor = workload.run(*plain);
    const auto synced = make(BenchDatabase::Kind::Synced, encryption, workload.needsRows);
    return double(workload.run(*synced)) / double(floor);
}

Cells capturedCells(BenchDatabase &database)
{
    ChangeCapture capture(database.replica());
    PushProgress progress;
    Cells cells;
    while (true) {
        CapturedChanges captured = orAbort(capture.capture("bench", progress, 100'000));
        for (OutgoingCell &outgoing : captured.cells)
            cells.push_back(std::move(outgoing.cell));
        progress = captured.progress;
        if (captured.complete)
            return cells;
    }
}

qint64 applyAll(BenchDatabase &database, const Cells &cells)
{
    PageApplier applier(database.replica(), database.journal());
    ApplyContext context;
    context.backendId = "bench";
    // The backend has all that is ours: nothing is a concurrent write.
    context.pushHlc = database.replica().clock().last().toText();
    return cpuOf([&] {
        for (size_t begin = 0; begin < cells.size(); begin += PageCells) {
            const size_t end = std::min(begin + PageCells, cells.size());
            context.lastPage = end == cells.size();
            Cells page(cells.begin() + qint64(begin), cells.begin() + qint64(end));
            orAbort(applier.apply(std::move(page), context, {}));
        }
    });
}

/// One column of every row, stamped by another device `atMs`.
Cells columnCells(qint64 atMs)
{
    Cells cells;
    const NodeId node = *NodeId::fromDeviceId("00000009-0000-4000-8000-000000000000");
    for (int row = 0; row < Rows; ++row) {
        RemoteCell cell;
        cell.tableName = "items";
        cell.rowPks = R"({"id":")" + keyOf(row) + R"("})";
        cell.columnName = "c1";
        cell.hlc = HlcTimestamp {atMs, static_cast<quint16>(row % 60'000), node}.toText();
        cell.value = CellValue::text("another title " + QByteArray::number(row));
        cells.push_back(std::move(cell));
    }
    return cells;
}

qint64 plainUpdates(BenchDatabase &database)
{
    Statement update = orAbort(database.database().prepare("UPDATE items SET c1 = ?2 WHERE id = ?1"));
    return cpuOf([&] {
        for (int begin = 0; begin < Rows; begin += PageCells) {
            database.write([&] {
                for (int row = begin; row < begin + PageCells; ++row)
                    orAbort(update.bindText(1, keyOf(row))
                                .bindText(2, "another title " + QByteArray::number(row))
                                .run());
            });
        }
    });
}

qint64 plainReads(BenchDatabase &database)
{
    Statement read = orAbort(database.database().prepare("SELECT * FROM items WHERE id = ?1"));
    return cpuOf([&] {
        for (int row = 0; row < Rows; ++row) {
            read.bindText(1, keyOf(row));
            if (!orAbort(read.step()) || read.text(1).isEmpty())
                qFatal("a row is missing");
            read.reset();
        }
    });
}

double applyRatio(const Cells &cells, Encryption encryption)
{
    const auto plain = make(BenchDatabase::Kind::Plain, encryption, false);
    const qint64 floor = cpuOf([&] { insertRows(*plain, Rows, PageCells / CellsPerRow); });
    const auto synced = make(BenchDatabase::Kind::Synced, encryption, false, 2);
    return double(applyAll(*synced, cells)) / double(floor);
}

double winningRatio(Encryption encryption)
{
    const auto plain = make(BenchDatabase::Kind::Plain, encryption, true);
    const qint64 floor = plainUpdates(*plain);
    const auto synced = make(BenchDatabase::Kind::Synced, encryption, true);
    return double(applyAll(*synced, columnCells(SystemClock().nowMs() + 1000))) / double(floor);
}

double losingRatio(Encryption encryption)
{
    const auto plain = make(BenchDatabase::Kind::Plain, encryption, true);
    const qint64 floor = plainReads(*plain);
    const auto synced = make(BenchDatabase::Kind::Synced, encryption, true);
    return double(applyAll(*synced, columnCells(1'600'000'000'000))) / double(floor);
}

double sizeRatio(Encryption encryption, bool updated)
{
    const auto sizeOf = [&](BenchDatabase::Kind kind) {
        const auto database = make(kind, encryption, true);
        if (updated)
            (void)plainUpdates(*database);
        return double(database->fileBytes());
    };
    const double plain = sizeOf(BenchDatabase::Kind::Plain);
    return sizeOf(BenchDatabase::Kind::Synced) / plain;
}

void localRatios(Report &report, Encryption encryption)
{
    for (const Workload &workload : localWorkloads()) {
        report.line(workload.name, workload.goal, Report::Good::Low, "x",
                    [&] { return ratioOf(workload, encryption); });
    }
    const Cells cells = capturedCells(*make(BenchDatabase::Kind::Synced, encryption, true));
    report.line("apply " + QByteArray::number(cells.size()) + " cells into an empty copy", 2.3,
                Report::Good::Low, "x", [&] { return applyRatio(cells, encryption); });
    report.line("apply 100 k winning cells", 2.0, Report::Good::Low, "x",
                [&] { return winningRatio(encryption); });
    report.line("apply 100 k losing cells, against reading the rows", 1.1, Report::Good::Low, "x",
                [&] { return losingRatio(encryption); });
    report.line("file size after the inserts", 1.4, Report::Good::Low, "x",
                [&] { return sizeRatio(encryption, false); });
    report.line("file size after one update a row", 1.8, Report::Good::Low, "x",
                [&] { return sizeRatio(encryption, true); });
}

} // namespace

void runLocal(Report &report)
{
    report.heading("CPU against plain SQLite, unencrypted file");
    localRatios(report, Encryption::None);
    report.heading("CPU against plain SQLite, encrypted file");
    localRatios(report, Encryption::Vault);
}

} // namespace haex::bench
