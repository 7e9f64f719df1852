// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/wirebench.h"

#include "core/protocol/contentcoding.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/pushmessages.h"
#include "core/replica/pageapplier.h"
#include "core/sync/cellcodec.h"
#include "tests/bench/cputime.h"
#include "tests/support/orabort.h"
#include "tests/bench/workload.h"

#include <algorithm>

namespace haex::bench {
namespace {

constexpr qint64 BatchCells = 500;
constexpr char VaultId[] = "0b6c9d2e-4f5a-4c3b-9d8e-1f2a3b4c5d6e";
constexpr char BlindVaultId[] = "0b6c9d2e-4f5a-8c3b-9d8e-1f2a3b4c5d6e";
constexpr char DeviceId[] = "00000001-0000-4000-8000-000000000000";

struct Sealed
{
    std::vector<QByteArray> bodies;
    std::vector<Change> changes;
    qint64 cells = 0;
    qint64 cpu = 0;
};

class Wire
{
public:
    explicit Wire(const char *vaultId = VaultId)
        : keyring(vaultId)
    {
        keyring.addRandom();
    }

    /// Scans from `progress` to the end, seals and encodes as pushes. What it keeps for later takes
    /// time of its own.
    Sealed send(BenchDatabase &database, PushProgress &progress, bool keep)
    {
        Sealed sealed;
        CellCodec codec(keyring, random, DeviceId);
        ChangeCapture capture(database.replica());
        sealed.cpu = cpuOf([&] {
            while (true) {
                const CapturedChanges captured
                    = orAbort(capture.capture("bench", progress, BatchCells * 8));
                encode(sealed, codec, captured, keep);
                progress = captured.progress;
                if (captured.complete)
                    return;
            }
        });
        return sealed;
    }

