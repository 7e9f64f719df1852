// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/postgresbackup.h"

#include "core/server/postgrescopy.h"
#include "core/server/postgresschema.h"

#include <QtEndian>

namespace haex {
namespace {

constexpr QByteArrayView Head = "haex-syncd postgresql backup 2\n";
/// Of the first schema.
constexpr QByteArrayView FirstHead = "haex-syncd postgresql backup 1\n";
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
    const QByteArray head = file.read(Head.size());
    const bool isFirst = head == FirstHead;
    if (head != Head && !isFirst)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("not a backup of a PostgreSQL database"));
    HAEX_TRY(takePostgresTables(m_connection));
    HAEX_TRY(empty());
    for (PostgresTable table : postgresTables()) {
        if (isFirst && table.since > 1)
            continue;
        if (isFirst)
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
