// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/serverprocess.h"

#include <QMap>

namespace haex {

/// What one run of haex-syncd left that ends by itself.
struct SyncdRun
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Without a configuration file of this machine. `variables` are added to the environment.
[[nodiscard]] inline SyncdRun runSyncd(const QStringList &arguments, const QByteArray &input = {},
                                       const QMap<QString, QString> &variables = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HAEX_SYNCD_CONFIG"), QString());
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(ServerProcess::program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(SocketWaitMs);
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace haex
