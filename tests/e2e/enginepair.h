// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "core/replica/replica.h"
#include "tests/support/testvault.h"

#include <QTemporaryDir>
#include <QTest>

namespace haex {

/// Two devices as the window runs them, with the timing that it has, and one vault: the second one joined by
/// the account. Aborts the test program when they cannot be made.
class EnginePair final
{
public:
    static constexpr int PatienceMs = 30'000;

    template <class T>
    [[nodiscard]] static Result<T> wait(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, PatienceMs))
            return fail(ErrorCode::Timeout);
        return future.result();
    }
    [[nodiscard]] static auto sql(VaultService &service, const QByteArray &script)
    {
        return wait(service.run([script](VaultSession &session) { return runUserSql(session.replica(), script); }));
    }

    /// `schema` makes the person's tables, before the first sync.
    EnginePair(const QString &url, const QByteArray &schema)
        : a(device("a"))
        , b(device("b"))
    {
        startCryptoForTests();
        must(wait(a->createVault(m_folder.filePath(QStringLiteral("a.haex")), QStringLiteral("Ada"), secret())));
        must(sql(*a, schema));
        BackendCredentials credentials;
        credentials.url = QUrl(url);
        credentials.email = QStringLiteral("ada@example.org");
        credentials.accountPassword = secret();
        credentials.registerAccount = true;
        must(wait(a->addBackend(std::move(credentials))));
        must(wait(a->syncNow()));
        JoinRequest request;
        request.backendUrl = QUrl(url);
        request.email = QStringLiteral("ada@example.org");
        request.accountPassword = secret();
        must(wait(b->joinVault(m_folder.filePath(QStringLiteral("b.haex")), std::move(request), secret())));
    }

    /// Nothing waits, and the server's events are listened to.
    [[nodiscard]] static bool isQuiet(const VaultService &service)
    {
        const SyncStatus &status = service.status();
        return status.overall == OverallState::UpToDate && status.backends.first().realtimeConnected;
    }
    /// The first column of all rows.
    [[nodiscard]] static QByteArrayList column(VaultService &service, const QByteArray &query)
    {
        QByteArrayList values;
        const auto answer = sql(service, query);
        if (!answer)
            return values;
        for (const auto &row : answer->rows)
            values += row.at(0).bytes();
        return values;
    }

private:
    [[nodiscard]] static SecretBytes secret() { return SecretBytes::fromPassword(QStringLiteral("a long password")); }
    [[nodiscard]] std::unique_ptr<VaultService> device(const char *name) const
    {
        VaultServiceOptions options;
        options.identityDir = m_folder.filePath(QString::fromLatin1(name));
        options.kdfCosts = {testKdfCost()};
        return std::make_unique<VaultService>(std::move(options));
    }
    template <class T>
    static void must(const Result<T> &result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().toString()));
    }

    QTemporaryDir m_folder;

public:
    std::unique_ptr<VaultService> a;
    std::unique_ptr<VaultService> b;
};

} // namespace haex
