// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backendchoice.h"
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "app/cli/devicechoice.h"
#include "app/cli/statustext.h"
#include "core/sync/syncengine.h"
#include "core/vault/activity/activityexport.h"
#include "core/vault/activity/activitylog.h"

#include <QDateTime>

#include <functional>

namespace haex::cli {
namespace {

Result<SyncMode> modeOf(const Arguments &arguments)
{
    const QString mode = arguments.value(QStringLiteral("--mode"));
    if (mode.isEmpty() || mode == QLatin1StringView("both"))
        return SyncMode::Both;
    if (mode == QLatin1StringView("pull"))
        return SyncMode::PullOnly;
    if (mode == QLatin1StringView("push"))
        return SyncMode::PushOnly;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("--mode is both, pull or push"));
}

void showStatus(Context &context, const SyncStatus &status)
{
    Output &out = context.out();
    if (out.isJson())
        return out.json(statusJson(status));
    out.line(QStringLiteral("%1: %2 rows waiting, %3 open conflicts, %4 cells held, %5 in quarantine")
                 .arg(overallName(status.overall)).arg(status.waitingRows).arg(status.openConflicts)
                 .arg(status.heldCells).arg(status.quarantinedCells));
    for (const BackendStatus &backend : status.backends) {
        const QString error = backend.lastError ? backend.lastError->toString() : QStringLiteral("no error");
        out.line(QStringLiteral("%1: %2, last success %3, %4")
                     .arg(backend.name, phaseName(backend.phase),
                          backend.lastSuccessMs ? timeText(backend.lastSuccessMs) : QStringLiteral("never"),
                          error));
        if (backend.removal.accountEndsMs > 0)
            out.line(QStringLiteral("%1: deletes the account on %2; “haexctl backend keep” takes that back")
                         .arg(backend.name, timeText(backend.removal.accountEndsMs)));
        if (backend.removal.vaultEndsMs > 0)
            out.line(QStringLiteral("%1: deletes this vault there on %2; “haexctl backend keep” takes that back")
                         .arg(backend.name, timeText(backend.removal.vaultEndsMs)));
        if (backend.keyPending)
            out.line(QStringLiteral("%1: does not have the new vault password's key yet").arg(backend.name));
    }
    for (const SyncAlert &alert : status.alerts) {
        out.line(QStringLiteral("alert %1 since %2 %3").arg(QString(errorCodeName(alert.code)),
                                                            timeText(alert.sinceMs), alert.context));
        if (alert.code == ErrorCode::AuthorMismatch && alert.backendId.isEmpty())
            out.line(QStringLiteral("  what that device is said to hold is not signed by it; it counts as not said"));
        else if (alert.code == ErrorCode::AuthorMismatch)
            out.line(QStringLiteral("  that device sent something in this one's name which this one does not know of."
                                    " A new row stays, and is a conflict: “haexctl conflicts resolve --use other” deletes it."
                                    " Of a row that was here, with one server the value of this one holds,"
                                    " the other is a conflict; with several the newer one holds, since this computer may have been set back."
                                    " “haexctl devices remove” takes a device out and makes a new key"));
    }
}

void showTransfer(Context &context, const SyncEngine &sync)
{
    QObject::connect(&sync, &SyncEngine::statusChanged, &sync, [&context](const SyncStatus &status) {
        for (const BackendStatus &backend : status.backends) {
            if (backend.transferredCells > 0)
                context.out().progress(backend.name, backend.transferredCells, 0);
        }
    });
}

/// Answers what the round before it asked, and runs another one; without an answer that round
/// stands.
Result<> answerLargeDeletes(Context &context, SyncEngine &engine,
                            const QByteArray &backendId, Result<> synced,
                            const std::function<Result<>()> &again)
{
    const bool allow = context.arguments().has(QStringLiteral("--allow-large-delete"));
    const bool refuse = context.arguments().has(QStringLiteral("--refuse-large-delete"));
    if (!allow && !refuse)
        return synced;
    bool isAnswered = false;
    for (const SyncAlert &alert : engine.status().alerts) {
        const bool isMeant = backendId.isEmpty() || alert.backendId == backendId;
        if (alert.code != ErrorCode::LargeDeleteNeedsConsent || !isMeant)
            continue;
        HAEX_TRY(allow ? engine.allowLargeDelete(alert.backendId)
                       : engine.refuseLargeDelete(alert.backendId));
        isAnswered = true;
    }
    return isAnswered ? again() : synced;
}

/// What a person would not guess from the code alone.
Error explained(Error error)
{
    if (error.code == ErrorCode::NotFound)
        error.context = QStringLiteral("the server does not have this vault, or deleted it or its account; what is "
                                       "on this device stays (%1)").arg(error.context);
    return error;
}

ExitCode sync(Context &context)
{
    HAEX_CLI_ASSIGN(context, mode, modeOf(context.arguments()));
    if (context.arguments().has(QStringLiteral("--allow-large-delete"))
        && context.arguments().has(QStringLiteral("--refuse-large-delete")))
        return context.failed(
            {ErrorCode::InvalidArgument, QStringLiteral("allow or refuse, not both")});
    HAEX_CLI_ASSIGN(context, session, context.open());
    SyncEngine &engine = session->sync();
    QByteArray backendId;
    if (const QString word = context.arguments().value(QStringLiteral("--backend")); !word.isEmpty()) {
        HAEX_CLI_ASSIGN(context, backend, chooseBackend(engine, word));
        backendId = backend.id;
    }
    HAEX_CLI_ASSIGN(context, backends, engine.backends());
    if (backends.isEmpty())
        return context.failed({ErrorCode::InvalidArgument,
                               QStringLiteral("there is no backend; “haexctl backend add” adds one")});
    showTransfer(context, engine);
    const auto round = [&] {
        return context.wait<void>(
            [&](auto done) { engine.syncNow(backendId, mode, std::move(done)); });
    };
    const Result<> synced = answerLargeDeletes(context, engine, backendId, round(), round);
    context.out().finishProgress();
    const SyncStatus status = engine.status();
    if (!synced)
        return context.failed(explained(synced.error()));
    showStatus(context, status);
    return status.heldCells > 0 || status.quarantinedCells > 0 || !status.alerts.isEmpty()
        ? SyncIncomplete
        : Ok;
}

ExitCode status(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    showStatus(context, session->sync().status());
    return Ok;
}

/// A day or a moment as ISO 8601 writes it, as the computer's clock tells it.
Result<qint64> momentOf(const Arguments &arguments, const QString &option)
{
    const QString text = arguments.value(option);
    if (text.isEmpty())
        return 0;
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (!moment.isValid())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("%1 is a date such as 2026-11-27").arg(option));
    return moment.toMSecsSinceEpoch();
}

