// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "tests/support/fakeclock.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/seededrandom.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace haex {

/// One device with a vault file of its own, a server in the same process, and what a person does in
/// a session, step by step. Made anew for every run, so that each starts from the same bytes.
class CrashStage final
{
public:
    struct Step
    {
        QByteArray name;
        std::function<Result<>(VaultSession &)> work;
    };

    CrashStage();
    ~CrashStage();

    [[nodiscard]] static const std::vector<Step> &steps();

    [[nodiscard]] Result<> open();
    /// The machine, or the process, is gone: nothing is closed in order.
    void close() { m_session.reset(); }
    [[nodiscard]] bool isOpen() const { return m_session != nullptr; }
    [[nodiscard]] VaultSession &session() const { return *m_session; }
    [[nodiscard]] Result<> run(size_t step) { return steps().at(step).work(*m_session); }

    /// What the person sees, and what the device knows of deleted rows.
    [[nodiscard]] QByteArray state() const;
    /// Problems of the file and of the rows' bookkeeping; empty when sound.
    [[nodiscard]] QStringList problems() const;
    [[nodiscard]] Result<> sync();

private:
    void prepare();
    [[nodiscard]] VaultEnvironment environment();
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("vault.haexvault")); }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random;
    LoopbackServer m_server;
    LoopbackTransport m_transport;
    std::unique_ptr<VaultSession> m_session;
};

} // namespace haex
