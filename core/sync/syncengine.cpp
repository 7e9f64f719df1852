// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncengine.h"

#include "core/sync/backendsetup.h"
#include "core/sync/syncengine_p.h"
#include "core/base/certificatepin.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcEngine, "haex.sync")

/// A transfer has news a thousand times a second; nobody reads faster than this.
constexpr int StatusDelayMs = 60;
constexpr int ShownWaitingCells = 1000;

/// `value`, or `fallback` with a line in the log.
template <class T>
T orLogged(Result<T> result, T fallback, const char *what)
{
    if (result)
        return std::move(*result);
    qCWarning(lcEngine, "%s: %s", what, qPrintable(result.error().toString()));
    return fallback;
}

bool isBusy(SyncPhase phase)
{
    return phase == SyncPhase::Pulling || phase == SyncPhase::Applying
        || phase == SyncPhase::Capturing || phase == SyncPhase::Pushing;
}

/// The first that holds, in the order of OverallState.
OverallState overallOf(const SyncStatus &status)
{
    const auto anyIs = [&](SyncPhase phase) {
        return std::ranges::any_of(status.backends, [phase](const BackendStatus &backend) {
            return backend.phase == phase;
        });
    };
    const auto is = [](SyncPhase phase) {
        return [phase](const BackendStatus &backend) { return backend.phase == phase; };
    };
    const bool isLocalOnly = status.backends.isEmpty();
    if (anyIs(SyncPhase::Blocked))
        return OverallState::Blocked;
    if (status.openConflicts > 0)
        return OverallState::ConflictsOpen;
    if (isLocalOnly)
        return OverallState::LocalOnly;
    if (std::ranges::all_of(status.backends, is(SyncPhase::Paused)))
        return OverallState::Paused;
    if (std::ranges::any_of(status.backends,
                            [](const BackendStatus &backend) { return isBusy(backend.phase); }))
        return OverallState::Syncing;
    if (status.hold != SyncHold::None)
        return OverallState::Paused;
    if (anyIs(SyncPhase::Offline) || anyIs(SyncPhase::BackingOff))
        return OverallState::Offline;
    return status.waitingRows > 0 ? OverallState::Pending : OverallState::UpToDate;
}

} // namespace

SyncEngine::Private::Private(SyncEngine &engine, Replica &replica, VaultKeyring &keyring,
                             const QByteArray &vaultId, Transport &transport, const Clock &clock,
                             Random &random)
    : q(engine)
    , journal(replica)
    , ledger(replica.database())
    , codec(keyring, random, replica.deviceId(), &ledger)
    , context {replica, keyring, vaultId, transport, clock, random, journal, codec, &plainPacer, {}, {}, &sightings,
               &pausedReencryptions, {}}
    , store(replica)
    , quarantine(replica)
    , comparer(context)
{
    context.life = life;
    QObject::connect(&comparer, &DeviceComparer::happened, &q, [this](const ActivityEntry &entry) { note(entry); });
    QObject::connect(&comparer, &DeviceComparer::compared, &q, [this] { statusMayHaveChanged(); });
    QObject::connect(&comparer, &DeviceComparer::roundWanted, &q, [this](const QByteArray &backendId) {
        if (BackendWorker *found = worker(backendId))
            found->localChanged();
    });
    statusTimer.setSingleShot(true);
    statusTimer.setInterval(StatusDelayMs);
    QObject::connect(&statusTimer, &QTimer::timeout, &q, [this] { Q_EMIT q.statusChanged(status()); });
}

void SyncEngine::Private::load()
{
    for (const BackendRecord &record : orLogged(store.list(), {}, "backends"))
        addWorker(record);
}

BackendWorker *SyncEngine::Private::worker(const QByteArray &backendId) const
{
    const auto found = std::ranges::find_if(
        workers, [&](const auto &worker) { return worker->id() == backendId; });
    return found == workers.end() ? nullptr : found->get();
}

BackendWorker &SyncEngine::Private::addWorker(const BackendRecord &record)
{
    BackendWorker &worker
        = *workers.emplace_back(std::make_unique<BackendWorker>(context, record));
    QObject::connect(&worker, &BackendWorker::statusChanged, &q, [this] { statusMayHaveChanged(); });
    QObject::connect(&worker, &BackendWorker::tablesChanged, &q,
                     [this, from = &worker](const QByteArrayList &tables) { pulled(*from, tables); });
    QObject::connect(&worker, &BackendWorker::happened, &q,
                     [this](const ActivityEntry &entry, const QList<TrailLine> &lines) { note(entry, lines); });
    QObject::connect(&worker, &BackendWorker::roundEnded, &q, [this] { Q_EMIT q.clocksCompared(greatestClockDifference()); });
    QObject::connect(&worker, &BackendWorker::settled, &q, [this, id = worker.id()] {
        comparer.settled(id);
        comparer.compareWhenQuiet();
    });
    return worker;
}

