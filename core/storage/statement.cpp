// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/statement.h"

#include "core/storage/statementpool.h"

#include <sqlite3.h>

namespace haex {
namespace {

/// ON DELETE RESTRICT is a trigger too, inside SQLite.
bool isForeignKey(QByteArrayView message)
{
    return message == "FOREIGN KEY constraint failed";
}

ErrorCode codeOf(int extended, QByteArrayView message)
{
    if (extended == SQLITE_CONSTRAINT_TRIGGER)
        return isForeignKey(message) ? ErrorCode::ConstraintViolation : ErrorCode::PrimaryKeyImmutable;
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::DatabaseBusy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::VaultReadOnly;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
        return ErrorCode::VaultDamaged;
    case SQLITE_NOTADB:
        return ErrorCode::VaultNotAVault;
    case SQLITE_CONSTRAINT:
        return ErrorCode::ConstraintViolation;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return ErrorCode::IoError;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::SqlError;
    }
}

const char *nonNull(const char *data)
{
    // sqlite3_bind_* turns a null pointer into NULL; an empty text is not NULL.
    return data ? data : "";
}

} // namespace

Error sqliteError(sqlite3 *handle, int resultCode)
{
    const int extended = handle ? sqlite3_extended_errcode(handle) : resultCode;
    const char *message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(resultCode);
    return Error{codeOf(extended == SQLITE_OK ? resultCode : extended, message), QString::fromUtf8(message)};
}

Result<Statement> Statement::prepare(sqlite3 *handle, QByteArrayView sql, QByteArrayView *tail,
                                     bool persistent)
{
    // Scripts, and statements that are kept for good, have no use for it.
    StatementPool *const pool = tail || persistent ? nullptr : StatementPool::of(handle);
    Statement statement;
    if (pool)
        statement.m_statement.reset(pool->take(sql));
    if (statement.isValid())
        return statement;
    sqlite3_stmt *raw = nullptr;
    const char *rest = nullptr;
    const int rc = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()),
                                      persistent ? SQLITE_PREPARE_PERSISTENT : 0, &raw, &rest);
    if (rc != SQLITE_OK)
        return fail(sqliteError(handle, rc));
    if (tail)
        *tail = sql.sliced(rest - sql.data());
    statement.m_statement.reset(raw);
    if (pool && raw && rest == sql.data() + sql.size())
        pool->adopt(raw);
    return statement;
}

Statement &Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(handle(), index, value);
    return *this;
}

Statement &Statement::bindReal(int index, double value)
{
    sqlite3_bind_double(handle(), index, value);
    return *this;
}

Statement &Statement::bindText(int index, QByteArrayView utf8)
{
    sqlite3_bind_text64(handle(), index, nonNull(utf8.data()),
                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindString(int index, const QString &text)
{
    return bindText(index, QByteArrayView(text.toUtf8()));
}

Statement &Statement::bindBlob(int index, QByteArrayView bytes)
{
    sqlite3_bind_blob64(handle(), index, nonNull(bytes.data()),
                        static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(handle(), index);
    return *this;
}

Statement &Statement::bind(int index, const CellValue &value)
{
    if (value.type() == CellValue::Type::Text)
        return bindText(index, value.bytes());
    if (value.type() == CellValue::Type::Blob)
        return bindBlob(index, value.bytes());
    return borrow(index, value);
}

Statement &Statement::borrowText(int index, QByteArrayView utf8)
{
    sqlite3_bind_text64(handle(), index, nonNull(utf8.data()), static_cast<sqlite3_uint64>(utf8.size()),
                        SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::borrow(int index, const CellValue &value)
{
    switch (value.type()) {
    case CellValue::Type::Integer:
        return bind(index, value.toInteger());
    case CellValue::Type::Real:
        return bindReal(index, value.toReal());
    case CellValue::Type::Text:
        return borrowText(index, value.bytes());
    case CellValue::Type::Blob:
        sqlite3_bind_blob64(handle(), index, nonNull(value.bytes().constData()),
                            static_cast<sqlite3_uint64>(value.bytes().size()), SQLITE_STATIC);
        return *this;
    case CellValue::Type::Null:
    case CellValue::Type::RowMarker:
    case CellValue::Type::Tombstone:
        break;
    }
    return bindNull(index);
}

Result<bool> Statement::step()
{
    const int rc = sqlite3_step(handle());
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE)
        return false;
    Error error = sqliteError(sqlite3_db_handle(handle()), rc);
    sqlite3_reset(handle());
    return fail(std::move(error));
}

Result<> Statement::run()
{
    while (true) {
        HAEX_ASSIGN(more, step());
        if (!more)
            break;
    }
    sqlite3_reset(handle());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(handle());
}

int Statement::columnCount() const
{
    return sqlite3_column_count(handle());
}

QByteArray Statement::columnName(int column) const
{
    return sqlite3_column_name(handle(), column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(handle(), column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(handle(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(handle(), column);
}

QByteArrayView Statement::textView(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(handle(), column));
    return {text, sqlite3_column_bytes(handle(), column)};
}

QByteArray Statement::text(int column) const
{
    return textView(column).toByteArray();
}

QString Statement::string(int column) const
{
    return QString::fromUtf8(textView(column));
}

QByteArray Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(handle(), column));
    return {data, sqlite3_column_bytes(handle(), column)};
}

CellValue Statement::value(int column) const
{
    switch (sqlite3_column_type(handle(), column)) {
    case SQLITE_INTEGER:
        return CellValue::integer(integer(column));
    case SQLITE_FLOAT:
        return CellValue::real(real(column));
    case SQLITE_TEXT:
        return CellValue::text(text(column));
    case SQLITE_BLOB:
        return CellValue::blob(blob(column));
    default:
        return CellValue::null();
    }
}

bool Statement::holds(int column, const CellValue &wanted) const
{
    if (wanted.type() == CellValue::Type::Text && sqlite3_column_type(handle(), column) == SQLITE_TEXT)
        return textView(column) == wanted.bytes();
    return value(column) == wanted;
}

bool Statement::isReadOnly() const
{
    return sqlite3_stmt_readonly(handle()) != 0;
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    StatementPool::discard(statement);
}

} // namespace haex
