// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"
#include "core/sync/syncengine.h"
#include "core/transport/httptransport.h"
#include "core/vault/vaultsession.h"
#include "tests/e2e/commandline.h"

#include <QTest>

#include <memory>
#include <optional>

namespace haex {

inline constexpr int KillPatienceMs = 60'000;
inline constexpr int LedgerRows = 60;

/// A device's vault, opened by the test after a program was killed over it. Its tables `ledger` and
/// `log` have one round everywhere, as each transaction writes it.
struct KillSeat
{
    explicit KillSeat(const CommandLine &line)
        : device(line)
    {
    }
    [[nodiscard]] QString open()
    {
        const auto password = SecretBytes::fromPassword(QStringLiteral("vault password"));
        auto opened = VaultSession::open(device.vault, password,
                                         {clock, random, transport, device.path("identities")});
        if (!opened)
            return QStringLiteral("cannot be opened: ") + opened.error().toString();
        session = std::move(*opened);
        const auto problems = session->check(true);
        return problems ? problems->join(u'\n') : problems.error().toString();
    }
    /// The round that all rows have; none when they differ.
    [[nodiscard]] std::optional<int> round() const
    {
        const auto found = runUserSql(session->replica(),
                                      "SELECT min(round), max(round), count(*),"
                                      " (SELECT max(round) FROM log) FROM ledger");
        if (!found || found->rows.size() != 1)
            return std::nullopt;
        const auto &row = found->rows.front();
        const bool isWhole
            = row[0] == row[1] && row[0] == row[3] && row[2] == CellValue::integer(LedgerRows);
        return isWhole ? std::optional(static_cast<int>(row[0].toInteger())) : std::nullopt;
    }
    [[nodiscard]] QString sync() const
    {
        // Shared: what does not end in time may still answer while the vault is closed.
        const auto done = std::make_shared<std::optional<Result<>>>();
        session->sync().syncNow({}, SyncMode::Both,
                                [done](Result<> result) { *done = std::move(result); });
        if (!QTest::qWaitFor([&done] { return done->has_value(); }, KillPatienceMs))
            return QStringLiteral("a sync that does not end");
        return **done ? QString() : QStringLiteral("sync: ") + (**done).error().toString();
    }

    const CommandLine &device;
    SystemClock clock;
    SystemRandom random;
    HttpTransport transport;
    std::unique_ptr<VaultSession> session;
};

} // namespace haex
