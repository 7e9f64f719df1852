// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/blindnames.h"
#include "core/vault/keys/keystatus.h"
#include "tests/support/syncstage.h"

#include <memory>
#include <optional>

namespace haex {

/// Test histories of one vault on three devices, A, B and C, that have met at a server, beside which
/// there is a second one. A test program's class derives from it.
class DeviceTrio : public SyncStage
{
protected:
    static constexpr qint64 HourMs = 3600'000;

    void setUp();
    void tearDown();

    [[nodiscard]] VaultEnvironment environment() override;
    using SyncStage::join;
    [[nodiscard]] Result<Session> join(const char *name, LoopbackServer &server) { return join(name, server, "first"); }
    [[nodiscard]] Session joined(const char *name, LoopbackServer &server)
    {
        auto session = join(name, server);
        return session ? std::move(*session) : nullptr;
    }
    /// Everything that is said has been heard.
    void settle() { SyncStage::settle({m_a.get(), m_b.get(), m_c.get()}, 4); }
    static void write(VaultSession &session, const char *title);
    /// As `haexctl verify` on each, until all have heard all; minutes go by.
    void compare();
    /// Up to when the device confirmed what is here, as the proofs say; -1 when they do not name it.
    [[nodiscard]] static qint64 confirmedMs(VaultSession &session, const QByteArray &deviceId);
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

    quint64 m_sealingsLimit = quint64{1} << 30;
    QByteArrayList m_forgotten;
    std::unique_ptr<LoopbackServer> m_one;
    std::unique_ptr<LoopbackServer> m_two;
    std::optional<BlindNames> m_names;
    Session m_a;
    Session m_b;
    Session m_c;
};

} // namespace haex
