// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include "core/storage/statementpool.h"
#include "core/storage/wipingmemory.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>
#include <cstring>

namespace haex {
namespace {

std::atomic<quint64> connectionCounter{0};
constexpr int VaultBusyTimeoutMs = 250;

QString optionsFor(Database::Mode mode)
{
    return mode == Database::Mode::ReadOnly ? QStringLiteral("QSQLITE_OPEN_READONLY") : QString();
}

Result<> checkPath(const QString &path, Database::Mode mode)
{
    // Qt's driver opens with CREATE; a vault that is not there must not appear by being opened.
    const QFileInfo file(path);
    if (mode == Database::Mode::Create) {
        if (file.exists())
            return fail(ErrorCode::VaultExists, path);
        return {};
    }
    if (path != QLatin1StringView(":memory:") && !file.isFile())
        return fail(ErrorCode::VaultNotFound, path);
    return {};
}

/// Whether the SQLite below Qt's driver is the one that this program is linked to. Asked of a
/// database in memory: an encrypted one answers nothing before it has its key.
Result<> compareLibraries()
{
    const QString name = QStringLiteral("haex-%1").arg(++connectionCounter);
    QString sourceId;
    {
        QSqlDatabase memory = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        memory.setDatabaseName(QStringLiteral(":memory:"));
        QSqlQuery query(memory);
        if (memory.open() && query.exec(QStringLiteral("SELECT sqlite_source_id()"))
            && query.next())
            sourceId = query.value(0).toString();
    }
    QSqlDatabase::removeDatabase(name);
    if (sourceId != QLatin1StringView(sqlite3_sourceid()))
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("Qt uses another SQLite library"));
    return {};
}

Result<> checkLibrary()
{
    static const Result<> outcome = compareLibraries();
    return outcome;
}

QByteArray rawKeyText(const SecretBytes &key, const QByteArray &salt)
{
    static constexpr char Digits[] = "0123456789abcdef";
    QByteArray text;
    // In one piece, so that growing leaves no copy of the key behind.
    text.reserve(static_cast<qsizetype>(2 * key.size()) + 2 * salt.size() + 3);
    text += "x'";
    for (const unsigned char byte : key.view()) {
        text += Digits[byte >> 4];
        text += Digits[byte & 0xf];
    }
    text += salt.toHex();
    text += '\'';
    return text;
}

} // namespace

QByteArray quoteIdentifier(QByteArrayView name)
{
    QByteArray quoted = name.toByteArray();
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray quoteLiteral(QByteArrayView text)
{
    QByteArray quoted = text.toByteArray();
    quoted.replace('\'', "''");
    return '\'' + quoted + '\'';
}

Result<std::unique_ptr<Database>> Database::connect(const QString &path, Mode mode)
{
    HAEX_TRY(checkLibrary());
    HAEX_TRY(checkPath(path, mode));
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    database->m_connectionName = QStringLiteral("haex-%1").arg(++connectionCounter);
    database->m_connection
        = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connectionName);
    QSqlDatabase &connection = database->m_connection;
    if (!connection.isValid())
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("no SQLite driver for Qt"));
    connection.setDatabaseName(path);
    connection.setConnectOptions(optionsFor(mode));
    if (!connection.open())
        return fail(ErrorCode::IoError, connection.lastError().databaseText());
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("no handle"));
    database->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    return database;
}

Result<std::unique_ptr<Database>> Database::openPlain(const QString &path, Mode mode)
{
    HAEX_ASSIGN(database, connect(path, mode));
    HAEX_TRY(database->configure());
    return database;
}

Result<std::unique_ptr<Database>> Database::openEncrypted(const QString &path, Mode mode,
                                                          const SecretBytes &key,
                                                          const QByteArray &salt)
{
    if (key.size() != 32 || (mode == Mode::Create && salt.size() != 16))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("key or salt size"));
    wipeFreedSqliteMemory();
    HAEX_ASSIGN(database, connect(path, mode));
    // One process holds a vault for as long as it likes: waiting would only delay the message.
    sqlite3_busy_timeout(database->m_handle, VaultBusyTimeoutMs);
    HAEX_TRY(database->applyKey(key, mode == Mode::Create ? salt : QByteArray(), mode));
    HAEX_TRY(database->configure());
    return database;
}