Result<QString> directionOf(const QString &word)
{
    if (word.isEmpty())
        return QString();
    if (word == QLatin1StringView("received"))
        return QStringLiteral("pull");
    if (word == QLatin1StringView("sent"))
        return QStringLiteral("push");
    if (word == QLatin1StringView("server"))
        return QStringLiteral("backend");
    return fail(ErrorCode::InvalidArgument, QStringLiteral("--direction is received, sent or server"));
}

Result<QString> resultOf(const QString &word)
{
    static const QStringList Words{QStringLiteral("applied"), QStringLiteral("merged"), QStringLiteral("lost"), QStringLiteral("held"),
                                   QStringLiteral("conflict"), QStringLiteral("refused"),
                                   QStringLiteral("quarantined"), QStringLiteral("failed"), QStringLiteral("problems")};
    if (word.isEmpty() || Words.contains(word))
        return word;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("--result is ") + Words.join(QStringLiteral(", ")));
}

Result<ActivityQuery> activityQuery(const Arguments &arguments, VaultSession &session)
{
    ActivityQuery query;
    HAEX_ASSIGN(direction, directionOf(arguments.value(QStringLiteral("--direction"))));
    HAEX_ASSIGN(result, resultOf(arguments.value(QStringLiteral("--result"))));
    HAEX_ASSIGN(from, momentOf(arguments, QStringLiteral("--since")));
    HAEX_ASSIGN(until, momentOf(arguments, QStringLiteral("--until")));
    query.direction = direction;
    query.result = result;
    query.fromMs = from;
    query.untilMs = until;
    query.itemId = arguments.value(QStringLiteral("--item")).toUtf8();
    query.text = arguments.value(QStringLiteral("--text"));
    if (const QString device = arguments.value(QStringLiteral("--device")); !device.isEmpty()) {
        HAEX_ASSIGN(chosen, chooseDevice(session, device));
        query.device = NodeId::fromDeviceId(chosen.listed.deviceId);
    }
    const QString limit = arguments.value(QStringLiteral("--limit"));
    bool ok = true;
    query.limit = limit.isEmpty() ? 100 : limit.toInt(&ok);
    if (!ok || query.limit < 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--limit is a number of lines, 0 for all"));
    return query;
}

/// As much of a line as a terminal is wide.
QStringList shortLine(const ActivityRecord &record)
{
    const TrailLine &line = record.line;
    QString of = record.title.isEmpty() ? fromUtf8(line.tableName + ' ' + line.rowPks).trimmed() : record.title;
    if (record.isAboutRows && line.rowPks.isEmpty())
        of = QStringLiteral("%1 more in %2").arg(line.rows).arg(fromUtf8(line.tableName));
    QStringList fields = activityFields(record);
    if (record.isAboutRows && line.event != RowEvent::Changed)
        fields.prepend(fromUtf8(rowEventName(line.event)));
    return {timeText(record.timeMs), record.backendName, activityDirection(record), activityResult(record), of,
            record.isAboutRows || record.direction != QLatin1StringView("backend") ? fields.join(QStringLiteral(", "))
                                                                                    : record.detail,
            record.writerName, record.cells > 0 ? QString::number(record.cells) : QString(),
            record.errorCode.isEmpty() ? fromUtf8(line.reason) : record.errorCode};
}

ExitCode activity(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    if (const QString days = context.arguments().value(QStringLiteral("--keep-days")); !days.isEmpty()) {
        bool ok = false;
        const int kept = days.toInt(&ok);
        if (!ok)
            return context.failed({ErrorCode::InvalidArgument, QStringLiteral("--keep-days is a number of days, 0 for ever")});
        HAEX_CLI_TRY(context, ActivityLog(session->replica()).setDays(kept));
    }
    HAEX_CLI_ASSIGN(context, query, activityQuery(context.arguments(), *session));
    HAEX_CLI_ASSIGN(context, records, ActivityLog(session->replica()).list(query));
    if (context.out().isJson()) {
        context.out().json(activityJson(records));
        return Ok;
    }
    QList<QStringList> rows;
    if (context.out().form() == Output::Form::Csv) {
        rows.append(activityHead());
        for (const ActivityRecord &record : std::as_const(records))
            rows.append(activityCells(record));
        context.out().csv(rows);
        return Ok;
    }
    for (const ActivityRecord &record : std::as_const(records))
        rows.append(shortLine(record));
    context.out().table({QStringLiteral("Time"), QStringLiteral("Server"), QStringLiteral("What"),
                         QStringLiteral("Result"), QStringLiteral("Of"), QStringLiteral("Fields"),
                         QStringLiteral("Written by"), QStringLiteral("Values"), QStringLiteral("Reason")}, rows);
    return Ok;
}

ExitCode digest(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, hex, contentDigest(session->replica()));
    if (context.out().isJson())
        context.out().json(QJsonObject {{QStringLiteral("digest"), fromUtf8(hex)}});
    else
        context.out().line(fromUtf8(hex));
    return Ok;
}

} // namespace

