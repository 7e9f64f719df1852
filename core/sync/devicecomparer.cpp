// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/devicecomparer.h"

#include "core/crypto/keyeddigest.h"
#include "core/replica/digeststore.h"
#include "core/sync/quarantine.h"

#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcCompare, "haex.sync.compare")

/// So long nobody wrote: typing goes on, and what was written is on its way to the others.
constexpr qint64 QuietMs = 15'000;
/// A step takes a few milliseconds; counted and not timed, so that it is the same on every machine.
constexpr qint64 CellsPerPage = 2000;
constexpr int PagesPerStep = 4;
/// Somebody who asks for it now may be writing.
constexpr int Tries = 5;
/// A device that said nothing for so long is gone, or asleep: no alarm about it stands longer.
constexpr qint64 ForgottenAfterMs = 30LL * 24 * 3600'000;

} // namespace

DeviceComparer::DeviceComparer(SyncContext &context)
    : m_context(context)
    , m_store(context.replica)
    , m_peers(context.replica)
    , m_heard(context.replica)
{
}

DeviceComparer::~DeviceComparer()
{
    for (const Done &done : std::exchange(m_waiting, {}))
        done(fail(ErrorCode::Cancelled));
}

void DeviceComparer::settled(const QByteArray &backendId)
{
    Round &round = m_rounds[backendId];
    const quint64 revision = m_context.replica.revision();
    if (round.number == 0 || round.revision != revision) {
        const auto record = m_store.load(backendId);
        const auto noted = record ? m_heard.settled(*record) : fail(record.error());
        if (!noted)
            qCWarning(lcCompare, "statements: %s", qPrintable(noted.error().toString()));
    }
    round.revision = revision;
    ++round.number;
}

void DeviceComparer::compareWhenQuiet()
{
    const quint64 revision = m_context.replica.revision();
    const qint64 quietSinceMs = m_context.replica.changedMs();
    const auto settled = std::ranges::count_if(
        m_rounds, [revision](const Round &round) { return round.revision == revision; });
    const bool isNews = m_isOpen || m_comparedRevision != revision || settled > m_comparedBackends;
    if (m_digest || !isNews || m_context.clock.nowMs() - quietSinceMs < QuietMs)
        return;
    begin();
}

void DeviceComparer::compareNow(bool saysAgain, Done done)
{
    m_waiting += std::move(done);
    // Whoever asks wants it tried again, whatever was tried before.
    m_isAsked = true;
    m_saysAgain = m_saysAgain || saysAgain;
    if (!m_digest)
        begin();
}

void DeviceComparer::begin()
{
    m_tries = 0;
    auto digest = cellDigest();
    if (!digest)
        return end(fail(digest.error()));
    m_cellDigest = std::move(*digest);
    m_digest = std::make_unique<ReplicaDigest>(m_context.replica,
                                               m_context.keyring.currentVersion(), m_cellDigest);
    step();
}

Result<CellDigest> DeviceComparer::cellDigest() const
{
    HAEX_ASSIGN(key, m_context.keyring.digestKey(m_context.keyring.currentVersion()));
    HAEX_ASSIGN(keyed, KeyedDigest::create(std::move(key)));
    // Shared, since a std::function is copied and a key is not.
    return [digest = std::make_shared<KeyedDigest>(std::move(keyed))](QByteArrayView message) {
        return digest->of(message);
    };
}

void DeviceComparer::step()
{
    using Progress = ReplicaDigest::Progress;
    for (int page = 0; m_digest && page < PagesPerStep; ++page) {
        const auto progress = m_digest->advance(CellsPerPage);
        if (!progress)
            return end(fail(progress.error()));
        if (*progress == Progress::Disturbed) {
            if (m_waiting.isEmpty() || ++m_tries > Tries)
                return end({});
            m_digest = std::make_unique<ReplicaDigest>(
                m_context.replica, m_context.keyring.currentVersion(), m_cellDigest);
        } else if (*progress == Progress::Done) {
            const auto isDone = conclude();
            if (!isDone || *isDone)
                return end(isDone ? Result<>() : fail(isDone.error()));
        }
    }
    if (m_digest)
        QTimer::singleShot(0, this, [this] { step(); });
}

void DeviceComparer::end(Result<> result)
{
    m_digest.reset();
    m_isAsked = false;
    m_saysAgain = false;
    if (!result)
        qCWarning(lcCompare, "devices: %s", qPrintable(result.error().toString()));
    const QList<Done> waiting = std::exchange(m_waiting, {});
    Q_EMIT compared();
    for (const Done &done : waiting)
        done(result);
}

