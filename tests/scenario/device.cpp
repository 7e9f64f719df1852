// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/device.h"

#include "core/sync/syncengine.h"
#include "core/vault/vaultseed.h"
#include "tests/scenario/eventloop.h"
#include "tests/support/testvault.h"

#include <QDir>

#include <algorithm>

namespace haex {
namespace {

SecretBytes vaultPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("scenario vault"));
}

SecretBytes accountPassword()
{
    return SecretBytes::fromPassword(QStringLiteral("scenario account"));
}

/// What only signing in again mends.
bool wantsSignIn(const Error &error)
{
    return error.code == ErrorCode::Unauthorized || error.code == ErrorCode::TokenExpired
        || error.code == ErrorCode::DeviceMismatch;
}

} // namespace

ScenarioDevice::ScenarioDevice(QByteArray name, const QString &folder, qint64 offsetMs,
                               const Surroundings &world)
    : m_name(std::move(name))
    , m_machine{folder}
    , m_world(world)
    , m_clock(world.clock, offsetMs)
    , m_network(m_name, world.servers, world.conductor)
{
    QDir().mkpath(folder);
}

ScenarioDevice::~ScenarioDevice()
{
    close();
}

VaultEnvironment ScenarioDevice::environment()
{
    return {m_clock, m_world.random, m_network, m_machine.identities(), {testKdfCost()}};
}

SyncEngine &ScenarioDevice::engine()
{
    return m_session->sync();
}

void ScenarioDevice::attach(std::unique_ptr<VaultSession> session)
{
    m_session = std::move(session);
    engine().setPacer(*this);
}

Result<> ScenarioDevice::create(const VaultSeed &seed)
{
    HAEX_ASSIGN(session,
                VaultSession::createFrom(m_machine.vault(), seed, vaultPassword(), environment()));
    attach(std::move(session));
    return {};
}

Result<> ScenarioDevice::open()
{
    HAEX_ASSIGN(session, VaultSession::open(m_machine.vault(), vaultPassword(), environment()));
    attach(std::move(session));
    return {};
}

void ScenarioDevice::close()
{
    m_world.conductor.forget(m_name);
    m_network.abandon();
    m_session.reset();
}

Result<> ScenarioDevice::kill()
{
    HAEX_ASSIGN(atDeath, image());
    return losePower(atDeath);
}

Result<> ScenarioDevice::losePower(const VaultImage &image)
{
    close();
    HAEX_TRY(image.putBack(m_machine));
    return open();
}

Result<> ScenarioDevice::receive(const VaultImage &image)
{
    close();
    HAEX_TRY(image.copyTo(m_machine));
    return open();
}

void ScenarioDevice::reached(const QByteArray &backendId, const QByteArray &point,
                             std::function<void()> proceed)
{
    m_world.conductor.reached({m_name, m_serverOf.value(backendId)}, point, std::move(proceed));
}

Result<> ScenarioDevice::addBackend(const ScenarioServer &server, bool registerAccount)
{
    BackendCredentials credentials;
    credentials.url = server.url();
    credentials.email = QStringLiteral("ada@example.org");
    credentials.accountPassword = accountPassword();
    credentials.registerAccount = registerAccount;
    credentials.backendName = QString::fromUtf8(server.name());
    std::optional<Result<Backend>> added;
    m_network.setCalm(true);
    engine().addBackend(std::move(credentials),
                        [&](Result<Backend> backend) { added.emplace(std::move(backend)); });
    const bool ended = runUntil([&] { return added.has_value(); });
    m_network.setCalm(false);
    if (!ended)
        return fail(ErrorCode::Timeout, QStringLiteral("adding a backend never ended"));
    if (!*added)
        return fail(added->error());
    m_serverOf.insert((*added)->id, server.name());
    return {};
}

Result<QList<Backend>> ScenarioDevice::backends()
{
    HAEX_ASSIGN(list, engine().backends());
    for (const Backend &backend : list)
        m_serverOf.insert(backend.id, backend.name.toUtf8());
    return list;
}

Result<Backend> ScenarioDevice::backend(const QByteArray &server)
{
    HAEX_ASSIGN(list, backends());
    const auto found = std::ranges::find(list, QString::fromUtf8(server), &Backend::name);
    if (found == list.end())
        return fail(ErrorCode::NotFound,
                    QString::fromUtf8("no backend " + server + " on " + m_name));
    return *found;
}

std::optional<Result<>> ScenarioDevice::sync(const QByteArray &server, SyncMode mode)
{
    const auto found = backend(server);
    if (!found)
        return fail(found.error());
    if (!found->enabled)
        return Result<>();
    auto ended = syncOnce(*found, mode);
    if (!ended || *ended || !wantsSignIn(ended->error()))
        return ended;
    if (const auto signedIn = signIn(*found); !signedIn)
        return signedIn;
    return syncOnce(*found, mode);
}

std::optional<Result<>> ScenarioDevice::syncOnce(const Backend &backend, SyncMode mode)
{
    // Shared: a sync that a task holds up ends after this returned.
    const auto ended = std::make_shared<std::optional<Result<>>>();
    engine().syncNow(backend.id, mode,
                     [ended](Result<> result) { ended->emplace(std::move(result)); });
    const BackendPlace place{m_name, m_serverOf.value(backend.id)};
    if (!runUntil([&] { return ended->has_value() || m_world.conductor.isHeld(place); }))
        return fail(ErrorCode::Timeout, QStringLiteral("a sync never ended"));
    return *ended;
}

Result<> ScenarioDevice::signIn(const Backend &backend)
{
    std::optional<Result<>> ended;
    m_network.setCalm(true);
    engine().logIn(backend.id, accountPassword(),
                   [&](Result<> result) { ended.emplace(std::move(result)); });
    const bool hasEnded = runUntil([&] { return ended.has_value(); });
    m_network.setCalm(false);
    return hasEnded ? *ended : fail(ErrorCode::Timeout, QStringLiteral("signing in never ended"));
}

Result<> ScenarioDevice::startTask(SyncTask &task)
{
    HAEX_ASSIGN(found, backend(task.place().server));
    engine().syncNow(found.id, task.mode(), task.begin());
    return {};
}

} // namespace haex
