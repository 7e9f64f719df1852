// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/sqliteserverstore.h"

#include "core/server/epoch.h"
#include "core/server/serverschema.h"
#include "core/server/contentcheck.h"
#include "core/server/sqliteaccountstore.h"
#include "core/server/sqliteconfirmations.h"
#include "core/server/sqlitepairingstore.h"
#include "core/server/sqliteremovalstore.h"
#include "core/server/sqlitevaultstore.h"
#include "core/storage/transaction.h"

#include <QFile>

#include <sqlite3.h>

#include <utility>

namespace haex {
namespace {

constexpr int AllPages = -1;

struct CloseConnection
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

Result<Connection> connect(const QString &path, int flags)
{
    sqlite3 *raw = nullptr;
    const int rc = sqlite3_open_v2(QFile::encodeName(path).constData(), &raw, flags, nullptr);
    Connection connection(raw);
    if (rc != SQLITE_OK)
        return fail(ErrorCode::IoError, path);
    return connection;
}

Result<> copyDatabase(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return fail(sqliteError(to, SQLITE_ERROR));
    sqlite3_backup_step(backup, AllPages);
    const int rc = sqlite3_backup_finish(backup);
    if (rc != SQLITE_OK)
        return fail(sqliteError(to, rc));
    return {};
}

} // namespace

SqliteServerStore::SqliteServerStore(std::unique_ptr<Database> database, Random &random)
    : m_database(std::move(database))
    , m_accounts(std::make_unique<SqliteAccountStore>(*m_database))
    , m_vaults(std::make_unique<SqliteVaultStore>(*m_database))
    , m_pairings(std::make_unique<SqlitePairingStore>(*m_database))
    , m_removals(std::make_unique<SqliteRemovalStore>(*m_database))
    , m_random(random)
{
}

SqliteServerStore::~SqliteServerStore() = default;

Result<std::unique_ptr<SqliteServerStore>> SqliteServerStore::open(const QString &path,
                                                                   Random &random)
{
    const bool exists = path != QLatin1StringView(":memory:") && QFile::exists(path);
    const auto mode = exists ? Database::Mode::ReadWrite : Database::Mode::Create;
    HAEX_ASSIGN(database, Database::openPlain(path, mode));
    HAEX_TRY(prepareServerSchema(*database));
    return std::unique_ptr<SqliteServerStore>(new SqliteServerStore(std::move(database), random));
}

AccountStore &SqliteServerStore::accounts()
{
    return *m_accounts;
}

VaultStore &SqliteServerStore::vaults()
{
    return *m_vaults;
}

PairingStore &SqliteServerStore::pairings()
{
    return *m_pairings;
}

RemovalStore &SqliteServerStore::removals()
{
    return *m_removals;
}

Result<bool> SqliteServerStore::changedElsewhere()
{
    HAEX_ASSIGN(version, m_database->scalar("PRAGMA data_version"));
    return std::exchange(m_dataVersion, version.toInteger()) != version.toInteger();
}

Result<QStringList> SqliteServerStore::check()
{
    HAEX_ASSIGN(problems, m_database->check(true));
    for (const ContentRule &rule : ContentRules) {
        HAEX_ASSIGN(count, m_database->scalar(rule.sql));
        if (count.toInteger() > 0)
            problems += sentenceFor(rule, count.toInteger());
    }
    return problems;
}

Result<qint64> SqliteServerStore::newestTimeMs()
{
    HAEX_ASSIGN(newest, m_database->scalar("SELECT max(last_seen_at) FROM device"));
    return newest.toInteger();
}

Result<> SqliteServerStore::backupTo(const QString &path)
{
    // Beside its final name first: a copy that was cut short must not look like one.
    const QString partial = path + QStringLiteral(".part");
    QFile::remove(partial);
    {
        HAEX_ASSIGN(target, connect(partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
        HAEX_TRY(copyDatabase(m_database->handle(), target.get()));
    }
    QFile::remove(path);
    if (!QFile::rename(partial, path))
        return fail(ErrorCode::IoError, path);
    return {};
}

Result<> SqliteServerStore::restoreFrom(const QString &path)
{
    HAEX_ASSIGN(source, connect(path, SQLITE_OPEN_READWRITE));
    m_database->clearStatements();
    m_vaults->forgetWords();
    HAEX_TRY(copyDatabase(source.get(), m_database->handle()));
    HAEX_TRY(prepareServerSchema(*m_database));
    HAEX_ASSIGN(transaction, Transaction::begin(*m_database));
    HAEX_TRY(renewEpochs());
    return transaction.commit();
}

Result<> SqliteServerStore::takeSessionsOf(const QString &path)
{
    HAEX_ASSIGN(attach, m_database->prepare("ATTACH ?1 AS other"));
    HAEX_TRY(attach.bindString(1, path).run());
    const auto taken = [&]() -> Result<> {
        HAEX_ASSIGN(transaction, Transaction::begin(*m_database));
        HAEX_TRY(m_database->execute(
            "DELETE FROM device;"
            "INSERT INTO device SELECT * FROM other.device WHERE account IN (SELECT id FROM account);"
            "INSERT INTO session SELECT * FROM other.session WHERE device IN (SELECT id FROM device);"
            "INSERT INTO token SELECT * FROM other.token WHERE session IN (SELECT id FROM session);"));
        return transaction.commit();
    }();
    HAEX_TRY(m_database->execute("DETACH other"));
    return taken;
}

Result<> SqliteServerStore::renewEpochs()
{
    std::vector<qint64> vaults;
    HAEX_ASSIGN(query, m_database->prepare("SELECT id FROM vault"));
    while (true) {
        HAEX_ASSIGN(row, query.step());
        if (!row)
            break;
        vaults.push_back(query.integer(0));
    }
    for (const qint64 vault : vaults) {
        HAEX_ASSIGN(update, m_database->cached("UPDATE vault SET epoch=?1 WHERE id=?2"));
        HAEX_TRY(update->bindText(1, makeEpoch(m_random)).bind(2, vault).run());
    }
    // What devices confirmed was about the history that is gone; each asks for everything again.
    return SqliteConfirmations(*m_database).forgetAll();
}

} // namespace haex
