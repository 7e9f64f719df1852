// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world.h"

#include "core/protocol/pullmessages.h"
#include "core/protocol/pushmessages.h"
#include "core/clock/hlctimestamp.h"
#include "core/sync/backendstore.h"
#include "tests/simulation/invariants.h"
#include "tests/support/faultyvfs.h"

#include <QCoreApplication>

// Syncs of a World, and what the network does to them.

namespace haex::sim {
namespace {

constexpr char PushPath[] = "/sync/push";
constexpr char PullPath[] = "/sync/pull";

SyncMode modeOf(const QByteArray &name)
{
    return name == "pull" ? SyncMode::PullOnly : name == "push" ? SyncMode::PushOnly : SyncMode::Both;
}

QByteArray textOf(const std::optional<Result<>> &answer)
{
    if (!answer)
        return "no answer";
    return *answer ? QByteArray("ok") : QByteArray(errorCodeName(answer->error().code).data());
}

} // namespace

void World::runSync(Machine &machine, const Step &step)
{
    if (!ensureOpen(machine))
        return;
    const bool resumes = step.kind == Step::Kind::Resume;
    if (resumes || machine.device->isSyncing())
        finishCycle(machine);
    if (resumes || !machine.device->isOpen())
        return;
    Replica &replica = machine.device->replica();
    requireNothing(machine.witness.noteUnacknowledged(replica) ? QByteArray() : "the marks cannot be read", machine);
    watchRequests(machine, step.net);
    machine.device->stops().arm(step.killAt, step.pauseAt);
    armDisk(step.disk);
    machine.device->startSync(step.server, modeOf(step.text));
    const bool diskFailed = FaultyVfs::instance().hasFired();
    FaultyVfs::instance().disarm();
    say("  " + textOf(machine.device->answer()));
    trace(textOf(machine.device->answer()));
    const bool dies = machine.device->stops().isAtKill() || (diskFailed && step.disk->forGood);
    if (dies) {
        look(machine, false);
        return machine.device->kill();
    }
    if (!machine.device->isSyncing())
        afterSync(machine);
    else
        look(machine, false);
}

void World::finishCycle(Machine &machine)
{
    if (!machine.device->isOpen() || !machine.device->isSyncing())
        return;
    require(machine.device->finishSync(), nameOf(machine) + ": a sync does not end");
    trace(textOf(machine.device->answer()));
    look(machine, false);
}

/// R21: an event is a hint. Lost, it costs nothing but time; many of them are one.
void World::listen(Machine &machine, const Step &step)
{
    Machine &writer = m_machines[static_cast<size_t>(step.number)];
    if (&writer == &machine || !ensureOpen(machine) || !ensureOpen(writer))
        return;
    for (Machine *each : {&machine, &writer}) {
        finishCycle(*each);
        requireNothing(each->witness.noteUnacknowledged(each->device->replica()) ? QByteArray() : "no marks", *each);
        watchRequests(*each, {});
    }
    machine.device->transport().setEventCopies(step.copies);
    machine.device->stops().arm(0, 0);
    int pullsForNothing = 0;
    machine.device->transport().setRewrite([&pullsForNothing](const TransportRequest &request, TransportResponse &response) {
        if (request.path != PullPath)
            return;
        const auto pull = parsePullRequest(request.body);
        const auto page = parsePullResponse(response.body);
        if (!pull || !page)
            return;
        // Between the pages of former cells that it seals anew it looks for news.
        if (pull->belowKeyVersion)
            --pullsForNothing;
        else if (page->changes.empty())
            ++pullsForNothing;
    });
    machine.device->listen();
    pump();
    // It synced at once, and may have stamped cells anew.
    look(machine, false);
    machine.device->stops().arm(0, 0);
    pullsForNothing = 0;
    hear(machine, writer, step, pullsForNothing);
    machine.device->stopListening();
    machine.device->transport().setEventCopies(1);
    machine.device->transport().setRewrite({});
    afterSync(machine);
}

/// `pullsForNothing` of the listener, as they happen. Pages of one pull are no news of their own.
void World::hear(Machine &listener, Machine &writer, const Step &step, const int &pullsForNothing)
{
    Step writing;
    writing.device = static_cast<int>(step.number);
    writing.text = step.text;
    runSql(writer, writing);
    if (!m_outcome.failure.isEmpty())
        return;
    // It may have replaced what it wrote before.
    requireNothing(writer.witness.noteUnacknowledged(writer.device->replica()) ? QByteArray() : "no marks", writer);
    writer.device->stops().arm(0, 0);
    writer.device->startSync(step.server, SyncMode::Both);
    finishCycle(writer);
    // Before anybody hears of it: it may have stamped cells anew.
    afterSync(writer);
    pump();
    // What was under way, one more for all that came meanwhile, and as many as there was news: however often it was told.
    constexpr int MostForNothing = 3;
    const int news = writer.device->transport().sentTo(PushPath);
    say("  heard of it " + QByteArray::number(step.copies) + " times, pulled " + QByteArray::number(pullsForNothing)
        + " times for nothing");
    require(pullsForNothing <= MostForNothing * m_plan.servers + news,
            nameOf(listener) + ": pulled " + QByteArray::number(pullsForNothing) + " times for nothing, and "
                + QByteArray::number(news) + " pushes");
    trace(QByteArray::number(pullsForNothing));
}

/// All that follows at once; timers of seconds and more do not come.
void World::pump()
{
    constexpr int Turns = 12;
    for (int turn = 0; turn < Turns; ++turn)
        QCoreApplication::processEvents();
}

void World::afterSync(Machine &machine)
{
    constexpr int WholeFileEach = 16;
    look(machine, m_isThorough || ++m_syncs % WholeFileEach == 0);
    requireNothing(accusationOf(machine.device->replica()), machine);
    if (m_outcome.failure.isEmpty())
        requireNothing(machine.witness.checkJournal(machine.device->replica()), machine);
}

void World::watchRequests(Machine &machine, const std::vector<Step::NetFault> &faults)
{
    machine.requests = 0;
    machine.cutNext = false;
    machine.echoGuard = false;
    const auto backends = BackendStore(machine.device->replica()).list();
    if (m_plan.servers == 1 && backends && backends->size() == 1)
        machine.echoGuard = !backends->first().push.offerPending && !hasRefused(machine.device->replica())
            && !offersAgain(machine.device->replica());
    LoopbackTransport &transport = machine.device->transport();
    transport.forgetSent();
    transport.setScript([this, &machine, faults](const TransportRequest &request) {
        return fateOf(machine, request, faults);
    });
    transport.setRewrite([&machine](const TransportRequest &, TransportResponse &response) {
        if (std::exchange(machine.cutNext, false))
            response.body.truncate(response.body.size() / 2);
    });
}

LoopbackTransport::Verdict World::fateOf(Machine &machine, const TransportRequest &request,
                                         const std::vector<Step::NetFault> &faults)
{
    ++machine.requests;
    if (m_verbose)
        sayRequest(machine, request);
    if (machine.echoGuard && request.path == PushPath)
        checkEcho(machine, request);
    using Fate = LoopbackTransport::Fate;
    for (const Step::NetFault &each : faults) {
        if (each.nth != machine.requests)
            continue;
        switch (each.fault) {
        case Fault::LoseRequest:
            return {Fate::LoseRequest};
        case Fault::LoseAnswer:
            return {Fate::LoseAnswer};
        case Fault::TwiceRequest:
            return {Fate::DeliverTwice};
        case Fault::HoldRequest:
            return {Fate::Hold};
        case Fault::HoldAnswer:
            return {Fate::HoldAnswer};
        case Fault::DieBeforeCommit:
            return {Fate::DieBeforeCommit};
        case Fault::DieAfterCommit:
            return {Fate::DieAfterCommit};
        case Fault::ServerBusy:
            return LoopbackTransport::refuse(ErrorCode::ServerBusy, 2);
        case Fault::CutAnswer:
            machine.cutNext = true;
            return {};
        case Fault::WrongServer:
            return {Fate::Answer, {200, "text/html", "<html>log in</html>", 0}};
        case Fault::TooLarge:
            return request.path == PullPath ? LoopbackTransport::Verdict() : LoopbackTransport::refuse(ErrorCode::BatchTooLarge);
        case Fault::TooMany:
            return LoopbackTransport::refuse(ErrorCode::RateLimited, 30);
        case Fault::TokenRefused:
            return LoopbackTransport::refuse(ErrorCode::TokenExpired);
        default:
            return LoopbackTransport::refuse(ErrorCode::ServerError);
        }
    }
    return {};
}

void World::sayRequest(const Machine &machine, const TransportRequest &request)
{
    const auto push = request.path == PushPath ? parsePushRequest(request.body) : fail(ErrorCode::NotFound);
    const auto pull = request.path == PullPath ? parsePullRequest(request.body) : fail(ErrorCode::NotFound);
    QByteArray details;
    if (pull)
        details = " after " + QByteArray::number(pull->afterUpdatedAt);
    if (pull && pull->belowKeyVersion)
        details += " below version " + QByteArray::number(*pull->belowKeyVersion);
    say("  " + nameOf(machine) + " request " + QByteArray::number(machine.requests) + ' ' + request.server.host().toUtf8()
        + request.path + details);
    for (const Change &change : push ? push->changes : std::vector<Change>())
        say("    " + change.tableName + ' ' + change.rowPks + ' ' + change.columnName + ' ' + change.hlcTimestamp);
}

/// With one server, and nothing to offer anew, only own cells have a reason to travel: all others
/// came from there.
void World::checkEcho(Machine &machine, const TransportRequest &request)
{
    const auto push = parsePushRequest(request.body);
    const auto backends = BackendStore(machine.device->replica()).list();
    // Started over meanwhile: everything is offered.
    if (!push || !backends || backends->isEmpty() || backends->first().push.offerPending) {
        machine.echoGuard = false;
        return;
    }
    const QByteArray own = machine.device->node();
    for (const Change &change : push->changes) {
        const QByteArrayView node = nodeOf(change.hlcTimestamp);
        // It is sealed anew, under a newer key.
        if (m_servers.front()->isUnderFormerKey(change, machine.device->number()))
            continue;
        requireNothing(node == own || node == QByteArrayView("0000000000000000")
                           ? QByteArray()
                           : "echoed to where it came from: " + change.tableName + ' ' + change.rowPks + ' '
                               + change.columnName,
                       machine);
    }
}

} // namespace haex::sim