/// The backends with which all is settled still: what is here is what they have.
Result<QList<DeviceComparer::Settled>> DeviceComparer::settledBackends()
{
    HAEX_ASSIGN(records, m_store.list());
    QList<Settled> backends;
    for (const BackendRecord &record : records) {
        const QByteArray &id = record.backend.id;
        const auto round = m_rounds.constFind(id);
        if (round == m_rounds.cend() || round->revision != m_context.replica.revision()
            || record.epoch.isEmpty())
            continue;
        HAEX_ASSIGN(isEven, m_peers.isEven(id, record.push));
        if (!isEven)
            continue;
        HAEX_ASSIGN(content, m_peers.contentOf(id, record.epoch));
        // From before anybody counted: somewhere up to here.
        if (!content)
            HAEX_TRY(m_context.replica.write(
                [&] { return m_store.noteContent(id, record.epoch, record.pullCursor); }));
        backends
            += {record, {record.epoch, content.value_or(record.pullCursor), record.pullCursor}};
    }
    return backends;
}

/// False when it has to begin again, without what is remembered.
Result<bool> DeviceComparer::conclude()
{
    HAEX_ASSIGN(backends, settledBackends());
    if (backends.isEmpty())
        return true;
    HAEX_ASSIGN(peers, m_peers.peers());
    HAEX_TRY(checkVouchers(peers));
    HAEX_ASSIGN(lacking, Quarantine(m_context.replica).missingKeyVersions());
    m_ours = {m_context.keyring.currentVersion(), m_context.clock.nowMs(), {}, m_digest->tables(),
              HeardStatements::of(peers), std::move(lacking)};
    for (const Settled &backend : backends)
        m_ours.places += backend.place;
    m_differing.clear();
    for (const Settled &backend : backends) {
        for (const PeerStore::Peer &peer : peers) {
            if (!peer.statement)
                continue;
            auto differing
                = compareStatements(m_ours, *peer.statement, backend.place.epoch).differing;
            for (auto &[table, columns] : differing)
                m_differing[table] += columns;
        }
    }
    if (!m_differing.empty() && std::exchange(m_doubted, m_ours.tables) != m_ours.tables) {
        // No alarm from memory: what differs is read again.
        HAEX_TRY(DigestStore(m_context.replica).dropAll());
        m_digest
            = std::make_unique<ReplicaDigest>(m_context.replica, m_ours.keyVersion, m_cellDigest);
        return false;
    }
    m_isOpen = !m_differing.empty();
    HAEX_TRY(m_context.replica.write([&]() -> Result<> {
        for (const Settled &backend : backends) {
            const QByteArray &id = backend.record.backend.id;
            for (const PeerStore::Peer &peer : peers) {
                HAEX_TRY(judge(backend, peer));
                HAEX_ASSIGN(isMissed, m_heard.offerMissing(id, backend.place, peer, m_isAsked));
                if (isMissed)
                    wantRound(id);
            }
            HAEX_TRY(offerOurselves(backend));
            HAEX_TRY(settleAlerts(backend));
        }
        return {};
    }));
    m_comparedRevision = m_context.replica.revision();
    m_comparedBackends = backends.size();
    HAEX_TRY(publish(backends, peers));
    return true;
}

/// What became of comparing with one device through one backend. A difference stands until both are
/// seen to be equal: that one of them is behind again proves nothing.
Result<> DeviceComparer::judge(const Settled &backend, const PeerStore::Peer &peer)
{
    const qint64 now = m_context.clock.nowMs();
    HAEX_ASSIGN(finding, m_peers.finding(backend.record.backend.id, peer.deviceId));
    const DeviceComparison before = finding.comparison;
    DeviceComparison &comparison = finding.comparison;
    StatementComparison found;
    if (peer.statement) {
        found = compareStatements(m_ours, *peer.statement, backend.place.epoch);
        comparison.statementMs = peer.statement->madeMs;
    }
    if (found.agreement == DeviceAgreement::Ahead && isWithheld(backend, peer, found.sequence))
        found.agreement = DeviceAgreement::Withheld;
    m_isOpen = m_isOpen || found.agreement == DeviceAgreement::Ahead;
    const bool isOpen = before.isAlarming() && now - comparison.statementMs < ForgottenAfterMs;
    const bool isAnswer = found.agreement == DeviceAgreement::Equal
        || found.agreement == DeviceAgreement::Differs
        || found.agreement == DeviceAgreement::Withheld;
    if (!isOpen || isAnswer) {
        comparison.agreement = found.agreement;
        comparison.sequence = found.sequence;
    }
    if (comparison.agreement != before.agreement)
        comparison.sinceMs = now;
    if (found.agreement == DeviceAgreement::Equal) {
        comparison.tables.clear();
        finding.answered.clear();
        if (m_vouched.contains(peer.deviceId) && m_context.keys.confirmed)
            HAEX_TRY(m_context.keys.confirmed(peer.deviceId, comparison.statementMs));
    }
    if (found.agreement == DeviceAgreement::Differs)
        HAEX_TRY(answer(backend, peer, found.differing, finding));
    HAEX_TRY(offerKeys(backend, peer, finding));
    if (comparison.isAlarming() != before.isAlarming())
        note(backend, comparison);
    return m_peers.save(finding);
}

