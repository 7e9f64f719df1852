// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/testtables.h"

#include "core/replica/replica.h"

#include <algorithm>

namespace haex {
namespace {

constexpr char PlainTables[] = R"sql(
CREATE TABLE folders(id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE);
CREATE TABLE items(id TEXT PRIMARY KEY NOT NULL, folder_id TEXT NOT NULL REFERENCES folders(id), label TEXT);
CREATE TABLE settings(id TEXT PRIMARY KEY NOT NULL, key TEXT, value TEXT);
CREATE TABLE tags(note_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(note_id, tag));
CREATE TABLE blobs(id TEXT PRIMARY KEY NOT NULL, data);
)sql";

constexpr char Notes[]
    = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT,"
      " prio INTEGER DEFAULT 0);";
constexpr char NotesWithColor[]
    = "CREATE TABLE notes(id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,"
      " body TEXT, prio INTEGER DEFAULT 0, color TEXT);";
constexpr char Grid[]
    = "CREATE TABLE grid(x INTEGER NOT NULL, y INTEGER NOT NULL, v TEXT, PRIMARY KEY(x, y));";
constexpr char GridTurned[] = "CREATE TABLE grid(y INTEGER NOT NULL, x INTEGER NOT NULL, v TEXT,"
                              " PRIMARY KEY(y, x));";

Result<> checkSchema(const QByteArray &schema)
{
    if (schema == "v1" || schema == "v1b" || schema == "v2")
        return {};
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("no schema ") + QString::fromUtf8(schema));
}

bool hasColor(const Replica &replica)
{
    const SyncedTable *notes = replica.table("notes");
    return notes && notes->column("color");
}

} // namespace

const QByteArrayList &testTableNames()
{
    static const QByteArrayList names{"notes", "folders", "items", "settings",
                                      "tags",  "grid",    "blobs"};
    return names;
}

Result<> makeTestTables(Replica &replica, const QByteArray &schema)
{
    HAEX_TRY(checkSchema(schema));
    Database &database = replica.database();
    HAEX_TRY(database.execute(PlainTables));
    HAEX_TRY(database.execute(schema == "v2" ? NotesWithColor : Notes));
    HAEX_TRY(database.execute(schema == "v1b" ? GridTurned : Grid));
    for (const QByteArray &name : testTableNames())
        HAEX_TRY(replica.track(name, TableOrigin::Application));
    return {};
}

Result<> migrateTestTables(Replica &replica, const QByteArray &schema)
{
    HAEX_TRY(checkSchema(schema));
    if (schema != "v2" || hasColor(replica))
        return {};
    HAEX_TRY(replica.database().execute("ALTER TABLE notes ADD COLUMN color TEXT"));
    return replica.reconcileSchema();
}

Result<> seedTestDefaults(Replica &replica)
{
    return replica.seed([&] {
        return replica.database().execute(
            "INSERT INTO settings(id, key, value) VALUES('theme', 'theme', 'light')");
    });
}

} // namespace haex
