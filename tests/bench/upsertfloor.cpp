// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/upsertfloor.h"

#include "core/server/sqliteserverstore.h"
#include "core/storage/database.h"
#include "core/storage/transaction.h"
#include "tests/support/orabort.h"
#include "tests/support/postgrescluster.h"

#include <libpq-fe.h>

#include <array>

namespace haex::bench {
namespace {

constexpr char SqliteTable[] = "CREATE TABLE floor_cell("
                               " tbl TEXT NOT NULL, pks TEXT NOT NULL, col TEXT NOT NULL,"
                               " hlc TEXT NOT NULL, seq INTEGER NOT NULL, device TEXT NOT NULL,"
                               " nonce BLOB NOT NULL, sealed BLOB NOT NULL,"
                               " PRIMARY KEY(tbl, pks, col)) WITHOUT ROWID;"
                               "CREATE UNIQUE INDEX floor_seq ON floor_cell(seq);";
constexpr char SqliteUpsert[]
    = "INSERT INTO floor_cell VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT DO UPDATE SET"
      " hlc=excluded.hlc, seq=excluded.seq, device=excluded.device, nonce=excluded.nonce,"
      " sealed=excluded.sealed WHERE excluded.hlc > hlc";

class SqliteFloor final : public UpsertFloor
{
public:
    explicit SqliteFloor(const QString &file)
        : m_store(orAbort(SqliteServerStore::open(file, m_random)))
    {
        orAbort(m_store->database().execute(SqliteTable));
    }

    void store(const std::vector<Change> &changes) override
    {
        Database &database = m_store->database();
        auto transaction = orAbort(Transaction::begin(database));
        Statement *upsert = orAbort(database.cached(SqliteUpsert));
        for (const Change &change : changes) {
            upsert->bindText(1, change.tableName)
                .bindText(2, change.rowPks)
                .bindText(3, change.columnName);
            upsert->bindText(4, change.hlcTimestamp)
                .bind(5, ++m_sequence)
                .bindText(6, change.deviceId);
            upsert->bindBlob(7, QByteArray::fromBase64(change.nonce))
                .bindBlob(8, QByteArray::fromBase64(change.encryptedValue));
            orAbort(upsert->run());
        }
        orAbort(transaction.commit());
    }

private:
    SystemRandom m_random;
    std::unique_ptr<SqliteServerStore> m_store;
    qint64 m_sequence = 0;
};

constexpr char PostgresTable[]
    = "CREATE TABLE floor_cell(tbl text COLLATE \"C\", pks text COLLATE \"C\", col text COLLATE "
      "\"C\","
      " hlc text COLLATE \"C\" NOT NULL, seq int8 NOT NULL, device text NOT NULL,"
      " nonce text NOT NULL, sealed text NOT NULL, PRIMARY KEY(tbl, pks, col));"
      "CREATE UNIQUE INDEX floor_seq ON floor_cell(seq);"
      "SET plan_cache_mode = force_generic_plan";
constexpr char PostgresUpsert[]
    = "INSERT INTO floor_cell SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[],"
      " $5::int8[], $6::text[], $7::text[], $8::text[]) ON CONFLICT (tbl, pks, col) DO UPDATE SET"
      " hlc=excluded.hlc, seq=excluded.seq, device=excluded.device, nonce=excluded.nonce,"
      " sealed=excluded.sealed WHERE excluded.hlc > floor_cell.hlc";

QByteArray textOf(const SecretBytes &secret)
{
    const auto view = secret.view();
    return {reinterpret_cast<const char *>(view.data()), static_cast<qsizetype>(view.size())};
}

class PostgresFloor final : public UpsertFloor
{
public:
    PostgresFloor()
        : m_address(orAbort(orAbort(PostgresCluster::shared())->newAddress()))
        , m_connection(PQconnectdb(textOf(m_address).constData()))
    {
        check(PQexec(m_connection, PostgresTable));
        check(PQprepare(m_connection, "upsert", PostgresUpsert, 0, nullptr));
    }
    ~PostgresFloor() override { PQfinish(m_connection); }
    PostgresFloor(const PostgresFloor &) = delete;
    PostgresFloor &operator=(const PostgresFloor &) = delete;

    void store(const std::vector<Change> &changes) override
    {
        std::array<QByteArray, 8> columns;
        columns.fill("{");
        for (const Change &change : changes) {
            add(columns[0], change.tableName);
            add(columns[1], change.rowPks);
            add(columns[2], change.columnName);
            add(columns[3], change.hlcTimestamp);
            add(columns[4], QByteArray::number(++m_sequence));
            add(columns[5], change.deviceId);
            add(columns[6], change.nonce);
            add(columns[7], change.encryptedValue);
        }
        std::array<const char *, 8> values{};
        for (size_t i = 0; i < columns.size(); ++i) {
            columns[i] += '}';
            values[i] = columns[i].constData();
        }
        check(PQexecPrepared(m_connection, "upsert", 8, values.data(), nullptr, nullptr, 0));
    }

private:
    static void add(QByteArray &array, QByteArray value)
    {
        if (array.size() > 1)
            array += ',';
        array += '"' + value.replace('"', "\\\"") + '"';
    }
    void check(PGresult *result)
    {
        const ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            qFatal("floor: %s", PQerrorMessage(m_connection));
        PQclear(result);
    }

    SecretBytes m_address;
    PGconn *m_connection;
    qint64 m_sequence = 0;
};

} // namespace

std::unique_ptr<UpsertFloor> UpsertFloor::sqlite(const QString &file)
{
    return std::make_unique<SqliteFloor>(file);
}

std::unique_ptr<UpsertFloor> UpsertFloor::postgres()
{
    return std::make_unique<PostgresFloor>();
}

} // namespace haex::bench