/// Whether a round began and ended since it was known that there is something up to `sequence`: its
/// pull should have brought it.
bool DeviceComparer::isWithheld(const Settled &backend, const PeerStore::Peer &peer,
                                qint64 sequence)
{
    const quint64 round = m_rounds.value(backend.record.backend.id).number;
    Expected &expected = m_expected[{backend.record.backend.id, peer.deviceId}];
    if (expected.sequence != sequence)
        expected = {sequence, round};
    return round > expected.round;
}

Result<> DeviceComparer::settleAlerts(const Settled &backend)
{
    const QByteArray &id = backend.record.backend.id;
    HAEX_ASSIGN(comparisons, m_peers.comparisons());
    QList<DifferingTable> tables;
    bool isWithheld = false;
    bool isDiffering = false;
    for (const DeviceComparison &comparison : comparisons) {
        if (comparison.backendId != id)
            continue;
        isWithheld = isWithheld || comparison.agreement == DeviceAgreement::Withheld;
        isDiffering = isDiffering || comparison.agreement == DeviceAgreement::Differs;
        for (const DifferingTable &table : comparison.tables) {
            const auto known = std::ranges::find(tables, table.table, &DifferingTable::table);
            if (known == tables.end())
                tables += table;
            else
                known->offeredRows = std::max(known->offeredRows, table.offeredRows);
        }
    }
    const qint64 now = m_context.clock.nowMs();
    HAEX_TRY(isDiffering ? m_store.raiseAlert({ErrorCode::DevicesDiffer, id, now, toText(tables)})
                         : m_store.clearAlert(ErrorCode::DevicesDiffer, id));
    return isWithheld ? m_store.raiseAlert({ErrorCode::ChangesWithheld, id, now, {}})
                      : m_store.clearAlert(ErrorCode::ChangesWithheld, id);
}

/// Says what is here, when that is news: to the others it is a change like any other.
Result<> DeviceComparer::publish(const QList<Settled> &backends,
                                 const QList<PeerStore::Peer> &peers)
{
    HAEX_ASSIGN(said, m_peers.ownStatement());
    HAEX_ASSIGN(saidBuckets, m_peers.ownBuckets());
    HAEX_ASSIGN(text, buckets(saidBuckets));
    // Somebody cannot know yet that we have seen what he has.
    const bool isWaitedFor = std::ranges::any_of(backends, [&](const Settled &backend) {
        const DigestPlace *place = said.placeIn(backend.place.epoch);
        return place && std::ranges::any_of(peers, [&](const PeerStore::Peer &peer) {
                   const DigestPlace *theirs
                       = peer.statement ? peer.statement->placeIn(backend.place.epoch) : nullptr;
                   return theirs && theirs->content > place->seen
                       && theirs->content <= backend.place.seen;
               });
    });
    const bool isAskedAnew = m_saysAgain && (said.heard != m_ours.heard || said.places != m_ours.places);
    // A former program said it, or somebody else.
    DeviceStatement resigned = said;
    HAEX_TRY(sign(resigned));
    const bool isSigned = resigned.signature == said.signature;
    if (said.covers(m_ours) && saidBuckets == text && !isWaitedFor && !isAskedAnew && isSigned)
        return {};
    HAEX_TRY(sign(m_ours));
    return m_context.replica.write([&] { return m_peers.publish(m_ours, text); });
}

void DeviceComparer::note(const Settled &backend, const DeviceComparison &comparison)
{
    ActivityEntry entry;
    entry.timeMs = m_context.clock.nowMs();
    entry.backendId = backend.record.backend.id;
    entry.backendName = backend.record.backend.name;
    entry.direction = QStringLiteral("backend");
    if (comparison.agreement == DeviceAgreement::Differs)
        entry.errorCode = errorCodeName(ErrorCode::DevicesDiffer);
    else if (comparison.agreement == DeviceAgreement::Withheld)
        entry.errorCode = errorCodeName(ErrorCode::ChangesWithheld);
    else
        entry.detail = QStringLiteral("devices_agree");
    // Behind the transaction that this is noted in.
    QTimer::singleShot(0, this, [this, entry] { Q_EMIT happened(entry); });
}

} // namespace haex
