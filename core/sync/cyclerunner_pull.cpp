// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cyclerunner.h"

#include "core/protocol/errorbody.h"
#include "core/replica/replicaschema.h"

#include <QLoggingCategory>

#include <algorithm>
#include <iterator>
#include <utility>

// The pull half of CycleRunner.

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcPull, "haex.sync")

constexpr qint64 RetriedEachCycle = 1000;
/// What is applied in one go. The server's state at the end of its pages is one that whole pushes
/// made; between two pages it is not, so pages are gathered as far as patience allows, and then up to
/// the end of a transaction, as far as memory allows: what comes in parts is smaller.
constexpr size_t GatheredCells = 20'000;
constexpr qsizetype GatheredBytes = 16 * 1024 * 1024;
constexpr size_t MostGatheredCells = 60'000;
constexpr qsizetype MostGatheredBytes = 64 * 1024 * 1024;

qsizetype sealedBytesOf(const std::vector<Change> &changes)
{
    qsizetype bytes = 0;
    for (const Change &change : changes)
        bytes += change.encryptedValue.size();
    return bytes;
}

} // namespace

void CycleRunner::requestPage()
{
    pass({"pull.begin", "pull.request_sent"}, [this] {
        PullRequest request{m_context.vaultId, pageCursor(), limits::DefaultPageCells, m_record.epoch,
                            m_record.pullCursor};
        send("POST", "/sync/pull", encodePullRequest(request),
             [this](const Result<QByteArray> &body, const std::optional<ErrorBody> &) {
                 const auto keepAlive = shared_from_this();
                 pass({"pull.response_received"}, [this, body] { receivePage(body); });
             });
    });
}

void CycleRunner::receivePage(const Result<QByteArray> &body)
{
    if (!body)
        return fail(body.error());
    auto page = parsePullResponse(*body);
    if (!page)
        return fail({ErrorCode::ServerProtocolError, page.error().toString()});
    if (const auto sound = checkPage(*page); !sound)
        return fail(sound.error());
    noteServerTime(page->serverTimeMs);
    m_outcome.removal = ServerRemoval{page->accountEndsAtMs.value_or(0), page->vaultEndsAtMs.value_or(0)};
    gather(std::move(*page));
    report({CycleEvent::Kind::PageReceived, m_page.hasMore && wholePart() == 0});
}

/// Where the next page begins: behind what was gathered, or behind what was applied.
qint64 CycleRunner::pageCursor() const
{
    return m_page.changes.empty() ? m_record.pullCursor : m_page.afterUpdatedAt;
}

void CycleRunner::gather(PullResponse page)
{
    m_gatheredBytes += sealedBytesOf(page.changes);
    std::vector<Change> gathered = std::move(m_page.changes);
    std::ranges::move(page.changes, std::back_inserter(gathered));
    m_page = std::move(page);
    m_page.changes = std::move(gathered);
}

bool CycleRunner::isFull() const
{
    // After a failure something sure is better than much at once.
    return m_failedRounds > 0 || m_page.changes.size() >= GatheredCells || m_gatheredBytes >= GatheredBytes;
}

/// How many of the cells that were gathered are to be applied now: all at the end of the pull, before that
/// whole transactions, and none as long as more may be gathered.
qsizetype CycleRunner::wholePart() const
{
    const auto all = std::ssize(m_page.changes);
    if (!m_page.hasMore)
        return all;
    if (!isFull())
        return 0;
    if (mayTakePieces() || m_page.changes.size() >= MostGatheredCells || m_gatheredBytes >= MostGatheredBytes)
        return all;
    std::vector<TransactionCuts::Place> places;
    places.reserve(m_page.changes.size());
    for (const Change &change : m_page.changes) {
        const bool isPiece = m_context.codec.isOf(change, AttachmentChunkTable);
        places.push_back({isPiece ? AttachmentChunkTable : QByteArrayView(change.tableName), change.rowPks,
                          change.hlcTimestamp});
    }
    return TransactionCuts(places).last(0, all);
}

/// What is left is applied with the pages that follow.
PullResponse CycleRunner::takeWholePart()
{
    const qsizetype count = wholePart();
    PullResponse part = std::exchange(m_page, {});
    m_gatheredBytes = 0;
    if (count == std::ssize(part.changes))
        return part;
    std::vector<Change> rest(std::make_move_iterator(part.changes.begin() + count),
                             std::make_move_iterator(part.changes.end()));
    part.changes.resize(static_cast<size_t>(count));
    m_page = {std::move(rest), part.afterUpdatedAt, part.hasMore, part.epoch, part.serverTimeMs, part.confirmedUpTo};
    m_gatheredBytes = sealedBytesOf(m_page.changes);
    part.afterUpdatedAt = part.changes.back().updatedAt;
    part.hasMore = true;
    return part;
}

/// A page must move forward and belong to the history that the cursor belongs to.
Result<> CycleRunner::checkPage(const PullResponse &page) const
{
    if (!m_record.epoch.isEmpty() && page.epoch != m_record.epoch)
        return haex::fail(ErrorCode::EpochMismatch);
    if (!m_page.changes.empty() && page.epoch != m_page.epoch)
        return haex::fail(ErrorCode::EpochMismatch);
    return checkPageFollows(page, pageCursor());
}

