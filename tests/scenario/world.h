// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/device.h"
#include "tests/scenario/maliciousserver.h"
#include "tests/support/seededrandom.h"

#include <QTemporaryDir>

namespace haex {

/// How the last `quiesce` ended.
struct QuiesceOutcome
{
    /// Its last round changed nothing.
    bool isQuiet = false;
    /// What went wrong in its last round.
    QByteArrayList errors;
};

/// Everything that one scenario has: time, servers, devices, and what was kept of them by name.
class World final
{
public:
    explicit World(quint64 seed);
    ~World();

    [[nodiscard]] WorldClock &clock() { return m_clock; }
    [[nodiscard]] Conductor &conductor() { return m_conductor; }
    [[nodiscard]] Random &random() { return m_random; }

    /// With the account and the empty vault on it, as whoever set it up left it.
    [[nodiscard]] Result<> addServer(const Json &step);
    /// A machine that has no vault yet.
    [[nodiscard]] Result<ScenarioDevice *> addDevice(const QByteArray &name, qint64 offsetMs);
    /// The scenario's vault for a new device: every device has the same key.
    [[nodiscard]] VaultSeed seed(const QByteArray &deviceName);
    [[nodiscard]] VaultKeyring keyring() const;

    [[nodiscard]] const std::deque<std::unique_ptr<ScenarioServer>> &servers() const
    {
        return m_servers;
    }
    [[nodiscard]] const std::deque<std::unique_ptr<ScenarioDevice>> &devices() const
    {
        return m_devices;
    }
    /// `not_found`.
    [[nodiscard]] Result<ScenarioServer *> server(const QByteArray &name) const;
    [[nodiscard]] Result<ScenarioDevice *> device(const QByteArray &name) const;

    /// What devices' disks held, by device and name.
    [[nodiscard]] QMap<QByteArray, VaultImage> &images() { return m_images; }
    [[nodiscard]] QuiesceOutcome &lastQuiesce() { return m_lastQuiesce; }
    /// Ciphertexts that a malicious server remembers.
    [[nodiscard]] QMap<QByteArray, StoredVersion> &remembered() { return m_remembered; }
    [[nodiscard]] QString backupPath(const QByteArray &server, const QByteArray &name) const;

private:
    [[nodiscard]] QString newFolder();

    QTemporaryDir m_folder;
    int m_folders = 0;
    WorldClock m_clock;
    SeededRandom m_random;
    QByteArray m_vaultId;
    SecretBytes m_vaultKey;
    Conductor m_conductor;
    std::deque<std::unique_ptr<ScenarioServer>> m_servers;
    std::deque<std::unique_ptr<ScenarioDevice>> m_devices;
    QMap<QByteArray, VaultImage> m_images;
    QMap<QByteArray, StoredVersion> m_remembered;
    QuiesceOutcome m_lastQuiesce;
};

} // namespace haex
