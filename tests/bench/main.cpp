// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/bench/lanesbench.h"
#include "tests/bench/localbench.h"
#include "tests/bench/searchbench.h"
#include "tests/bench/serverbench.h"
#include "tests/support/orabort.h"
#include "tests/bench/wirebench.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace haex;

namespace {

std::vector<qint64> sizesOf(const QString &text)
{
    std::vector<qint64> sizes;
    for (const QString &size : text.split(u','))
        sizes.push_back(std::max(10'000LL, size.toLongLong()));
    return sizes;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Measures the sync engine against plain SQLite in the same run. Each line is a median.\n"
        "Exit code 1 when a goal was missed.\n\n"
        "  local   what being synced costs on a device, as ratios\n"
        "  search  a search among many items, letter by letter\n"
        "  wire    changes sealed, opened and applied a second, and their bytes\n"
        "  server  what one core of a server carries, SQLite and PostgreSQL\n"
        "  lanes   several requests of one server process at once"));
    parser.addHelpOption();
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("measurements a line"),
                                  QStringLiteral("N"), QStringLiteral("3"));
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("rows of the large table"),
                                  QStringLiteral("N"), QStringLiteral("1000000"));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("lines whose name has this"),
                                  QStringLiteral("TEXT"));
    const QCommandLineOption cells(QStringLiteral("cells"), QStringLiteral("sizes of the server's vault"),
                                   QStringLiteral("N,N,…"), QStringLiteral("10000,300000,1000000"));
    const QCommandLineOption items(QStringLiteral("items"), QStringLiteral("items of the vault that is searched"),
                                   QStringLiteral("N"), QStringLiteral("100000"));
    parser.addOptions({runs, rows, only, cells, items});
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("local, search, wire, server or lanes"));
    parser.process(application);
    haex::orAbort(initializeCrypto());
    bench::Report report;
    report.setRuns(qMax(1, parser.value(runs).toInt()));
    report.setOnly(parser.value(only).toUtf8());
    const QString what = parser.positionalArguments().value(0);
    if (what == QLatin1StringView("local"))
        bench::runLocal(report);
    else if (what == QLatin1StringView("search"))
        bench::runSearch(report, qMax(1000, parser.value(items).toInt()));
    else if (what == QLatin1StringView("wire"))
        bench::runWire(report, qMax(1000, parser.value(rows).toInt()));
    else if (what == QLatin1StringView("server"))
        bench::runServer(report, sizesOf(parser.value(cells)));
    else if (what == QLatin1StringView("lanes"))
        bench::runLanes(report);
    else
        parser.showHelp(2);
    std::printf("\n%d goals missed\n", report.missed());
    return report.missed() > 0 ? 1 : 0;
}
