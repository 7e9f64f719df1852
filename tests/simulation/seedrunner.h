// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

#include <QHash>
#include <QTemporaryDir>

namespace haex::sim {

struct RunOptions
{
    PlanLimits limits;
    /// As on the command line, to print it again.
    QByteArray faultList;
    QString saveFolder;
    int seconds = 0;
    bool trace = false;
    bool twice = false;
    bool verbose = false;
    bool shrink = true;
};

/// Runs seeds one after another, reports, and shrinks what fails.
class SeedRunner final
{
public:
    explicit SeedRunner(RunOptions options);

    /// Exit codes of the program.
    [[nodiscard]] int runSeeds(quint64 first, quint64 last);
    [[nodiscard]] int replay(const QStringList &files);

private:
    [[nodiscard]] Outcome run(const Plan &plan, bool verbose, bool thorough = false);
    [[nodiscard]] QString templateFor(const QByteArrayList &schema, bool blindNames);
    [[nodiscard]] bool passes(quint64 seed);
    [[nodiscard]] bool passes(const QString &file);
    void explain(const Plan &plan, const Outcome &outcome);
    [[nodiscard]] QByteArray commandFor(quint64 seed) const;

    RunOptions m_options;
    QTemporaryDir m_folder;
    /// By their tables.
    QHash<QByteArray, QString> m_templates;
    qint64 m_statements = 0;
};

} // namespace haex::sim
