// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresbackup.h"

#include "core/server/postgresschema.h"

#include <QtEndian>

namespace haex {
namespace {

constexpr QByteArrayView Head = "haex-syncd postgresql backup 1\n";
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

QByteArray copyStatement(const PostgresTable &table, QByteArrayView direction)
{
    return QByteArray("COPY ")
        .append(table.name)
        .append('(')
        .append(table.columns)
        .append(") ")
        .append(direction)
        .append(" (FORMAT binary)");
}

} // namespace

Result<> PostgresBackup::writeTo(QIODevice &file)
{
    return m_connection.inTransaction([&]() -> Result<> {
        HAEX_TRY(m_connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"));
        HAEX_TRY(writeBytes(file, Head));
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
    if (file.read(Head.size()) != Head)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("not a backup of a PostgreSQL database"));
    HAEX_TRY(takeForItself());
    HAEX_TRY(empty());
    for (const PostgresTable &table : postgresTables()) {
        HAEX_TRY(m_connection.copyIn(copyStatement(table, "FROM STDIN"),
                                     [&] { return readChunk(file); }));
        if (table.isNumbered)
            HAEX_TRY(continueNumbers(table.name.toByteArray()));
    }
    HAEX_ASSIGN(tail, readBytes(file, Tail.size()));
    if (tail != Tail)
        return fail(ErrorCode::IoError, QStringLiteral("the backup is damaged"));
    return {};
}

Result<> PostgresBackup::takeForItself()
{
    HAEX_ASSIGN(taken,
                m_connection.run("SELECT CASE WHEN pg_try_advisory_xact_lock("
                                 "hashtext(current_schema()), 0) THEN 1 ELSE 0 END"));
    if (taken.integer(0, 0) == 0)
        return fail(ErrorCode::VaultInUse, QStringLiteral("another haex-syncd uses the database"));
    return {};
}

Result<> PostgresBackup::empty()
{
    QByteArrayList names;
    for (const PostgresTable &table : postgresTables())
        names.push_back(table.name.toByteArray());
    return m_connection.execute("TRUNCATE " + names.join(", "));
}

Result<> PostgresBackup::continueNumbers(const QByteArray &table)
{
    // Never backwards: a number that was given once means what it meant.
    const QByteArray sequence = "pg_get_serial_sequence('" + table + "', 'id')";
    return m_connection.execute("SELECT setval(" + sequence + ", greatest(nextval(" + sequence
                                + "), (SELECT max(id) FROM " + table + ")))");
}

} // namespace haex