void SyncEngine::Private::removeWorker(const QByteArray &backendId)
{
    const auto found = std::ranges::find_if(
        workers, [&](const auto &worker) { return worker->id() == backendId; });
    if (found == workers.end())
        return;
    BackendWorker &removed = *retired.emplace_back(std::move(*found));
    workers.erase(found);
    QTimer::singleShot(0, &q, [this] { retired.clear(); });
    removed.retire();
}

void SyncEngine::Private::note(ActivityEntry entry, const QList<TrailLine> &lines)
{
    if (const auto noted = store.addActivity(std::move(entry), lines))
        Q_EMIT q.activityAdded(*noted);
    else
        qCWarning(lcEngine, "activity: %s", qPrintable(noted.error().toString()));
}

Result<> SyncEngine::Private::move(const Backend &backend, const QUrl &to, const char *what)
{
    HAEX_ASSIGN(url, normalizedServerUrl(to));
    HAEX_TRY(store.setUrl(backend.id, url));
    noteBackend(backend, what);
    if (BackendWorker *moved = worker(backend.id))
        moved->moved(url);
    return {};
}

void SyncEngine::Private::noteBackend(const Backend &backend, const char *what)
{
    ActivityEntry entry;
    entry.timeMs = context.clock.nowMs();
    entry.backendId = backend.id;
    entry.backendName = backend.name;
    entry.direction = QStringLiteral("backend");
    entry.detail = QString::fromLatin1(what);
    note(std::move(entry));
}

qint64 SyncEngine::Private::greatestClockDifference() const
{
    qint64 greatest = 0;
    for (const auto &worker : workers) {
        if (std::abs(worker->clockDifferenceMs()) > std::abs(greatest))
            greatest = worker->clockDifferenceMs();
    }
    return greatest;
}

void SyncEngine::Private::statusMayHaveChanged()
{
    if (!statusTimer.isActive())
        statusTimer.start();
}

void SyncEngine::Private::localChanged(const QByteArrayList &tables)
{
    Q_EMIT q.tablesChanged(tables);
    for (const auto &worker : workers) {
        worker->waitingChanged();
        worker->localChanged();
    }
    statusMayHaveChanged();
}

/// What one backend brought goes on to the others.
void SyncEngine::Private::pulled(const BackendWorker &from, const QByteArrayList &tables)
{
    Q_EMIT q.tablesChanged(tables);
    for (const auto &worker : workers) {
        worker->waitingChanged();
        if (worker.get() != &from)
            worker->localChanged();
    }
}

Result<> SyncEngine::Private::answerLargeDelete(const QByteArray &backendId,
                                                DeleteGuard::Answer answer)
{
    BackendWorker *found = worker(backendId);
    return found ? found->answerLargeDelete(answer)
                 : fail(ErrorCode::NotFound, QStringLiteral("backend"));
}

SyncStatus SyncEngine::Private::status()
{
    SyncStatus status;
    for (const auto &worker : workers) {
        status.backends.append(worker->status());
        const BackendStatus &backend = status.backends.last();
        // Nobody expects a paused backend to get anything.
        if (backend.phase != SyncPhase::Paused)
            status.waitingRows = std::max(status.waitingRows, backend.waitingRows);
        status.lastSuccessMs = std::max(status.lastSuccessMs, backend.lastSuccessMs);
    }
    status.alerts = orLogged(store.alerts(), {}, "alerts");
    status.openConflicts = orLogged(journal.openCount(), 0, "conflicts");
    status.heldCells = orLogged<qint64>(quarantine.heldCount(), 0, "held cells");
    status.quarantinedCells = orLogged<qint64>(quarantine.count(), 0, "quarantine");
    status.hold = settings.hold;
    status.overall = overallOf(status);
    return status;
}

