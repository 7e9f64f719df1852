// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/conflictjournal.h"
#include "tests/scenario/eventloop.h"
#include "tests/scenario/steps.h"
#include "tests/scenario/tablerows.h"
#include "tests/scenario/testtables.h"

#include <QCryptographicHash>

namespace haex {
namespace {

constexpr qint64 DefaultRounds = 20;

Result<SyncMode> modeOf(const Json &step)
{
    const QByteArray mode = step.at("mode").text();
    if (mode.isEmpty() || mode == "both")
        return SyncMode::Both;
    if (mode == "pull")
        return SyncMode::PullOnly;
    if (mode == "push")
        return SyncMode::PushOnly;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("no mode ") + QString::fromUtf8(mode));
}

/// The servers that `backend` names; all enabled backends of the device when it is missing.
Result<QByteArrayList> serversOf(ScenarioDevice &device, const Json &step)
{
    if (!step.at("backend").isMissing())
        return step.at("backend").texts();
    HAEX_ASSIGN(backends, device.backends());
    QByteArrayList servers;
    for (const Backend &backend : backends) {
        if (backend.enabled)
            servers += backend.name.toUtf8();
    }
    return servers;
}

/// An error of the sync is no error of the step: the device shows it.
Result<> syncDevices(World &world, const Json &step)
{
    HAEX_ASSIGN(mode, modeOf(step));
    HAEX_ASSIGN(devices, devicesOn(world, step));
    for (ScenarioDevice *device : devices) {
        HAEX_ASSIGN(servers, serversOf(*device, step));
        for (const QByteArray &server : servers) {
            HAEX_TRY(device->backend(server));
            (void)device->sync(server, mode);
            runWhatIsLeft();
        }
    }
    return {};
}

Result<> startTask(World &world, const Json &step)
{
    HAEX_ASSIGN(mode, modeOf(step));
    HAEX_ASSIGN(device, deviceOn(world, step));
    HAEX_ASSIGN(servers, serversOf(*device, step));
    if (servers.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("the device has no backend"));
    HAEX_TRY(device->backend(servers.first()));
    world.conductor().add(step.at("task").text(), {device->name(), servers.first()}, mode);
    return {};
}

/// Begins with the task or goes on with it, until it ends or is held up.
Result<> letRun(World &world, SyncTask &task)
{
    if (task.hasBegun()) {
        task.release();
    } else {
        HAEX_ASSIGN(device, world.device(task.place().device));
        HAEX_TRY(device->startTask(task));
    }
    const auto stands = [&] { return task.hasEnded() || world.conductor().isHeld(task.place()); };
    return runUntil(stands) ? Result<>()
                            : fail(ErrorCode::Timeout, QStringLiteral("the task never ended"));
}

/// A task that ends without reaching the point has ended: its cycle had nothing to do there.
Result<> runTaskUntil(World &world, const Json &step)
{
    SyncTask *task = world.conductor().find(step.at("task").text());
    if (!task || task->hasEnded())
        return {};
    task->stopAt(step.at("at").text(), step.at("nth").integer(1));
    return letRun(world, *task);
}

Result<> finishTask(World &world, const Json &step)
{
    SyncTask *task = world.conductor().find(step.at("task").text());
    if (!task || task->hasEnded())
        return {};
    task->stopNowhere();
    return letRun(world, *task);
}

Result<> addDeviceState(ScenarioDevice &device, QCryptographicHash &hash)
{
    HAEX_ASSIGN(digest, contentDigest(device.replica()));
    HAEX_ASSIGN(
        counts,
        device.replica().database().scalar(
            "SELECT concat_ws(' ', (SELECT sum(last_pull_timestamp) FROM haex_sync_backends),"
            " (SELECT count(*) FROM haex_crdt_held), (SELECT count(*) FROM haex_crdt_quarantine),"
            " (SELECT count(*) FROM haex_crdt_tombstones))"));
    hash.addData(digest + '|' + counts.bytes() + '\n');
    return {};
}

/// Equal before and after a round in which nothing changed and nobody pushed.
Result<QByteArray> stateOf(const World &world)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &server : world.servers())
        hash.addData(QByteArray::number(server->sequence().value_or(-1)) + ' '
                     + QByteArray::number(server->pushes()) + '\n');
    for (const auto &device : world.devices())
        HAEX_TRY(addDeviceState(*device, hash));
    return hash.result();
}

/// Everyone with every backend, once; answers what went wrong.
Result<QByteArrayList> syncEveryone(World &world)
{
    QByteArrayList errors;
    for (const auto &device : world.devices()) {
        HAEX_ASSIGN(servers, serversOf(*device, Json()));
        for (const QByteArray &server : servers) {
            const auto ended = device->sync(server, SyncMode::Both);
            runWhatIsLeft();
            if (ended && !*ended)
                errors += device->name() + " with " + server + ": "
                    + ended->error().toString().toUtf8();
        }
    }
    return errors;
}

Result<> quiesce(World &world, const Json &step)
{
    QuiesceOutcome &outcome = world.lastQuiesce();
    outcome = {};
    HAEX_ASSIGN(before, stateOf(world));
    for (qint64 round = 0; round < step.at("rounds").integer(DefaultRounds); ++round) {
        HAEX_ASSIGN(errors, syncEveryone(world));
        HAEX_ASSIGN(after, stateOf(world));
        outcome.isQuiet = after == before;
        outcome.errors = errors;
        if (outcome.isQuiet && errors.isEmpty())
            return {};
        before = after;
    }
    return {};
}

} // namespace

const StepTable &syncSteps()
{
    static const StepTable steps{
        {"sync", syncDevices},  {"start", startTask}, {"until", runTaskUntil},
        {"finish", finishTask}, {"quiesce", quiesce},
    };
    return steps;
}

} // namespace haex
