// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cyclerunner.h"

#include "core/protocol/errorbody.h"
#include "core/replica/replicaschema.h"
#include "core/replica/restamp.h"

#include <QLoggingCategory>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

// The push half of CycleRunner.

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcPush, "haex.sync")

/// Requests that one acknowledgement in the vault stands for: fewer commits on a large push.
constexpr qint64 RequestsPerAck = 8;
constexpr qint64 RefusedRetryMs = 3'600'000;

} // namespace

/// R4's exception: this device was far ahead and is sane again. Only when the server agrees on the
/// time: a device whose own clock fell back must not take back what servers have long accepted. It
/// may do so while a round is under way, so that it is the time now that counts.
void CycleRunner::checkClock()
{
    if (m_clockChecked || std::abs(m_serverTimeMs - m_context.clock.nowMs()) > DriftWarningMs)
        return;
    m_clockChecked = true;
    const auto restamped = restampFuture(m_context.replica, limits::FutureWindowMs);
    if (!restamped) {
        qCWarning(lcPush, "restamp: %s", qPrintable(restamped.error().toString()));
        return;
    }
    if (*restamped > 0) {
        if (const auto again = reload(); !again)
            qCWarning(lcPush, "restamp: %s", qPrintable(again.error().toString()));
    }
}

void CycleRunner::capture()
{
    checkClock();
    if (const auto ready = m_context.codec.checkNames(); !ready)
        return fail(ready.error());
    ChangeCapture capture(m_context.replica);
    auto captured = capture.capture(m_backendId, m_record.push, m_cycle.batchCells() * RequestsPerAck);
    if (!captured)
        return fail(captured.error());
    m_captured = std::move(*captured);
    m_changes.clear();
    m_cells.clear();
    m_outdated.clear();
    m_sent = 0;
    m_ownCursor = m_record.pullCursor;
    if (const auto again = addRefusedAgain(); !again)
        return fail(again.error());
    if (const auto again = addOfferedAgain(); !again)
        return fail(again.error());
    for (OutgoingCell &outgoing : m_captured.cells) {
        auto change = m_context.codec.seal(outgoing);
        if (!change) {
            m_refused.push_back({std::move(outgoing.cell), change.error().code});
            continue;
        }
        m_changes.push_back(std::move(*change));
        m_cells.push_back(std::move(outgoing.cell));
    }
    findCuts();
    QByteArrayList points{"push.dirty_read"};
    for (const QByteArray &table : m_captured.tables)
        points += "push.scan:" + table;
    pass(points, [this] { report({CycleEvent::Kind::Captured, !m_changes.empty()}); });
}

/// Cells that the server refused some time ago: it may take them now.
Result<> CycleRunner::addRefusedAgain()
{
    HAEX_ASSIGN(list, m_context.replica.database().prepare(
                          "SELECT table_name, row_pks, column_name, hlc FROM haex_crdt_refused"
                          " WHERE backend_id = ?1 AND (since_ms < ?2 OR since_ms > ?3) LIMIT 100"));
    // A time in the future was noted while the clock was wrong.
    list.bindText(1, m_backendId)
        .bind(2, m_context.clock.nowMs() - RefusedRetryMs)
        .bind(3, m_context.clock.nowMs());
    ChangeCapture capture(m_context.replica);
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            return {};
        HAEX_ASSIGN(cell, capture.find(list.text(0), list.text(1), list.text(2), list.text(3)));
        if (cell)
            m_captured.cells.push_back(std::move(*cell));
        else
            m_outdated.push_back({list.text(0), list.text(1), list.text(2), list.text(3), {}, 0});
    }
}

/// Rows that another device holds differently: the server may have lost what it acknowledged (R28).
Result<> CycleRunner::addOfferedAgain()
{
    m_offeredUpTo = 0;
    HAEX_ASSIGN(list, m_context.replica.database().prepare(
                          "SELECT id, table_name, row_pks FROM haex_digest_offers WHERE backend_id = ?1 ORDER BY id"));
    list.bindText(1, m_backendId);
    ChangeCapture capture(m_context.replica);
    while (true) {
        HAEX_ASSIGN(more, list.step());
        if (!more)
            return {};
        if (std::ssize(m_captured.cells) >= m_cycle.batchCells() * RequestsPerAck) {
            m_captured.complete = false;
            return {};
        }
        HAEX_ASSIGN(cells, capture.cellsOf(list.text(1), list.text(2)));
        std::ranges::move(cells, std::back_inserter(m_captured.cells));
        m_offeredUpTo = list.integer(0);
    }
}

