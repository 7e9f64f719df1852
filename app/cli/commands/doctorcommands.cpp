// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/errortexts.h"
#include "core/base/diskspace.h"
#include "core/sync/syncengine.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>

namespace haex::cli {
namespace {

constexpr qint64 ClockWarningMs = 5LL * 60 * 1000;
constexpr qint64 LittleSpaceBytes = 256LL * 1024 * 1024;

struct Finding
{
    QString check;
    bool isGood = true;
    QString detail;
};
using Findings = QList<Finding>;

void lookAtProgram(Findings &findings)
{
    findings.append({QStringLiteral("encryption"), true, QStringLiteral("SQLite %1 with SQLCipher-4 files, AES-256-GCM cells")
                                                             .arg(QString::fromLatin1(sqlite3_libversion()))});
}

void lookAtFile(Context &context, VaultSession &session, Findings &findings)
{
    const auto problems = session.check(true);
    const bool isSound = problems && problems->isEmpty();
    findings.append({QStringLiteral("vault file"), isSound,
                     !problems      ? errorSentence(problems.error())
                         : isSound  ? QStringLiteral("sound, %1 bytes").arg(session.info().fileBytes)
                                    : problems->join(QStringLiteral("; "))});
    const qint64 available = availableBytes(QFileInfo(session.info().path).absolutePath()).value_or(0);
    findings.append({QStringLiteral("space"), available > LittleSpaceBytes,
                     QStringLiteral("%1 MiB free").arg(available / 1024 / 1024)});
    const QString folder = context.environment().identityDir;
    findings.append({QStringLiteral("identity records"), QFileInfo(folder).isWritable(), folder});
}

void lookAtSync(VaultSession &session, Findings &findings)
{
    const SyncStatus status = session.sync().status();
    findings.append({QStringLiteral("held cells"), status.heldCells == 0,
                     QStringLiteral("%1 wait for a table, column, parent or free name").arg(status.heldCells)});
    findings.append({QStringLiteral("quarantine"), status.quarantinedCells == 0,
                     QStringLiteral("%1 failed a check").arg(status.quarantinedCells)});
    findings.append({QStringLiteral("conflicts"), true, QStringLiteral("%1 open").arg(status.openConflicts)});
    for (const SyncAlert &alert : status.alerts)
        findings.append({QStringLiteral("alert"), false,
                         QStringLiteral("%1 %2").arg(QString(errorCodeName(alert.code)), alert.context)});
    for (const BackendStatus &backend : status.backends) {
        const bool isClockGood = std::abs(backend.clockDifferenceMs) < ClockWarningMs;
        if (!isClockGood)
            findings.append({QStringLiteral("clock"), false,
                             QStringLiteral("%1 s from %2").arg(backend.clockDifferenceMs / 1000).arg(backend.name)});
    }
}

Result<> lookAtServers(Context &context, VaultSession &session, Findings &findings)
{
    HAEX_ASSIGN(backends, session.sync().backends());
    for (const Backend &backend : backends) {
        const auto greeting = context.wait<ServerGreeting>(
            [&](auto done) { greetServer(context.transport(), backend.url, std::move(done)); });
        findings.append({QStringLiteral("server ") + backend.name, greeting.has_value(),
                         greeting ? greeting->name + u' ' + greeting->version : errorSentence(greeting.error())});
    }
    return {};
}

ExitCode doctor(Context &context)
{
    Findings findings;
    HAEX_CLI_ASSIGN(context, session, context.open());
    lookAtProgram(findings);
    lookAtFile(context, *session, findings);
    lookAtSync(*session, findings);
    HAEX_CLI_TRY(context, lookAtServers(context, *session, findings));
    QJsonArray array;
    QList<QStringList> rows;
    for (const Finding &finding : findings) {
        array.append(QJsonObject {{QStringLiteral("check"), finding.check},
                                  {QStringLiteral("ok"), finding.isGood},
                                  {QStringLiteral("detail"), finding.detail}});
        rows.append({finding.isGood ? QStringLiteral("good") : QStringLiteral("LOOK"), finding.check, finding.detail});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("State"), QStringLiteral("Check"), QStringLiteral("Detail")}, rows);
    const bool allGood = std::all_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.isGood; });
    return allGood ? Ok : Failed;
}

} // namespace

QList<CommandSpec> doctorCommands()
{
    return {{QStringLiteral("doctor"), {}, QStringLiteral("Examine program, vault and servers"), 0, 0, {}, doctor}};
}

} // namespace haex::cli