ApplyContext CycleRunner::applyContext(bool lastPage, RowTrail &trail)
{
    ApplyContext context;
    context.backendId = m_backendId;
    context.pushHlc = m_record.push.pushHlc;
    context.lastPage = lastPage;
    context.guard = m_guard;
    context.trail = &trail;
    const auto all = BackendStore(m_context.replica).list();
    context.relay = all && all->size() > 1;
    // From the start again: because a device found that something is missing here.
    context.replay = context.relay || m_record.push.offerPending || m_record.pullCursor == 0;
    context.writtenInOurName = [this](const RemoteCell &cell) { return noteImposture(cell); };
    if (m_context.keys.confirmedUpTo && m_context.keys.cameLater) {
        context.confirmed = m_context.keys.confirmedUpTo();
        context.cameAfterConfirmation = [this](const RemoteCell &cell) {
            const auto written = HlcTimestamp::parse(cell.hlc);
            return written ? m_context.keys.cameLater(*written) : Result<>();
        };
    }
    return context;
}

/// The context of the alert: who sent it, by id and name. He may have passed on what a third one wrote.
Result<> CycleRunner::noteImposture(const RemoteCell &cell)
{
    qCWarning(lcPull, "a cell in the name of this device that it did not write was sent by %s", cell.sender.constData());
    HAEX_ASSIGN(sender, m_store.deviceName(cell.sender));
    return m_store.raiseAlert({ErrorCode::AuthorMismatch, m_backendId, m_context.clock.nowMs(), sender});
}

/// Keys may have come together with what needs them.
void CycleRunner::takeKeysFrom(const std::vector<Change> &changes)
{
    if (!m_context.keys.take)
        return;
    std::vector<RemoteCell> cells;
    for (const Change &change : changes) {
        if (!m_context.codec.mayCarryKeys(change))
            continue;
        if (auto cell = m_context.codec.openKeyCell(change))
            cells.push_back(std::move(*cell));
    }
    if (!cells.empty())
        m_context.keys.take(cells);
}

/// Opens received cells; what fails a check stops nothing. `changes` keeps those that opened.
CycleRunner::Opened CycleRunner::open(std::vector<Change> &changes)
{
    takeKeysFrom(changes);
    const qint64 bound = m_context.clock.nowMs() + limits::FutureWindowMs;
    Opened opened;
    opened.cells.reserve(changes.size());
    const auto refuse = [&](Change &change, ErrorCode reason) {
        qCWarning(lcPull, "a received cell is quarantined: %s", errorCodeName(reason).data());
        opened.refused.emplace_back(std::move(change), reason);
        change = {};
    };
    for (Change &change : changes) {
        const auto hlc = HlcTimestamp::parse(change.hlcTimestamp);
        if (hlc && hlc->physicalMs > bound) {
            refuse(change, ErrorCode::HlcTooFarInFuture);
            continue;
        }
        auto cell = m_context.codec.open(change);
        if (cell) {
            if (hlc)
                m_context.sightings->note(change.deviceId, hlc->physicalMs);
            opened.cells.push_back(std::move(*cell));
        } else
            refuse(change, cell.error().code);
    }
    std::erase_if(changes, [](const Change &change) { return change.tableName.isEmpty(); });
    return opened;
}

/// The sequence of the last cell that is no device's statement; 0 when there is none.
qint64 CycleRunner::newestContent(const std::vector<Change> &changes) const
{
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        if (!m_context.codec.isOf(*change, StatementTable))
            return change->updatedAt;
    }
    return 0;
}

/// In the page's transaction: what was refused is kept and shown.
Result<> CycleRunner::quarantine(const Opened &opened)
{
    for (const auto &[change, reason] : opened.refused) {
        HAEX_TRY(m_quarantine.put(m_backendId, change, reason));
        HAEX_TRY(m_store.raiseAlert({reason, m_backendId, m_context.clock.nowMs(), {}}));
    }
    return {};
}

/// By the names that they have here, as far as those are known.
void CycleRunner::tellQuarantined(const std::vector<std::pair<Change, ErrorCode>> &refused)
{
    if (refused.empty())
        return;
    QList<WaitingCell> cells;
    for (const auto &[change, reason] : refused)
        cells += {change.tableName, change.rowPks, change.columnName, change.hlcTimestamp, {}, true, 0};
    m_quarantine.nameAsHere(cells, m_context.codec);
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const WaitingCell &cell = cells.at(i);
        const auto &[change, reason] = refused[static_cast<size_t>(i)];
        m_receivedTrail.note({cell.tableName, cell.rowPks, cell.columnName, cell.hlcTimestamp, {}, 0, change.deviceId},
                             CellFate::Quarantined, errorCodeName(reason).data());
    }
}