Database::~Database()
{
    clearStatements();
    m_handle = nullptr;
    m_connection.close();
    m_connection = QSqlDatabase();
    if (!m_connectionName.isEmpty())
        QSqlDatabase::removeDatabase(m_connectionName);
}

Result<> Database::applyKey(const SecretBytes &key, const QByteArray &salt, Mode mode)
{
    HAEX_TRY(execute("PRAGMA cipher='sqlcipher'; PRAGMA legacy=4;"));
    QByteArray text = rawKeyText(key, salt);
    const int rc = sqlite3_key_v2(m_handle, "main", text.constData(), static_cast<int>(text.size()));
    wipe(text);
    if (rc != SQLITE_OK)
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("sqlite3_key_v2"));
    if (mode == Mode::Create)
        return {};
    const auto page = scalar("SELECT count(*) FROM sqlite_master");
    if (page)
        return {};
    if (page.error().code == ErrorCode::VaultNotAVault)
        return fail(ErrorCode::WrongPassword, page.error().context);
    return fail(page.error());
}

Result<> Database::configure()
{
    sqlite3_extended_result_codes(m_handle, 1);
    // The SQL of a vault is partly the person's own and partly what other devices declared.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    // Plans do not depend on what is bound: else each statement with LIMIT ? would be compiled anew whenever it is.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    return execute("PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                   "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;");
}

Result<Statement> Database::prepare(QByteArrayView sql) const
{
    return Statement::prepare(m_handle, sql);
}

Result<Statement *> Database::cached(const QByteArray &sql)
{
    m_defersForeignKeys = m_defersForeignKeys && inTransaction();
    Statements &statements = m_defersForeignKeys ? m_deferredStatements : m_statements;
    auto found = statements.find(sql);
    if (found == statements.end()) {
        HAEX_ASSIGN(statement, Statement::prepare(m_handle, sql, nullptr, true));
        found = statements.insert(sql, std::make_shared<Statement>(std::move(statement)));
    }
    Statement *statement = found->get();
    statement->reset();
    sqlite3_clear_bindings(statement->handle());
    return statement;
}

Result<> Database::deferForeignKeys()
{
    // Preparing sets it. Running it too would have every statement of the connection compiled anew, for each page.
    HAEX_TRY(prepare("PRAGMA defer_foreign_keys = ON"));
    m_defersForeignKeys = true;
    if (StatementPool *const pool = StatementPool::of(m_handle))
        pool->deferForeignKeys();
    return {};
}

void Database::clearStatements()
{
    m_statements.clear();
    m_deferredStatements.clear();
    if (StatementPool *const pool = m_handle ? StatementPool::of(m_handle) : nullptr)
        pool->clear();
}

Result<> Database::execute(QByteArrayView script)
{
    while (true) {
        QByteArrayView tail;
        HAEX_ASSIGN(statement, Statement::prepare(m_handle, script, &tail));
        if (statement.isValid())
            HAEX_TRY(statement.run());
        if (tail.isEmpty())
            return {};
        script = tail;
    }
}

Result<CellValue> Database::scalar(QByteArrayView sql)
{
    HAEX_ASSIGN(statement, prepare(sql));
    HAEX_ASSIGN(row, statement.step());
    return row ? statement.value(0) : CellValue::null();
}

qint64 Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<QStringList> Database::check(bool full)
{
    QStringList problems;
    HAEX_ASSIGN(integrity, prepare(full ? "PRAGMA integrity_check" : "PRAGMA quick_check"));
    while (true) {
        HAEX_ASSIGN(row, integrity.step());
        if (!row)
            break;
        if (integrity.textView(0) != "ok")
            problems += integrity.string(0);
    }
    HAEX_ASSIGN(foreignKeys, prepare("PRAGMA foreign_key_check"));
    while (true) {
        HAEX_ASSIGN(row, foreignKeys.step());
        if (!row)
            return problems;
        problems += QStringLiteral("foreign key: row of %1 without its parent in %2")
                        .arg(foreignKeys.string(0), foreignKeys.string(2));
    }
}

} // namespace haex
