// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/cyclepacer.h"
#include "core/vault/vaultsession.h"
#include "tests/scenario/conductor.h"
#include "tests/scenario/network.h"
#include "tests/scenario/server.h"
#include "tests/scenario/vaultimage.h"

#include <QMap>

namespace haex {

struct VaultSeed;

/// One device of a scenario: a machine with its folder, clock and network, and on it the product,
/// with an encrypted vault file. The person at it signs in again when a server asks for that.
class ScenarioDevice final : private CyclePacer
{
public:
    /// What all devices of a scenario share; must outlive them.
    struct Surroundings
    {
        const WorldClock &clock;
        Random &random;
        Conductor &conductor;
        const std::deque<std::unique_ptr<ScenarioServer>> &servers;
    };

    ScenarioDevice(QByteArray name, const QString &folder, qint64 offsetMs,
                   const Surroundings &world);
    ~ScenarioDevice() override;

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] SkewedClock &clock() { return m_clock; }
    [[nodiscard]] ScenarioNetwork &network() { return m_network; }
    [[nodiscard]] Replica &replica() { return m_session->replica(); }
    [[nodiscard]] VaultSession &session() { return *m_session; }
    [[nodiscard]] SyncEngine &engine();

    /// A new vault file from that seed.
    [[nodiscard]] Result<> create(const VaultSeed &seed);
    [[nodiscard]] Result<> open();
    /// In order, as when the vault is locked.
    void close();
    /// As kill -9: what was committed is there, and nothing that closing would write.
    [[nodiscard]] Result<> kill();
    [[nodiscard]] Result<VaultImage> image() const { return VaultImage::take(m_machine); }
    /// The same machine with an older state of its disk.
    [[nodiscard]] Result<> losePower(const VaultImage &image);
    /// Somebody copies a vault file here, over what is there.
    [[nodiscard]] Result<> receive(const VaultImage &image);

    [[nodiscard]] Result<> addBackend(const ScenarioServer &server, bool registerAccount);
    /// By the names of their servers.
    [[nodiscard]] Result<QList<Backend>> backends();
    /// `not_found` when the server is no backend here.
    [[nodiscard]] Result<Backend> backend(const QByteArray &server);

    /// A new session, under the identity that the device has now.
    [[nodiscard]] Result<> signIn(const Backend &backend);

    /// Asks for a sync and lets it run, until it ends or a task holds it up; nullopt = held up.
    [[nodiscard]] std::optional<Result<>> sync(const QByteArray &server, SyncMode mode);
    [[nodiscard]] Result<> startTask(SyncTask &task);

private:
    void reached(const QByteArray &backendId, const QByteArray &point,
                 std::function<void()> proceed) override;
    [[nodiscard]] VaultEnvironment environment();
    void attach(std::unique_ptr<VaultSession> session);
    [[nodiscard]] std::optional<Result<>> syncOnce(const Backend &backend, SyncMode mode);

    QByteArray m_name;
    MachineFolder m_machine;
    Surroundings m_world;
    SkewedClock m_clock;
    ScenarioNetwork m_network;
    std::unique_ptr<VaultSession> m_session;
    /// Backend id → server, of removed ones too.
    QHash<QByteArray, QByteArray> m_serverOf;
};

} // namespace haex