void CycleRunner::applyPage()
{
    PullResponse page = takeWholePart();
    Opened opened = open(page.changes);
    // It counts for who has all that came with it (R14).
    const bool isConfirmed = !page.hasMore
        && (page.confirmedUpTo != m_record.confirmedUpTo || m_record.ackedSequence < 0);
    const bool hasCells = !opened.cells.empty() || !opened.refused.empty();
    if (!hasCells && !isConfirmed && page.epoch == m_record.epoch)
        return pageApplied(page.hasMore);
    const auto alongside = [&]() -> Result<> {
        HAEX_TRY(quarantine(opened));
        HAEX_TRY(m_quarantine.dropSuperseded(m_backendId, page.changes));
        HAEX_TRY(noteFormerCells(page.changes));
        HAEX_ASSIGN(moved, wasMoved());
        if (moved)
            return {};
        if (const qint64 content = newestContent(page.changes); content > 0)
            HAEX_TRY(m_store.noteContent(m_backendId, page.epoch, content));
        if (isConfirmed)
            HAEX_TRY(m_store.saveConfirmedUpTo(m_backendId, page.confirmedUpTo));
        return m_store.saveCursor(m_backendId, page.afterUpdatedAt, page.epoch);
    };
    // What waits is not tried without a cell: that would count as pulled, with each new confirmation.
    const auto applied = hasCells ? applyCells(std::move(opened.cells), !page.hasMore, alongside)
                                  : m_context.replica.write(alongside);
    if (!applied) {
        // A second try asks for all of it again.
        m_page = {};
        m_gatheredBytes = 0;
        ask(applied.error());
        return fail(applied.error());
    }
    tellQuarantined(opened.refused);
    if (const auto again = reload(); !again)
        return fail(again.error());
    pass({"pull.page_applied", "pull.cursor_saved"},
         [this, more = page.hasMore] { pageApplied(more); });
}

Result<> CycleRunner::applyCells(std::vector<RemoteCell> cells, bool isLastPage,
                                 const std::function<Result<>()> &alongside)
{
    // A page that fails leaves no trail.
    RowTrail trail = m_receivedTrail;
    HAEX_ASSIGN(applied,
                PageApplier(m_context.replica, m_context.journal)
                    .apply(std::move(cells), applyContext(isLastPage, trail), alongside));
    m_receivedTrail = std::move(trail);
    m_outcome.pulledCells += applied.appliedCells;
    for (const QByteArray &table : applied.changedTables)
        m_outcome.pulledTables.append(QString::fromUtf8(table));
    m_listener.tablesChanged(applied.changedTables);
    return {};
}

void CycleRunner::pageApplied(bool more)
{
    if (!more && m_guard)
        m_guard->pullEnded();
    report({CycleEvent::Kind::PageApplied, more});
}

/// The question stands in the vault until it is answered: also after a restart, when nothing was
/// pulled yet.
void CycleRunner::ask(const Error &error)
{
    if (error.code != ErrorCode::LargeDeleteNeedsConsent)
        return;
    m_hasAsked = true;
    const auto raised = m_context.replica.write([&] {
        return m_store.raiseAlert(
            {error.code, m_backendId, m_context.clock.nowMs(), error.context});
    });
    if (!raised)
        qCWarning(lcPull, "alert: %s", qPrintable(raised.error().toString()));
}

/// Tries what waits: the person's own writes may have made room.
void CycleRunner::settle()
{
    const auto held = m_quarantine.heldCount();
    if (!held)
        return fail(held.error());
    if (*held > 0 && *held <= RetriedEachCycle) {
        RowTrail trail = m_receivedTrail;
        const auto settled = PageApplier(m_context.replica, m_context.journal).retryHeld(applyContext(true, trail));
        if (!settled) {
            ask(settled.error());
            return fail(settled.error());
        }
        if (!settled->changedTables.isEmpty())
            m_receivedTrail = std::move(trail);
        // Not counted as pulled: what does not fit is tried in every cycle, which is no news.
        m_listener.tablesChanged(settled->changedTables);
    }
    m_hasPulled = true;
    report({CycleEvent::Kind::Settled});
}

/// The server has the row as deleted for so long that devices may have forgotten it; this one did,
/// and met the row again elsewhere. A delete beyond the cursor comes with the next pull.
void CycleRunner::noteTold(const Change &ours, const ChangeResult &result)
{
    if (!result.replaced || result.status != ChangeResult::Status::Stale || ours.columnName != RowCellColumn)
        return;
    const Change &theirs = *result.replaced;
    const bool isSameRow = theirs.tableName == ours.tableName && theirs.rowPks == ours.rowPks
        && theirs.columnName == ours.columnName;
    if (isSameRow && theirs.updatedAt <= m_record.pullCursor)
        m_told.push_back(theirs);
}

Result<> CycleRunner::applyTold()
{
    std::vector<Change> told = std::exchange(m_told, {});
    if (told.empty())
        return {};
    Opened opened = open(told);
    const auto applied = applyCells(std::move(opened.cells), true, [&] { return quarantine(opened); });
    if (!applied)
        ask(applied.error());
    else if (m_guard)
        m_guard->pullEnded();
    return applied;
}

} // namespace haex