bool SyncEngine::Private::hasAccount(const QUrl &url, const QString &email)
{
    const auto records = orLogged(store.list(), {}, "backends");
    const QUrl address = url.adjusted(QUrl::RemoveFragment);
    return std::ranges::any_of(records, [&](const BackendRecord &record) {
        return record.backend.url.adjusted(QUrl::RemoveFragment) == address
            && record.backend.email.compare(email.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

SyncEngine::SyncEngine(Replica &replica, VaultKeyring &keyring, const QByteArray &vaultId,
                       Transport &transport, const Clock &clock, Random &random)
    : m_private(std::make_unique<Private>(*this, replica, keyring, vaultId, transport, clock, random))
{
    m_private->load();
    replica.setChangeListener(
        [this](const QByteArrayList &tables) { m_private->localChanged(tables); });
}

SyncEngine::~SyncEngine()
{
    m_private->context.replica.setChangeListener({});
    blockSignals(true);
    m_private->life.reset();
    // Whoever is told now that it is over may call back in, and finds nobody.
    const auto workers = std::exchange(m_private->workers, {});
    if (const auto closed = m_private->ledger.close(); !closed)
        qCWarning(lcEngine, "sealings: %s", qPrintable(closed.error().toString()));
}

void SyncEngine::setVaultRecordSource(VaultRecordSource source)
{
    m_private->context.vaultRecord = std::move(source);
}

void SyncEngine::setKeyHooks(KeyHooks hooks)
{
    m_private->context.keys = std::move(hooks);
}

Result<QList<Reencryption>> SyncEngine::reencryptions() const
{
    return ReencryptionStore(m_private->context.replica).list();
}

void SyncEngine::keysChanged()
{
    for (const auto &worker : m_private->workers)
        worker->localChanged();
}

Result<quint64> SyncEngine::sealings(quint32 keyVersion) const
{
    return m_private->ledger.sealings(keyVersion);
}

void SyncEngine::setSealingListener(std::function<void()> listener)
{
    m_private->ledger.setListener(std::move(listener));
}

void SyncEngine::setBeforeFirstSync(std::function<Result<>()> prepare)
{
    m_private->beforeFirstSync = std::move(prepare);
}

void SyncEngine::setPacer(CyclePacer &pacer)
{
    m_private->context.pacer = &pacer;
}

void SyncEngine::start(const Settings &settings)
{
    m_private->settings = settings;
    m_private->isStarted = true;
    for (const auto &worker : m_private->workers) {
        worker->stopAutomatic();
        worker->startAutomatic(settings);
    }
    m_private->statusMayHaveChanged();
}

void SyncEngine::stop()
{
    m_private->isStarted = false;
    for (const auto &worker : m_private->workers)
        worker->stopAutomatic();
    m_private->statusMayHaveChanged();
}

void SyncEngine::syncNow(const QByteArray &backendId, SyncMode mode, Done done)
{
    if (!backendId.isEmpty()) {
        BackendWorker *worker = m_private->worker(backendId);
        return worker ? worker->syncNow(mode, std::move(done))
                      : done(fail(ErrorCode::NotFound, QStringLiteral("backend")));
    }
    struct Round
    {
        size_t left = 1;
        std::optional<Error> error;
        Done done;
    };
    const auto round = std::make_shared<Round>();
    round->done = std::move(done);
    const Done oneDone = [round](const Result<> &result) {
        if (!result && !round->error)
            round->error = result.error();
        if (--round->left == 0)
            round->done(round->error ? fail(*round->error) : Result<>());
    };
    std::vector<BackendWorker *> enabled;
    for (const auto &worker : m_private->workers) {
        if (worker->isEnabled())
            enabled.push_back(worker.get());
    }
    round->left += enabled.size();
    for (BackendWorker *worker : enabled)
        worker->syncNow(mode, oneDone);
    // The round itself counts as one, so that it ends when there is nobody to sync with.
    oneDone({});
}

/// Syncs, compares and says so, in turn: the second time the others' answers are there, if they are
/// awake.
void SyncEngine::Private::verify(int rounds, const Done &done)
{
    const auto guarded = [engine = QPointer(&q), done](auto next) {
        return [engine, done, next](const Result<> &result) {
            if (!engine)
                return done(fail(ErrorCode::Cancelled));
            return result ? next() : done(result);
        };
    };
    // What is said again is sent by the rounds of the next comparison: nothing waits when it is over.
    const bool saysAgain = rounds > 1;
    const auto compare = [this, rounds, saysAgain, done, guarded] {
        comparer.compareNow(saysAgain, guarded([this, rounds, done] { rounds > 1 ? verify(rounds - 1, done) : done({}); }));
    };
    // The first round sends, the second one finds nothing to do.
    q.syncNow({}, SyncMode::Both, guarded([this, guarded, compare] {
                  q.syncNow({}, SyncMode::Both, guarded(compare));
              }));
}

void SyncEngine::verifyDevices(Done done)
{
    constexpr int Rounds = 2;
    m_private->verify(Rounds, [engine = QPointer(this), done](const Result<> &verified) {
        if (!engine)
            return done(fail(ErrorCode::Cancelled));
        if (!verified)
            return done(verified);
        engine->m_private->askForDevices(done);
    });
}

qint64 SyncEngine::lastSeenMs(const QByteArray &deviceId) const
{
    return m_private->sightings.lastMs(deviceId);
}

Result<QList<DeviceComparison>> SyncEngine::comparisons() const
{
    return PeerStore(m_private->context.replica).comparisons();
}

SyncStatus SyncEngine::status() const
{
    return m_private->status();
}

Result<QList<ActivityEntry>> SyncEngine::activity(int limit) const
{
    return m_private->store.activity(limit);
}

Result<QList<WaitingCell>> SyncEngine::waitingCells() const
{
    return m_private->quarantine.waitingCells(ShownWaitingCells, m_private->codec);
}

} // namespace haex
