// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/support/orabort.h"
#include "tests/simulation/seedrunner.h"
#include "tests/support/faultyvfs.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHashSeed>
#include <QLoggingCategory>

#include <sqlite3.h>

#include <cstdio>
#include <malloc.h>

using namespace haex;

namespace {

QCommandLineOption valued(const char *name, const char *help, const char *value, const char *fallback = "")
{
    return {QString::fromUtf8(name), QString::fromUtf8(help), QString::fromUtf8(value), QString::fromUtf8(fallback)};
}

/// Thousands of connections that live for milliseconds: memory is kept, and nobody counts it.
void keepMemory()
{
    constexpr int LookasideBytes = 1200;
    constexpr int LookasideSlots = 500;
    constexpr int KeptBytes = 1 << 28;
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, LookasideBytes, LookasideSlots);
    mallopt(M_TRIM_THRESHOLD, KeptBytes);
    mallopt(M_MMAP_THRESHOLD, KeptBytes);
}

sim::Faults faultsFrom(const QString &names)
{
    if (names.isEmpty())
        return sim::Faults::all();
    sim::Faults faults;
    for (const QString &name : names.split(u',', Qt::SkipEmptyParts)) {
        const auto fault = sim::faultFromName(name.toUtf8());
        if (fault)
            faults.set(*fault);
        else if (name != QLatin1StringView("none"))
            qFatal("no such fault: %s", qPrintable(name));
    }
    return faults;
}

} // namespace

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Runs random histories of devices and sync servers through the product's own code, with faults,\n"
        "and holds every step against what a sync must keep. The same seed is the same history.\n"
        "Exit code 1 when a seed failed; it is shrunk to a short plan, which --replay takes."));
    parser.addHelpOption();
    const auto seeds = valued("seeds", "first and last seed", "A:B", "1:300");
    const auto seconds = valued("seconds", "begin no seed after so many", "N", "0");
    const auto faults = valued("faults", "draw from these only: names, or none", "LIST");
    const auto devices = valued("devices", "no more devices than this", "N", "8");
    const auto statements = valued("statements", "no more statements than this", "N", "2000");
    const QCommandLineOption replay(QStringLiteral("replay"), QStringLiteral("run the plans in these files instead"));
    const auto save = valued("save", "folder for shrunk plans", "FOLDER");
    const QCommandLineOption trace(QStringLiteral("trace"), QStringLiteral("print each seed's trace"));
    const QCommandLineOption twice(QStringLiteral("verify-determinism"), QStringLiteral("run each seed twice"));
    const QCommandLineOption verbose(QStringLiteral("verbose"), QStringLiteral("print every step"));
    const QCommandLineOption noShrink(QStringLiteral("no-shrink"), QStringLiteral("leave failing plans as they are"));
    parser.addOptions({seeds, seconds, faults, devices, statements, replay, save, trace, twice, verbose, noShrink});
    parser.addPositionalArgument(QStringLiteral("plans"), QStringLiteral("files for --replay"), QStringLiteral("[FILE …]"));
    parser.process(application);
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*=false"));
    keepMemory();
    haex::orAbort(initializeCrypto(), "crypto");
    (void)FaultyVfs::instance();

    sim::RunOptions options;
    options.limits.mostDevices = qMax(1, parser.value(devices).toInt());
    options.limits.mostStatements = parser.value(statements).toInt();
    options.limits.allowed = faultsFrom(parser.value(faults));
    options.faultList = parser.value(faults).toUtf8();
    options.saveFolder = parser.value(save);
    options.seconds = parser.value(seconds).toInt();
    options.trace = parser.isSet(trace);
    options.twice = parser.isSet(twice);
    options.verbose = parser.isSet(verbose);
    options.shrink = !parser.isSet(noShrink);
    sim::SeedRunner runner(options);
    if (parser.isSet(replay))
        return runner.replay(parser.positionalArguments());
    const QStringList range = parser.value(seeds).split(u':');
    return runner.runSeeds(range.first().toULongLong(), range.last().toULongLong());
}
