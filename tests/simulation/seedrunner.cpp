// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/seedrunner.h"

#include "tests/simulation/repeatablekeys.h"
#include "tests/simulation/shrink.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <ctime>

namespace haex::sim {
namespace {

/// A RAM disk where there is one: the faults of disks are made, not waited for.
QString folderTemplate()
{
    const QString ram = QStringLiteral("/dev/shm");
    const QString parent = QFileInfo(ram).isWritable() ? ram : QDir::tempPath();
    return parent + QStringLiteral("/haex-sim-XXXXXX");
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

SeedRunner::SeedRunner(RunOptions options)
    : m_options(std::move(options))
    , m_folder(folderTemplate())
{
}

QString SeedRunner::templateFor(const QByteArrayList &schema, bool blindNames)
{
    const QString base = schema.isEmpty() ? QString() : templateFor({}, blindNames);
    QString &path = m_templates[(blindNames ? "blind:" : "") + schema.join(';')];
    if (path.isEmpty()) {
        // The same whichever seed asks first.
        const RepeatableKeys keys(qHash(schema.join(';'), blindNames ? 1 : 0));
        path = m_folder.filePath(QStringLiteral("template%1").arg(m_templates.size()));
        if (schema.isEmpty())
            SimDevice::makeTemplate(path, blindNames);
        else
            SimDevice::makeTemplate(path, base, schema);
    }
    return path;
}

Outcome SeedRunner::run(const Plan &plan, bool verbose, bool thorough)
{
    const RepeatableKeys keys(plan.seed);
    World world(plan, m_folder.filePath(QStringLiteral("world")),
                [this, &plan](const QByteArrayList &schema) { return templateFor(schema, plan.blindNames); });
    world.setVerbose(verbose);
    world.setThorough(thorough);
    return world.run();
}

QByteArray SeedRunner::commandFor(quint64 seed) const
{
    const QByteArray number = QByteArray::number(seed);
    QByteArray command = "haex-sim --seeds " + number + ':' + number;
    const PlanLimits usual;
    if (!m_options.faultList.isEmpty())
        command += " --faults " + m_options.faultList;
    if (m_options.limits.mostDevices != usual.mostDevices)
        command += " --devices " + QByteArray::number(m_options.limits.mostDevices);
    if (m_options.limits.mostStatements != usual.mostStatements)
        command += " --statements " + QByteArray::number(m_options.limits.mostStatements);
    return command;
}

bool SeedRunner::passes(quint64 seed)
{
    const Plan plan = makePlan(seed, m_options.limits);
    Outcome outcome = run(plan, m_options.verbose);
    m_statements += outcome.statements;
    if (m_options.twice && outcome.failure.isEmpty() && run(plan, false).trace != outcome.trace)
        outcome.failure = "the same seed had another trace";
    if (m_options.trace)
        std::printf("seed %llu trace %016llx\n", static_cast<unsigned long long>(seed),
                    static_cast<unsigned long long>(outcome.trace));
    if (outcome.failure.isEmpty())
        return true;
    // Where it began, rather than where it was noticed.
    if (const Outcome closer = run(plan, false, true); !closer.failure.isEmpty())
        outcome = closer;
    std::printf("FAIL %s\n  step %lld: %s\n", commandFor(seed).constData(), static_cast<long long>(outcome.step),
                outcome.failure.constData());
    std::fflush(stdout);
    if (m_options.shrink)
        explain(plan, outcome);
    return false;
}

void SeedRunner::explain(const Plan &plan, const Outcome &outcome)
{
    const Plan smaller = shrink(plan, outcome, [this](const Plan &each) { return run(each, false, true); });
    const Outcome again = run(smaller, false, true);
    std::printf("  shrunk from %zu to %zu steps: %s\n%s\n", plan.steps.size(), smaller.steps.size(),
                again.failure.constData(), smaller.toLines().constData());
    std::fflush(stdout);
    if (m_options.saveFolder.isEmpty())
        return;
    QFile file(m_options.saveFolder + QStringLiteral("/seed-%1.jsonl").arg(plan.seed));
    if (file.open(QIODevice::WriteOnly))
        file.write(smaller.toLines());
}

int SeedRunner::runSeeds(quint64 first, quint64 last)
{
    QElapsedTimer timer;
    timer.start();
    const double cpuBefore = cpuSeconds();
    int passed = 0;
    int failed = 0;
    for (quint64 seed = first; seed <= last; ++seed) {
        if (m_options.seconds > 0 && timer.elapsed() > m_options.seconds * 1000LL)
            break;
        passes(seed) ? ++passed : ++failed;
    }
    const double cpu = cpuSeconds() - cpuBefore;
    std::printf("%.1f seeds a second and core, %lld statements, %.1f s\n", (passed + failed) / cpu,
                static_cast<long long>(m_statements), static_cast<double>(timer.elapsed()) / 1000);
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 ? 1 : 0;
}

bool SeedRunner::passes(const QString &path)
{
    QFile file(path);
    const auto plan = file.open(QIODevice::ReadOnly) ? Plan::fromLines(file.readAll()) : std::nullopt;
    if (!plan) {
        std::printf("FAIL %s: not a plan\n", qPrintable(path));
        return false;
    }
    const Outcome outcome = run(*plan, m_options.verbose, true);
    if (m_options.trace)
        std::printf("%s trace %016llx\n", qPrintable(path), static_cast<unsigned long long>(outcome.trace));
    if (!outcome.failure.isEmpty())
        std::printf("FAIL %s\n  step %lld: %s\n", qPrintable(path), static_cast<long long>(outcome.step),
                    outcome.failure.constData());
    return outcome.failure.isEmpty();
}

int SeedRunner::replay(const QStringList &files)
{
    int passed = 0;
    int failed = 0;
    for (const QString &file : files)
        passes(file) ? ++passed : ++failed;
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || files.isEmpty() ? 1 : 0;
}

} // namespace haex::sim
