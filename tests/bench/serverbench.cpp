// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/serverbench.h"

#include "tests/bench/latencies.h"
#include "tests/bench/serverload.h"
#include "tests/bench/upsertfloor.h"
#include "tests/support/orabort.h"
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <map>
#include <numeric>

namespace haex::bench {
namespace {

constexpr int SingleRuns = 1000;
constexpr int BatchRuns = 40;
constexpr int PageCells = 1000;
constexpr double FloorGoal = 0.6;
constexpr double FlatGoal = 1.3;

/// Median microseconds of what must not grow, by the size of the vault.
struct Flat
{
    std::map<qint64, double> emptyPull;
    std::map<qint64, double> singlePush;
};

/// Resident memory of this process, and of what answers behind it.
double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

void tell(const char *what, const Latencies &latencies, double each = 1)
{
    std::printf("  %-34s %9.0f /s %9.0f /s of CPU   p50 %8.0f us   p99 %8.0f us\n", what,
                latencies.perSecond() * each, latencies.perSecondOfCpu() * each,
                latencies.quantile(0.5), latencies.quantile(0.99));
    std::fflush(stdout);
}

class Bench final
{
public:
    /// `storage` as `makeTestStore` has it; `name` is what the report calls it.
    Bench(const QByteArray &storage, const QByteArray &name, Report &report)
        : m_name(name)
        , m_report(report)
        , m_load(storage, QDir(m_folder.path()).filePath(QStringLiteral("server.sqlite")))
        , m_floor(storage == "sqlite" ? UpsertFloor::sqlite(
                      QDir(m_folder.path()).filePath(QStringLiteral("floor.sqlite")))
                                      : UpsertFloor::postgres())
    {
    }

    void run(const std::vector<qint64> &sizes)
    {
        // Empty but for what a push of one cell needs.
        m_load.growTo(1);
        growFloor();
        measureSmall("an empty vault");
        for (const qint64 size : sizes)
            measure(size);
        tellFlat(sizes.back());
    }

private:
    void measure(qint64 size)
    {
        m_load.growTo(size);
        growFloor();
        const QByteArray name = QByteArray::number(size) + " cells";
        measureSmall(name);
        comparePushes(name, ServerLoad::BatchCells, BatchRuns);
        if (m_cursor == 0)
            return;
        measurePages();
        const qint64 bytes = m_load.storedBytes();
        const QByteArray body = m_load.pushBody(m_load.changesOfOld(ServerLoad::BatchCells));
        std::printf("  bytes a cell: %lld at rest, %lld in a push of 500 before compression; this "
                    "process has %.0f MiB\n",
                    static_cast<long long>(bytes / m_load.cells()),
                    static_cast<long long>(body.size() / ServerLoad::BatchCells), residentMiB());
    }

    void measureSmall(const QByteArray &name)
    {
        m_report.heading(m_name + ", " + name);
        const double push = comparePushes(name, 1, SingleRuns);
        // Pushes were not asked for, so there is no cursor to pull from.
        if (m_cursor == 0)
            return;
        m_flat.singlePush[m_load.cells()] = push;
        Latencies pulls;
        const QByteArray body = m_load.pullBody(m_cursor, PageCells);
        for (int i = 0; i < SingleRuns; ++i)
            pulls.time([&] { m_load.post("/sync/pull", body); });
        tell("pull with nothing new", pulls);
        m_flat.emptyPull[m_load.cells()] = pulls.quantile(0.5);
    }

    /// The floor gets the same cells, so that its tree is as deep.
    void growFloor()
    {
        for (; m_floorCells < m_load.cells();) {
            const int count = static_cast<int>(
                std::min<qint64>(ServerLoad::BatchCells, m_load.cells() - m_floorCells));
            m_floor->store(m_load.changesAt(m_floorCells, count));
            m_floorCells += count;
        }
    }

    /// Taking turns, so that a neighbour on the machine troubles both. The median of the server's.
    double comparePushes(const QByteArray &name, int cells, int runs)
    {
        double median = 0;
        Latencies server;
        Latencies floor;
        m_report.line("bare upsert of " + QByteArray::number(cells) + " against a push, " + name,
                      FloorGoal, Report::Good::High, "x", [&] {
                          server = {};
                          floor = {};
                          for (int i = 0; i < runs; ++i) {
                              std::vector<Change> changes = m_load.changesOfOld(cells);
                              floor.time([&] { m_floor->store(changes); });
                              const QByteArray body = m_load.pushBody(std::move(changes));
                              HttpResponse answer;
                              server.time([&] { answer = m_load.post("/sync/push", body); });
                              m_cursor = parsePushResponse(answer.body)->sequence;
                          }
                          median = server.quantile(0.5);
                          return floor.quantile(0.5) / median;
                      });
        if (median == 0)
            return 0;
        const QByteArray of
            = " of " + QByteArray::number(cells) + (cells == 1 ? " cell" : " cells");
        tell("push" + of, server);
        tell("bare upsert" + of, floor);
        return median;
    }

    void measurePages()
    {
        Latencies pages;
        const qint64 step = std::max<qint64>(1, m_cursor / BatchRuns);
        for (qint64 after = 0; after < m_cursor - PageCells; after += step) {
            const QByteArray body = m_load.pullBody(after, PageCells);
            pages.time([&] { m_load.post("/sync/pull", body); });
        }
        tell("pull of 1000 cells", pages);
    }

    void tellFlat(qint64 largest)
    {
        if (m_flat.emptyPull.empty())
            return;
        m_report.heading(m_name + ", " + QByteArray::number(largest)
                         + " cells against an empty vault");
        const auto grows = [&](const char *name, const std::map<qint64, double> &medians) {
            m_report.line(name, FlatGoal, Report::Good::Low, "x",
                          [&] { return medians.rbegin()->second / medians.begin()->second; });
        };
        grows("pull with nothing new", m_flat.emptyPull);
        grows("push of 1 cell", m_flat.singlePush);
    }

    QByteArray m_name;
    Report &m_report;
    QTemporaryDir m_folder;
    ServerLoad m_load;
    std::unique_ptr<UpsertFloor> m_floor;
    qint64 m_floorCells = 0;
    qint64 m_cursor = 0;
    Flat m_flat;
};

} // namespace

void runServer(Report &report, const std::vector<qint64> &sizes)
{
    Bench("sqlite", "sqlite", report).run(sizes);
    // As it is run, and without the disk, which hides what the server itself takes.
    using Durability = PostgresCluster::Durability;
    for (const auto &[durability, name] : {std::pair(Durability::Full, "postgres"),
                                           std::pair(Durability::None, "postgres without fsync")}) {
        orAbort(PostgresCluster::shared(durability));
        Bench("postgres", name, report).run(sizes);
        PostgresCluster::stopShared();
    }
}

} // namespace haex::bench