Result<> CycleRunner::forgetOffered()
{
    if (m_offeredUpTo == 0)
        return {};
    HAEX_ASSIGN(forget, m_context.replica.database().cached(QByteArrayLiteral(
                            "DELETE FROM haex_digest_offers WHERE backend_id = ?1 AND id <= ?2")));
    return forget->bindText(1, m_backendId).bind(2, m_offeredUpTo).run();
}

bool CycleRunner::sentContent() const
{
    return std::ranges::any_of(m_cells, [](const RemoteCell &cell) { return cell.tableName != StatementTable; });
}

void CycleRunner::receivePush(qsizetype count, const Result<QByteArray> &answer,
                              const std::optional<ErrorBody> &details)
{
    PushResponse response;
    if (answer) {
        auto parsed = parsePushResponse(*answer);
        if (!parsed)
            return fail({ErrorCode::ServerProtocolError, parsed.error().toString()});
        response = std::move(*parsed);
        if (const auto sound = checkAnswer(response); !sound)
            return fail(sound.error());
    } else if (!takeRefusal(count, answer.error(), details, response)) {
        return fail(answer.error(), details && details->limit ? *details->limit : 0);
    }
    if (static_cast<qsizetype>(response.results.size()) != count)
        return fail({ErrorCode::ServerProtocolError, QStringLiteral("not one result per change")});
    // No fault of the cells: the session became another device's, as when the vault was copied.
    const auto isMismatch = [](const ChangeResult &result) {
        return result.status == ChangeResult::Status::Refused && result.error == ErrorCode::DeviceMismatch;
    };
    if (std::ranges::any_of(response.results, isMismatch))
        return fail({ErrorCode::DeviceMismatch});
    takeResults(count, response);
    report({CycleEvent::Kind::PushAccepted, m_sent < static_cast<qsizetype>(m_changes.size())});
}

/// The answer must belong to the history that our cursor belongs to; the first one tells which that is.
Result<> CycleRunner::checkAnswer(const PushResponse &response)
{
    if (!m_record.epoch.isEmpty() && response.epoch != m_record.epoch)
        return haex::fail(ErrorCode::EpochMismatch);
    if (response.sequence < m_record.pullCursor)
        return haex::fail(ErrorCode::CursorAhead);
    m_record.epoch = response.epoch;
    noteServerTime(response.serverTimeMs);
    return {};
}

/// Errors that are about the cells and not about the request: an answer all the same. True when
/// `response` tells what became of each.
bool CycleRunner::takeRefusal(qsizetype count, const Error &error, const std::optional<ErrorBody> &details,
                              PushResponse &response)
{
    if (details)
        noteServerTime(details->serverTimeMs.value_or(0));
    if (details && static_cast<qsizetype>(details->results.size()) == count) {
        response.results = details->results;
        return true;
    }
    // One cell that is too large for this server, or for what stands before it, must not hold up the
    // others.
    if (count != 1 || !isTooLarge(error.code))
        return false;
    response.results.push_back({ChangeResult::Status::Refused, ErrorCode::CellTooLarge, std::nullopt});
    return true;
}

void CycleRunner::takeResults(qsizetype count, const PushResponse &response)
{
    qint64 applied = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const ChangeResult &result = response.results[static_cast<size_t>(i)];
        RemoteCell &cell = m_cells[static_cast<size_t>(m_sent + i)];
        const bool won = result.status == ChangeResult::Status::Applied;
        applied += won ? 1 : 0;
        if (result.status == ChangeResult::Status::Refused)
            m_refused.push_back({cell, result.error});
        else if (result.replaced)
            m_replaced.push_back({cell, *result.replaced});
        tellSent(cell, result);
        noteTold(m_changes[static_cast<size_t>(m_sent + i)], result);
    }
    m_ackedSequence = std::max(m_ackedSequence, response.sequence);
    // Nobody else wrote in between.
    if (response.sequence - applied == m_ownCursor)
        m_ownCursor = response.sequence;
    m_sent += count;
    m_outcome.pushedCells += applied;
}

void CycleRunner::tellSent(const RemoteCell &cell, const ChangeResult &result)
{
    if (result.status == ChangeResult::Status::Refused)
        m_sentTrail.note(cell, CellFate::Refused, errorCodeName(result.error).data());
    else if (result.status == ChangeResult::Status::Applied)
        m_sentTrail.note(cell, CellFate::Applied);
    else if (result.replaced && result.replaced->hlcTimestamp > cell.hlc)
        m_sentTrail.note(cell, CellFate::Lost);
}

