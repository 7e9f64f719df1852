// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/errorbody.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/pushmessages.h"
#include "core/replica/deleteguard.h"
#include "core/replica/pageapplier.h"
#include "core/sync/accountclient.h"
#include "core/sync/backendstore.h"
#include "core/sync/quarantine.h"
#include "core/sync/reencryption.h"
#include "core/sync/synccontext.h"
#include "core/sync/synccycle.h"
#include "core/sync/transactioncuts.h"

#include <memory>

namespace haex {

/// Drives one cycle with one backend: carries out what SyncCycle plans, over the transport and in
/// the vault. One per cycle; held by a shared pointer, so that an answer that comes after `cancel`
/// finds it gone and does nothing.
class CycleRunner final : public std::enable_shared_from_this<CycleRunner>
{
public:
    struct Outcome
    {
        std::optional<Error> error;
        qint64 pulledCells = 0;
        qint64 pushedCells = 0;
        QStringList pulledTables;
        QStringList pushedTables;
        /// What became of it, by row and by table.
        QList<TrailLine> pulledLines;
        QList<TrailLine> pushedLines;
        qint64 batchCells = SyncCycle::DefaultBatch;
        /// All was pulled, and there was nothing to send: what is here is what the server has.
        bool isSettled = false;
        /// Cells under former key versions are left: another round goes on with them.
        bool hasFormerCells = false;
        /// Unless nothing was pulled.
        std::optional<ServerRemoval> removal;
    };
    struct Listener
    {
        std::function<void()> progressed;
        std::function<void(const QByteArrayList &)> tablesChanged;
        std::function<void(const Outcome &)> finished;
    };

    CycleRunner(SyncContext &context, QByteArray backendId, SyncMode mode, qint64 batchCells, Listener listener);

    void start();
    /// How many rounds failed before this one. After one failure pages are applied as soon as no transaction
    /// is cut by it; after five, transactions are sent and applied in pieces: something is better than nothing.
    void setFailedRounds(int count) { m_failedRounds = count; }
    /// Stops what would delete much of a table; must outlive the round.
    void setDeleteGuard(DeleteGuard &guard) { m_guard = &guard; }
    /// Ends it without a word to the listener; what was committed stays.
    void cancel() { m_cancelled = true; }

    [[nodiscard]] SyncPhase phase() const { return m_cycle.phase(); }
    [[nodiscard]] qint64 transferredCells() const { return m_outcome.pulledCells + m_outcome.pushedCells; }
    [[nodiscard]] std::optional<qint64> clockDifferenceMs() const { return m_clockDifferenceMs; }

private:
    /// R4: clocks further apart are shown; and only nearer ones are believed.
    static constexpr qint64 DriftWarningMs = 5 * 60'000;
    static constexpr int WholeTries = 5;

    struct RefusedCell
    {
        RemoteCell cell;
        ErrorCode code;
    };

    void act(CycleAction action);
    void report(const CycleEvent &event);
    void fail(Error error, qint64 batchLimit = 0);
    /// Goes on with `next` after the points, unless cancelled meanwhile.
    void pass(QByteArrayList points, std::function<void()> next);

    using Answered = std::function<void(const Result<QByteArray> &, const std::optional<ErrorBody> &)>;

    void prepare();
    [[nodiscard]] Result<> reload();
    [[nodiscard]] Result<bool> wasMoved();
    [[nodiscard]] Result<> retryRipe();
    [[nodiscard]] Result<bool> retryRipePage();
    void refreshTokens(std::function<void()> then);
    void refreshRefused(const Error &error);
    void lookAtWrappedKey();
    void uploadWrappedKey();
    void wrappedKeyUploaded(const Result<> &uploaded);
    void requestPage();
    void receivePage(const Result<QByteArray> &body);
    [[nodiscard]] Result<> checkPage(const PullResponse &page) const;
    [[nodiscard]] qint64 pageCursor() const;
    void gather(PullResponse page);
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool mayTakePieces() const { return m_failedRounds >= WholeTries; }
    [[nodiscard]] qsizetype wholePart() const;
    [[nodiscard]] PullResponse takeWholePart();
    void applyPage();
    [[nodiscard]] Result<> applyCells(std::vector<RemoteCell> cells, bool isLastPage,
                                      const std::function<Result<>()> &alongside);
    void pageApplied(bool more);
    void ask(const Error &error);
    [[nodiscard]] ApplyContext applyContext(bool lastPage, RowTrail &trail);
    void tellQuarantined(const std::vector<std::pair<Change, ErrorCode>> &refused);
    void tellSent(const RemoteCell &cell, const ChangeResult &result);
    struct Opened
    {
        std::vector<RemoteCell> cells;
        std::vector<std::pair<Change, ErrorCode>> refused;
    };
    [[nodiscard]] Opened open(std::vector<Change> &changes);
    void takeKeysFrom(const std::vector<Change> &changes);
    [[nodiscard]] qint64 newestContent(const std::vector<Change> &changes) const;
    [[nodiscard]] Result<> noteImposture(const RemoteCell &cell);
    [[nodiscard]] Result<> quarantine(const Opened &opened);
    void settle();
    void startOver();
    void capture();
    void checkClock();
    [[nodiscard]] Result<> addRefusedAgain();
    [[nodiscard]] Result<> addOfferedAgain();
    [[nodiscard]] Result<> forgetOffered();
    [[nodiscard]] bool sentContent() const;
    void findCuts();
    [[nodiscard]] qsizetype endOfRequest(qsizetype begin) const;
    [[nodiscard]] qsizetype endOfPush() const;
    [[nodiscard]] bool fitsInParts(qsizetype pushEnd) const;
    void requestPush();
    void sendPart(qsizetype begin, qint64 number, const QByteArray &pushId);
    /// One request of a push that takes several: which changes it carried.
    struct SentPart
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        qint64 number = 0;
        QByteArray pushId;
    };
    void receivePart(const SentPart &sent, const Result<QByteArray> &answer, const std::optional<ErrorBody> &details);
    void leaveOut(qsizetype at);
    [[nodiscard]] static bool isTooLarge(ErrorCode code)
    {
        return code == ErrorCode::BodyTooLarge || code == ErrorCode::BatchTooLarge;
    }
    void receivePush(qsizetype count, const Result<QByteArray> &body, const std::optional<ErrorBody> &errorBody);
    [[nodiscard]] Result<> checkAnswer(const PushResponse &response);
    [[nodiscard]] bool takeRefusal(qsizetype count, const Error &error,
                                   const std::optional<ErrorBody> &details, PushResponse &response);
    void takeResults(qsizetype count, const PushResponse &response);
    void recordAck();
    void noteTold(const Change &ours, const ChangeResult &result);
    [[nodiscard]] Result<> applyTold();
    [[nodiscard]] Result<> storeAck(const PushProgress &progress);
    [[nodiscard]] Result<> storeProgress(PushProgress progress);
    [[nodiscard]] Result<> forgetRefused();
    [[nodiscard]] Result<> storeRefused();
    [[nodiscard]] Result<> journalReplaced();
    [[nodiscard]] bool isConcurrent(const RemoteCell &ours, const RemoteCell &theirs) const;
    void finish();