QList<CommandSpec> syncCommands()
{
    return {
        {QStringLiteral("sync"),
         {},
         QStringLiteral("Pull and push now"),
         0,
         0,
         {{QStringLiteral("--backend"), QStringLiteral("ID"), QStringLiteral("only this server")},
          {QStringLiteral("--mode"), QStringLiteral("MODE"),
           QStringLiteral("both (default), pull or push")},
          {QStringLiteral("--allow-large-delete"),
           {},
           QStringLiteral("delete here too what would empty much of a table")},
          {QStringLiteral("--refuse-large-delete"),
           {},
           QStringLiteral("bring those rows back on all devices instead")}},
         sync},
        {QStringLiteral("status"), {}, QStringLiteral("Show how syncing stands"), 0, 0, {}, status},
        {QStringLiteral("activity"),
         {},
         QStringLiteral("Show what was sent and received, item by item, and what came of it"),
         0,
         0,
         {{QStringLiteral("--device"), QStringLiteral("DEVICE"), QStringLiteral("what this device wrote or sent")},
          {QStringLiteral("--item"), QStringLiteral("ID"), QStringLiteral("what happened to this item")},
          {QStringLiteral("--direction"), QStringLiteral("WORD"), QStringLiteral("received, sent or server")},
          {QStringLiteral("--result"), QStringLiteral("WORD"),
           QStringLiteral("applied, merged, lost, held, conflict, refused, quarantined, failed, or problems: all but the first two")},
          {QStringLiteral("--since"), QStringLiteral("DATE"), QStringLiteral("from then on")},
          {QStringLiteral("--until"), QStringLiteral("DATE"), QStringLiteral("before then")},
          {QStringLiteral("--text"), QStringLiteral("WORDS"), QStringLiteral("what names them: items, tables, fields, devices")},
          {QStringLiteral("--limit"), QStringLiteral("N"), QStringLiteral("so many lines (100); 0 for all")},
          {QStringLiteral("--keep-days"), QStringLiteral("N"),
           QStringLiteral("forget on this device what is older, from now on; 0: nothing")},
          {QStringLiteral("--csv"), {}, QStringLiteral("lines as CSV")}},
         activity},
        {QStringLiteral("digest"),
         {},
         QStringLiteral("One line, equal on two devices exactly when their synced tables are"),
         0,
         0,
         {},
         digest},
    };
}

} // namespace haex::cli
