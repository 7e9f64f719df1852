// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqliteserverstore.h"
#include "core/storage/database.h"
#include "tests/core/server/apifixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// What only a store in a file has; the rest is in tests/contract.
class TestSqliteServerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restore_survivesARestart();
    void open_refusesAStoreOfANewerVersion();

private:
    SystemRandom m_random;
    QTemporaryDir m_directory;
};

void TestSqliteServerStore::restore_survivesARestart()
{
    const QString path = m_directory.filePath(QStringLiteral("restored.sqlite"));
    const QString backup = m_directory.filePath(QStringLiteral("backup.sqlite"));
    ApiFixture server;
    const ApiDevice alice = server.registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    server.createVault(alice, ApiFixture::vaultIdOf(1));
    (void)server.pushOk(alice, ApiFixture::vaultIdOf(1), {server.cell(alice, "n1", "title", 0)});
    QVERIFY(server.store->backupTo(backup).has_value());
    {
        auto store = SqliteServerStore::open(path, m_random);
        QVERIFY(store.has_value());
        QVERIFY((*store)->restoreFrom(backup).has_value());
    }
    server.api.reset();
    server.store = SqliteServerStore::open(path, server.random).value();
    server.api = std::make_unique<SyncApi>(*server.store, server.clock, server.random,
                                           ApiFixture::cheapOptions());
    QCOMPARE(server.pullOk(alice, ApiFixture::vaultIdOf(1)).changes.size(), size_t(1));
}

void TestSqliteServerStore::open_refusesAStoreOfANewerVersion()
{
    const QString path = m_directory.filePath(QStringLiteral("newer.sqlite"));
    {
        auto database = Database::openPlain(path, Database::Mode::Create);
        QVERIFY((*database)->execute("PRAGMA user_version=1000").has_value());
    }
    const auto store = SqliteServerStore::open(path, m_random);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::VaultNewer);
}

QTEST_GUILESS_MAIN(TestSqliteServerStore)
#include "tst_sqliteserverstore.moc"