    void afterRound();
    void signOutRemoved();
    void signedOut(const QByteArray &deviceId, const Result<QByteArray> &answer);
    void endKeyWork(const Error &error);
    void reencrypt();
    void requestFormerCells();
    void receiveFormerCells(const Result<QByteArray> &body);
    [[nodiscard]] std::optional<Change> resealed(const Change &change);
    void pushResealed();
    void resealedPushed(qsizetype count, bool hasContent, const PushResponse &response);
    void formerCellsDone();
    [[nodiscard]] Result<> noteFormerCells(const std::vector<Change> &changes);

    void send(const QByteArray &method, const QByteArray &path, QByteArray body, Answered done);
    void send(TransportRequest request, Answered done, bool isSecondTry);
    void noteServerTime(qint64 serverTimeMs);
    [[nodiscard]] Result<> settleAlerts();
    void purgeTombstones();

    SyncContext &m_context;
    QByteArray m_backendId;
    SyncCycle m_cycle;
    Listener m_listener;
    BackendStore m_store;
    Quarantine m_quarantine;
    BackendRecord m_record;
    /// As the vault had it when this round read or wrote it last.
    BackendRecord m_kept;
    RowTrail m_receivedTrail;
    RowTrail m_sentTrail;
    bool m_wasMoved = false;
    Outcome m_outcome;
    /// The pages that were received and not applied yet, as one.
    PullResponse m_page;
    qsizetype m_gatheredBytes = 0;
    int m_failedRounds = 0;
    DeleteGuard *m_guard = nullptr;
    /// Something waits for the person's consent (R15).
    bool m_hasAsked = false;
    bool m_hasPulled = false;
    /// All of what this device had to say is at the server.
    bool m_hasPushed = false;
    /// Of the server's wrapped key before this round, when another one is to take its place.
    std::optional<qint64> m_keyRevision;

    CapturedChanges m_captured;
    std::vector<Change> m_changes;
    /// The cell that each of m_changes was sealed from.
    std::vector<RemoteCell> m_cells;
    TransactionCuts m_cuts;
    /// What was answered, and up to where the push goes that is under way.
    qsizetype m_sent = 0;
    qsizetype m_pushEnd = 0;
    /// Where our own changes end the server's sequence without a gap: what was pushed need not be
    /// pulled again.
    qint64 m_ownCursor = 0;
    qint64 m_ackedSequence = -1;
    /// Deletes of rows that this device took for alive, which no pull would tell (R14).
    std::vector<Change> m_told;
    std::vector<RefusedCell> m_refused;
    /// Refused some time ago, and in the vault no more: their entries go with the acknowledgement.
    std::vector<RemoteCell> m_outdated;
    /// Of the rows that are offered again: up to which one they are in this batch.
    qint64 m_offeredUpTo = 0;
    bool m_hasSent = false;
    struct Replaced
    {
        RemoteCell ours;
        Change theirs;
    };
    std::vector<Replaced> m_replaced;
    Reencryption m_reencryption;
    int m_reencryptedPages = 0;
    /// The server's clock is so far behind that it takes some of them later.
    bool m_isTooEarly = false;
    /// Cells per request, as far as the server takes them.
    qsizetype m_resealedAtOnce = limits::MaxPushCells;
    std::optional<qint64> m_clockDifferenceMs;
    qint64 m_serverTimeMs = 0;
    /// What happened while an action was being carried out.
    std::optional<CycleEvent> m_next;
    bool m_isActing = false;
    bool m_clockChecked = false;
    /// Went wrong beside the round, and stopped nothing.
    std::optional<Error> m_sideError;
    bool m_cancelled = false;
};

} // namespace haex
