// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresbackup.h"

#include "core/server/postgrescopy.h"
#include "core/server/postgresschema.h"

#include <QtEndian>

namespace haex {
namespace {

/// With the number of the schema at its end.
constexpr QByteArrayView Head = "haex-syncd postgresql backup ";
constexpr int Schema = 5;
constexpr QByteArrayView Tail = "complete\n";

Result<> writeBytes(QIODevice &file, QByteArrayView bytes)
{
    if (file.write(bytes.data(), bytes.size()) != bytes.size())
        return fail(ErrorCode::IoError, file.errorString());
    return {};
}

Result<QByteArray> readBytes(QIODevice &file, qint64 size)
{
    QByteArray bytes = file.read(size);
    if (bytes.size() != size)
        return fail(ErrorCode::IoError, QStringLiteral("the backup is cut off"));
    return bytes;
}

QByteArray headOf(int schema)
{
    return Head.toByteArray() + QByteArray::number(schema) + '\n';
}

/// The schema that the backup was made with; 0 when it is none of ours.
int schemaOf(QByteArrayView head)
{
    for (int schema = 1; schema <= Schema; ++schema) {
        if (head == headOf(schema))
            return schema;
    }
    return 0;
}

Result<> writeChunk(QIODevice &file, QByteArrayView bytes)
{
    const auto length = qToBigEndian(static_cast<quint32>(bytes.size()));
    HAEX_TRY(writeBytes(file, {reinterpret_cast<const char *>(&length), sizeof length}));
    return writeBytes(file, bytes);
}

Result<QByteArray> readChunk(QIODevice &file)
{
    HAEX_ASSIGN(length, readBytes(file, sizeof(quint32)));
    return readBytes(file, qFromBigEndian<quint32>(length.constData()));
}

} // namespace

Result<> PostgresBackup::writeTo(QIODevice &file)
{
    return m_connection.inTransaction([&]() -> Result<> {
        HAEX_TRY(m_connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        HAEX_TRY(writeBytes(file, headOf(Schema)));
        for (const PostgresTable &table : postgresTables()) {
            HAEX_TRY(
                m_connection.copyOut(copyStatement(table, "TO STDOUT"),
                                     [&](QByteArrayView row) { return writeChunk(file, row); }));
            HAEX_TRY(writeChunk(file, {}));
        }
        return writeBytes(file, Tail);
    });
}

Result<> PostgresBackup::readFrom(QIODevice &file)
{
    const int schema = schemaOf(file.read(headOf(Schema).size()));
    if (schema == 0)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("not a backup of a PostgreSQL database"));
    HAEX_TRY(takePostgresTables(m_connection));
    HAEX_TRY(empty());
    for (PostgresTable table : postgresTables()) {
        if (table.since > schema)
            continue;
        if (schema < 2)
            table.columns.chop(table.secondColumns);
        HAEX_TRY(m_connection.copyIn(copyStatement(table, "FROM STDIN"),
                                     [&] { return readChunk(file); }));
    }
    HAEX_TRY(continuePostgresNumbers(m_connection));
    HAEX_ASSIGN(tail, readBytes(file, Tail.size()));
    if (tail != Tail)
        return fail(ErrorCode::IoError, QStringLiteral("the backup is damaged"));
    return {};
}

Result<> PostgresBackup::empty()
{
    QByteArrayList names;
    for (const PostgresTable &table : postgresTables())
        names.push_back(table.name.toByteArray());
    return m_connection.execute("TRUNCATE " + names.join(", "));
}

} // namespace haex
