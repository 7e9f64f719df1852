// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/sync/syncengine.h"
#include "core/vault/vaultsession.h"
#include "tests/simulation/cyclestops.h"
#include "tests/simulation/simserver.h"
#include "tests/support/crashstage.h"

#include <map>

namespace haex::sim {

/// One machine of a simulation: a vault file on its disk, a clock, a network. Everything on it is
/// the product's own: the session, its sync engine, its identity.
class SimDevice final
{
public:
    SimDevice(int number, const QString &folder, quint64 seed, std::vector<std::unique_ptr<SimServer>> &servers);
    ~SimDevice();

    /// The vault of all devices, with nothing in it: their files are copies of it.
    static void makeTemplate(const QString &path, bool blindNames);
    /// Of the templates with blind names, for who reads what their servers have.
    [[nodiscard]] static VaultKeyring blindKeyring();
    /// A copy of it with these tables.
    static void makeTemplate(const QString &path, const QString &base, const QByteArrayList &schema);
    void install(const QString &vaultFile);
    /// The file of a vault that is open, with its journal, as somebody copies it.
    void installOpen(const SimDevice &from);
    /// Opens it while another program holds a lock on the file: what the person is told.
    [[nodiscard]] std::optional<ErrorCode> openBusy();

    [[nodiscard]] Result<> open();
    [[nodiscard]] bool isOpen() const { return m_session != nullptr; }
    /// What a second program on the same vault is told; nothing when it opened.
    [[nodiscard]] std::optional<ErrorCode> openAgain();
    void close();
    /// As kill -9: nothing more reaches the disk.
    void kill();
    /// The kill, and the disk loses what was not synced, or some of it.
    void losePower(quint32 seed);
    [[nodiscard]] VaultSession &session() const { return *m_session; }
    [[nodiscard]] Replica &replica() const { return m_session->replica(); }
    [[nodiscard]] QByteArray node() const { return replica().clock().node().toHex(); }
    [[nodiscard]] QString path() const;
    [[nodiscard]] int number() const { return m_number; }
    /// The vault file's bytes as they are on the disk now.
    [[nodiscard]] QByteArray fileBytes() const;

    [[nodiscard]] FakeClock &clock() { return m_clock; }
    void setTime(qint64 nowMs);
    void setOffset(qint64 milliseconds) { m_offsetMs = milliseconds; }
    void setFrozen(bool frozen) { m_frozen = frozen; }

    [[nodiscard]] bool backUp();
    /// The person puts the backup in the vault's place.
    [[nodiscard]] bool restore();
    void keepFile();
    /// The file's older content comes back under the same name, as after a disk's own snapshot.
    [[nodiscard]] bool putBackFile();

    [[nodiscard]] Result<> sql(const QByteArray &script);
    [[nodiscard]] Result<> addBackend(int server);
    [[nodiscard]] QByteArray backendId(int server);
    [[nodiscard]] Result<> logIn(int server);
    /// `server` -1: all. Ends at once, unless something holds it up.
    void startSync(int server, SyncMode mode);
    [[nodiscard]] bool isSyncing() const { return m_syncing && !m_answer; }
    /// Compares with the other devices (R28), with the syncs that it takes; `finishSync` brings it to its end.
    void startVerify();
    /// Syncs by itself from now on: with its servers' realtime events, and without timers that could come.
    void listen();
    void stopListening();
    /// After a server split, or was joined.
    void findServers();
    /// Lets what is held up go on; false when the cycle does not end.
    [[nodiscard]] bool finishSync();
    [[nodiscard]] const std::optional<Result<>> &answer() const { return m_answer; }

    [[nodiscard]] LoopbackTransport &transport() { return *m_transport; }
    [[nodiscard]] CycleStops &stops() { return m_stops; }

private:
    [[nodiscard]] VaultEnvironment environment();
    [[nodiscard]] QString pathOf(const char *what) const;
    void drop();
    void replaceWith(const QString &file);

    int m_number;
    QString m_folder;
    std::vector<std::unique_ptr<SimServer>> &m_servers;
    FakeClock m_clock;
    qint64 m_offsetMs = 0;
    bool m_frozen = false;
    SeededRandom m_random;
    CycleStops m_stops;
    std::unique_ptr<LoopbackTransport> m_transport;
    std::unique_ptr<VaultSession> m_session;
    bool m_syncing = false;
    std::optional<Result<>> m_answer;
    bool m_hasBackup = false;
    QByteArray m_keptFile;
};

} // namespace haex::sim