    VaultKeyring keyring;
    SystemRandom random;

private:
    void encode(Sealed &sealed, CellCodec &codec, const CapturedChanges &captured, bool keep)
    {
        PushRequest request;
        request.vaultId = keyring.vaultId();
        const auto flush = [&] {
            if (request.changes.empty())
                return;
            QByteArray body = encodePushRequest(request);
            if (keep) {
                sealed.bodies.push_back(std::move(body));
                std::ranges::move(request.changes, std::back_inserter(sealed.changes));
            }
            request.changes.clear();
        };
        for (const OutgoingCell &cell : captured.cells) {
            request.changes.push_back(orAbort(codec.seal(cell)));
            ++sealed.cells;
            if (request.changes.size() == BatchCells)
                flush();
        }
        flush();
    }
};

/// Bytes a cell of the bodies as they are sent, and how many cells a second that costs.
struct Packed
{
    double bytes = 0;
    double rate = 0;
};
Packed packed(const Sealed &sealed)
{
    qint64 bytes = 0;
    const qint64 cpu = cpuOf([&] {
        for (const QByteArray &body : sealed.bodies)
            bytes += compressZstd(body).size();
    });
    const auto cells = double(sealed.cells);
    return {double(bytes) / cells, cells * 1e9 / double(cpu)};
}

std::vector<QByteArray> pagesOf(std::vector<Change> changes)
{
    std::vector<QByteArray> pages;
    qint64 sequence = 0;
    for (size_t begin = 0; begin < changes.size(); begin += limits::DefaultPageCells) {
        PullResponse page;
        const size_t end = std::min<size_t>(begin + limits::DefaultPageCells, changes.size());
        for (size_t i = begin; i < end; ++i) {
            changes[i].updatedAt = ++sequence;
            page.changes.push_back(changes[i]);
        }
        page.afterUpdatedAt = sequence;
        page.hasMore = end < changes.size();
        page.epoch = "epoch";
        pages.push_back(encodePullResponse(page));
    }
    return pages;
}

double receiveRate(Wire &wire, const std::vector<QByteArray> &pages, qint64 cells)
{
    BenchDatabase target(BenchDatabase::Kind::Synced, Encryption::Vault, 2);
    CellCodec codec(wire.keyring, wire.random, DeviceId);
    PageApplier applier(target.replica(), target.journal());
    ApplyContext context;
    context.backendId = "bench";
    const qint64 cpu = cpuOf([&] {
        for (const QByteArray &body : pages) {
            const PullResponse page = orAbort(parsePullResponse(body));
            std::vector<RemoteCell> opened;
            opened.reserve(page.changes.size());
            for (const Change &change : page.changes)
                opened.push_back(orAbort(codec.open(change)));
            context.lastPage = !page.hasMore;
            orAbort(applier.apply(std::move(opened), context, {}));
        }
    });
    return double(cells) * 1e9 / double(cpu);
}

qint64 readByRowid(BenchDatabase &database, int rows)
{
    Statement read = orAbort(database.database().prepare("SELECT * FROM items WHERE rowid = ?1"));
    return cpuOf([&] {
        for (int row = 0; row < rows; ++row) {
            read.bind(1, qint64(row) * 100 + 1);
            if (!orAbort(read.step()) || read.text(1).isEmpty())
                qFatal("a row is missing");
            read.reset();
        }
    });
}

void changeEveryHundredth(BenchDatabase &database, int rows)
{
    Statement update = orAbort(database.database().prepare("UPDATE items SET c4 = c4 + 1 WHERE id = ?1"));
    database.write([&] {
        for (int row = 0; row < rows; row += 100)
            orAbort(update.bindText(1, keyOf(row)).run());
    });
}

void scanLines(Report &report, int rows)
{
    BenchDatabase database(BenchDatabase::Kind::Synced, Encryption::Vault);
    insertRows(database, rows, 10'000);
    ChangeCapture capture(database.replica());
    const auto acknowledgeAll = [&] {
        PushProgress progress;
        progress.pushSeq = orAbort(database.database().scalar("SELECT max(haex_local_seq) FROM items")).toInteger();
        progress.pushHlc = orAbort(capture.watermarkAfter(progress));
        return progress;
    };
    report.line("find and read 1 % of " + QByteArray::number(rows) + " rows, against reading by rowid", 0.9,
                Report::Good::Low, "x", [&] {
                    const PushProgress before = acknowledgeAll();
                    changeEveryHundredth(database, rows);
                    const qint64 floor = readByRowid(database, rows / 100);
                    return double(cpuOf([&] {
                               (void)orAbort(capture.capture("bench", before, 10'000'000));
                           }))
                        / double(floor);
                });
    report.line("the same with nothing changed", 50, Report::Good::Low, "us", [&] {
        constexpr int Times = 1000;
        const PushProgress before = acknowledgeAll();
        const qint64 cpu = cpuOf([&] {
            for (int i = 0; i < Times; ++i)
                (void)orAbort(capture.capture("bench", before, 500));
        });
        return double(cpu) / Times / 1000;
    });
}

/// The same of a vault whose servers get no names.
void blindLines(Report &report, BenchDatabase &source)
{
    Wire wire(BlindVaultId);
    report.line("blind names: cells scanned, sealed and encoded a second", 500'000, Report::Good::High, "/s", [&] {
        PushProgress progress;
        const Sealed sealed = wire.send(source, progress, false);
        return double(sealed.cells) * 1e9 / double(sealed.cpu);
    });
    PushProgress progress;
    const Sealed burst = wire.send(source, progress, true);
    const std::vector<QByteArray> pages = pagesOf(burst.changes);
    report.line("blind names: cells decoded, opened and applied a second", 300'000, Report::Good::High, "/s",
                [&] { return receiveRate(wire, pages, burst.cells); });
    report.line("blind names: bytes a cell, rows in bursts", 200, Report::Good::Low, "B",
                [&] { return packed(burst).bytes; });
}

} // namespace

void runWire(Report &report, int millionRows)
{
    report.heading("One core, encrypted file");
    Wire wire;
    BenchDatabase source(BenchDatabase::Kind::Synced, Encryption::Vault);
    insertRows(source, Rows, 1000);
    report.line("cells scanned, sealed and encoded a second", 700'000, Report::Good::High, "/s", [&] {
        PushProgress progress;
        const Sealed sealed = wire.send(source, progress, false);
        return double(sealed.cells) * 1e9 / double(sealed.cpu);
    });
    PushProgress progress;
    const Sealed burst = wire.send(source, progress, true);
    const std::vector<QByteArray> pages = pagesOf(burst.changes);
    report.line("cells decoded, opened and applied a second", 500'000, Report::Good::High, "/s",
                [&] { return receiveRate(wire, pages, burst.cells); });
    report.line("bytes a cell, rows in bursts", 200, Report::Good::Low, "B", [&] { return packed(burst).bytes; });
    report.line("cells compressed a second", 700'000, Report::Good::High, "/s", [&] { return packed(burst).rate; });
    blindLines(report, source);
    scanLines(report, millionRows);
}

} // namespace haex::bench