void CycleRunner::recordAck()
{
    const PushProgress &progress = m_captured.progress;
    // Nothing was sent and nothing was learned: an idle round writes nothing.
    m_hasSent = m_hasSent || m_sent > 0 || !m_refused.empty();
    if (m_sent == 0 && m_refused.empty() && m_outdated.empty() && m_offeredUpTo == 0 && progress == m_record.push
        && m_captured.complete) {
        m_hasPushed = true;
        return report({CycleEvent::Kind::AckRecorded});
    }
    // First: what is acknowledged is not sent, and so not told, again.
    if (const auto told = applyTold(); !told)
        return fail(told.error());
    auto stored = m_context.replica.write([&] { return storeAck(progress); });
    if (!stored)
        return fail(stored.error());
    for (const QByteArray &table : m_captured.tables)
        m_outcome.pushedTables.append(QString::fromUtf8(table));
    if (const auto again = reload(); !again)
        return fail(again.error());
    m_refused.clear();
    m_replaced.clear();
    const bool more = !m_captured.complete;
    m_hasPushed = !more;
    pass({"push.watermark_saved", "push.dirty_cleaned"},
         [this, more] { report({CycleEvent::Kind::AckRecorded, more}); });
}

/// One transaction: the progress, what the server refused, whose values were replaced, and the
/// marks that nobody needs any more (R10).
Result<> CycleRunner::storeAck(const PushProgress &progress)
{
    HAEX_ASSIGN(moved, wasMoved());
    if (!moved)
        HAEX_TRY(storeProgress(progress));
    HAEX_TRY(forgetRefused());
    HAEX_TRY(forgetOffered());
    HAEX_TRY(storeRefused());
    HAEX_TRY(journalReplaced());
    return m_store.clearMarks();
}

Result<> CycleRunner::storeProgress(PushProgress progress)
{
    ChangeCapture capture(m_context.replica);
    HAEX_ASSIGN(watermark, capture.watermarkAfter(progress));
    progress.pushHlc = watermark;
    HAEX_TRY(m_store.savePush(m_backendId, progress));
    if (m_ackedSequence > m_record.ackedSequence)
        HAEX_TRY(m_store.saveAckedSequence(m_backendId, m_ackedSequence));
    // With the epoch, also before the first pull: it is the history that this progress is about.
    HAEX_TRY(m_store.saveCursor(m_backendId, std::max(m_ownCursor, m_record.pullCursor), m_record.epoch));
    if (m_ownCursor > m_record.pullCursor && sentContent())
        HAEX_TRY(m_store.noteContent(m_backendId, m_record.epoch, m_ownCursor));
    return {};
}

/// What was sent has a new answer, whichever; what is no longer in the vault needs none.
Result<> CycleRunner::forgetRefused()
{
    Database &database = m_context.replica.database();
    HAEX_ASSIGN(any, database.scalar("SELECT 1 FROM haex_crdt_refused LIMIT 1"));
    if (any.isNull())
        return {};
    HAEX_ASSIGN(forget, database.cached(QByteArrayLiteral(
                            "DELETE FROM haex_crdt_refused WHERE backend_id = ?1 AND table_name = ?2"
                            " AND row_pks = ?3 AND column_name = ?4 AND hlc <= ?5")));
    for (const auto *cells : {&m_cells, &m_outdated}) {
        for (const RemoteCell &cell : *cells) {
            HAEX_TRY(forget->bindText(1, m_backendId)
                         .bindText(2, cell.tableName)
                         .bindText(3, cell.rowPks)
                         .bindText(4, cell.columnName)
                         .bindText(5, cell.hlc)
                         .run());
        }
    }
    return {};
}

Result<> CycleRunner::storeRefused()
{
    Database &database = m_context.replica.database();
    HAEX_ASSIGN(insert, database.cached(QByteArrayLiteral(
                            "INSERT INTO haex_crdt_refused(backend_id, table_name, row_pks, column_name, hlc, code,"
                            " since_ms) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
                            " hlc = excluded.hlc, code = excluded.code, since_ms = excluded.since_ms")));
    for (const RefusedCell &refused : m_refused) {
        qCWarning(lcPush, "the server refused a cell: %s", errorCodeName(refused.code).data());
        insert->bindText(1, m_backendId)
            .bindText(2, refused.cell.tableName)
            .bindText(3, refused.cell.rowPks)
            .bindText(4, refused.cell.columnName)
            .bindText(5, refused.cell.hlc)
            .bindString(6, errorCodeName(refused.code))
            .bind(7, m_context.clock.nowMs());
        HAEX_TRY(insert->run());
        HAEX_TRY(m_store.raiseAlert({refused.code, m_backendId, m_context.clock.nowMs(), {}}));
    }
    return {};
}

} // namespace haex
