// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crashstage.h"

#include "core/sync/syncengine.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/tables/tablebrowser.h"
#include "tests/support/orabort.h"
#include "tests/support/testvault.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <optional>

namespace haex {
namespace {

constexpr quint64 Seed = 20261125;

SecretBytes password()
{
    return SecretBytes::fromPassword(QStringLiteral("crash test"));
}

Result<> sql(VaultSession &session, QByteArrayView script)
{
    HAEX_TRY(runUserSql(session.replica(), script));
    return {};
}

Result<> syncOnce(VaultSession &session)
{
    std::optional<Result<>> answer;
    QEventLoop loop;
    session.sync().syncNow({}, SyncMode::Both, [&](Result<> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

/// With ids of their own, so that a second try saves the same.
Result<> saveItems(VaultSession &session)
{
    QList<VaultItem> items;
    for (int number = 0; number < 8; ++number) {
        VaultItem item;
        item.id = "item-" + QByteArray::number(number);
        item.title = QStringLiteral("Login %1").arg(number);
        item.notes = QString(number * 200, u'n');
        items.append(item);
    }
    return session.items().saveAll(items);
}

} // namespace

const std::vector<CrashStage::Step> &CrashStage::steps()
{
    static const std::vector<Step> all {
        {"create table",
         [](VaultSession &session) {
             return sql(session, "CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,"
                                 " body TEXT, size INTEGER UNIQUE)");
         }},
        {"insert rows",
         [](VaultSession &session) {
             return sql(session, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)"
                                 " INSERT INTO notes SELECT 'n' || i, 'title ' || i, hex(zeroblob(i * 9)), i FROM n");
         }},
        {"sync", syncOnce},
        {"update rows",
         [](VaultSession &session) { return sql(session, "UPDATE notes SET body = 'b' || id WHERE size % 3 = 0"); }},
        {"replace and delete",
         [](VaultSession &session) {
             return sql(session, "INSERT OR REPLACE INTO notes VALUES ('x1', 'new', NULL, 7);"
                                 " DELETE FROM notes WHERE size > 50");
         }},
        {"items", saveItems},
        {"sync again", syncOnce},
        {"device name",
         [](VaultSession &session) { return session.setDeviceName(QStringLiteral("renamed")); }},
        {"alter table",
         [](VaultSession &session) {
             return sql(session, "ALTER TABLE notes ADD COLUMN colour TEXT; UPDATE notes SET colour = 'red' WHERE size < 5");
         }},
        {"last sync", syncOnce},
    };
    return all;
}

CrashStage::CrashStage()
    : m_random(Seed)
    , m_server("crash", m_clock)
    , m_transport(LoopbackTransport::Pace::Queued)
{
    startCryptoForTests();
    m_transport.attach(m_server);
    prepare();
}

CrashStage::~CrashStage() = default;

VaultEnvironment CrashStage::environment()
{
    return {m_clock, m_random, m_transport, m_folder.filePath(QStringLiteral("identities")), {testKdfCost()}};
}

void CrashStage::prepare()
{
    m_session = orAbort(VaultSession::create(path(), QStringLiteral("Crash"), password(), environment(),
                                             QStringLiteral("device")),
                        "create");
    BackendCredentials credentials;
    credentials.url = m_server.url();
    credentials.email = QStringLiteral("crash@example.org");
    credentials.accountPassword = SecretBytes::fromPassword(QStringLiteral("an account password"));
    credentials.registerAccount = true;
    std::optional<Result<Backend>> answer;
    QEventLoop loop;
    m_session->sync().addBackend(std::move(credentials), [&](Result<Backend> backend) {
        answer.emplace(std::move(backend));
        loop.quit();
    });
    if (!answer)
        loop.exec();
    orAbort(std::move(*answer), "backend");
    m_session.reset();
}

Result<> CrashStage::open()
{
    HAEX_ASSIGN(session, VaultSession::open(path(), password(), environment()));
    m_session = std::move(session);
    return {};
}

Result<> CrashStage::sync()
{
    return syncOnce(*m_session);
}

QByteArray CrashStage::state() const
{
    Database &database = m_session->replica().database();
    const QByteArray rows = orAbort(contentDigest(m_session->replica()), "digest");
    const CellValue stones = orAbort(
        database.scalar("SELECT group_concat(table_name || row_pks) FROM haex_crdt_tombstones"), "tombstones");
    const CellValue tables = orAbort(
        database.scalar("SELECT group_concat(sql) FROM sqlite_schema WHERE name = 'notes'"), "schema");
    const CellValue name = orAbort(database.scalar("SELECT group_concat(name) FROM vault_devices"), "devices");
    return rows + '|' + stones.bytes() + '|' + tables.bytes() + '|' + name.bytes();
}

QStringList CrashStage::problems() const
{
    QStringList found = orAbort(m_session->check(true), "check");
    Replica &replica = m_session->replica();
    for (const SyncedTable &table : replica.tables()) {
        const QByteArray quoted = quoteIdentifier(table.name);
        const CellValue wrong = orAbort(
            replica.database().scalar("SELECT count(*) FROM " + quoted
                                      + " WHERE haex_timestamp IS NOT (SELECT max(value) FROM"
                                        " json_each(haex_column_hlcs))"),
            "clocks");
        if (wrong.toInteger() > 0)
            found.append(QStringLiteral("haex_timestamp in %1").arg(QString::fromUtf8(table.name)));
    }
    return found;
}

} // namespace haex
