// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/blindnames.h"
#include "core/sync/syncengine.h"
#include "core/vault/keys/keystatus.h"
#include "core/vault/vaultenvironment.h"
#include "core/vault/vaultsession.h"
#include "tests/support/awaited.h"
#include "tests/support/fakeclock.h"
#include "tests/support/loopbacktransport.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace haex {

/// Test histories of one vault on three devices, A, B and C, that have met at a server, beside which
/// there is a second one. A test program's class derives from it.
class DeviceTrio : public QObject
{
protected:
    using Session = std::unique_ptr<VaultSession>;
    static constexpr qint64 HourMs = 3600'000;

    void setUp();
    void tearDown();

    [[nodiscard]] static SecretBytes secret(const char *text)
    {
        return SecretBytes::fromPassword(QString::fromLatin1(text));
    }
    [[nodiscard]] VaultEnvironment environment();
    [[nodiscard]] QString pathOf(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name) + QStringLiteral(".haex"));
    }
    static void addServer(VaultSession &session, LoopbackServer &server);
    [[nodiscard]] Result<Session> join(const char *name, LoopbackServer &server,
                                       const char *password = "first");
    [[nodiscard]] Session joined(const char *name, LoopbackServer &server)
    {
        auto session = join(name, server);
        return session ? std::move(*session) : nullptr;
    }
    [[nodiscard]] static Result<> sync(VaultSession &session, SyncMode mode = SyncMode::Both)
    {
        return awaited<void>([&](auto done) { session.sync().syncNow({}, mode, std::move(done)); });
    }
    /// Everything that is said has been heard.
    void settle();
    static void write(VaultSession &session, const char *title);
    [[nodiscard]] static QStringList titles(VaultSession &session);
    /// What the server calls that table.
    [[nodiscard]] QByteArray atServer(const char *table)
    {
        return m_names ? m_names->table(table) : QByteArray(table);
    }
    /// The server's cells that are not under the version, but for grants.
    [[nodiscard]] qint64 cellsBeside(quint32 version);
    [[nodiscard]] static quint32 versionOf(const Session &session)
    {
        return session->info().keyVersion;
    }
    [[nodiscard]] static QByteArray idOf(const Session &session)
    {
        return session->info().deviceId;
    }
    [[nodiscard]] static qint64 sessionsOf(const QByteArray &deviceId, LoopbackServer &server)
    {
        return server.number("SELECT count(*) FROM session JOIN device ON device.id=session.device"
                             " WHERE device.device_id='"
                             + deviceId + '\'');
    }
    [[nodiscard]] static VaultDevice::KeyState stateOf(VaultSession &session,
                                                       const QByteArray &deviceId);

    FakeClock m_clock;
    SystemRandom m_random;
    quint64 m_sealingsLimit = quint64{1} << 30;
    QByteArrayList m_forgotten;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_one;
    std::unique_ptr<LoopbackServer> m_two;
    std::unique_ptr<LoopbackTransport> m_transport;
    std::optional<BlindNames> m_names;
    Session m_a;
    Session m_b;
    Session m_c;
};

} // namespace haex
