// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/storage/statement.h"

#include <QHash>
#include <QSqlDatabase>

#include <memory>

namespace haex {

/// One SQLite connection, opened through QSqlDatabase and used by the thread that opened it.
/// Statements run on the driver's own handle. Foreign keys and recursive triggers are on.
class Database final
{
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    /// An unencrypted file (the server's store, imports and exports).
    [[nodiscard]] static Result<std::unique_ptr<Database>> openPlain(const QString &path, Mode mode);
    /// A SQLCipher-4 file with a raw 32-byte key and the 16-byte salt at its head (`salt` is used
    /// only by Mode::Create). Fails closed: CipherUnavailable when the SQLite below Qt is not the
    /// one with the cipher; WrongPassword when the key does not open the file.
    [[nodiscard]] static Result<std::unique_ptr<Database>>
    openEncrypted(const QString &path, Mode mode, const SecretBytes &key, const QByteArray &salt);

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] Result<Statement> prepare(QByteArrayView sql) const;
    /// A statement kept for the life of the connection, reset and ready to bind. The reference is
    /// valid until the connection closes; do not nest two uses of the same text.
    [[nodiscard]] Result<Statement *> cached(const QByteArray &sql);
    /// Runs every statement of a script.
    [[nodiscard]] Result<> execute(QByteArrayView script);
    /// First column of the first row; NULL when there is none.
    [[nodiscard]] Result<CellValue> scalar(QByteArrayView sql);

    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] bool inTransaction() const;
    /// `quick_check` or the full `integrity_check`, and `foreign_key_check`: the problems, in
    /// SQLite's words; empty when sound.
    [[nodiscard]] Result<QStringList> check(bool full);
    /// Until the transaction ends, foreign keys are checked at its commit. Prepared statements stay prepared.
    [[nodiscard]] Result<> deferForeignKeys();
    /// Forgets cached statements: before a change of schema that they would hold up.
    void clearStatements();

private:
    Database() = default;
    [[nodiscard]] static Result<std::unique_ptr<Database>> connect(const QString &path, Mode mode);
    [[nodiscard]] Result<> applyKey(const SecretBytes &key, const QByteArray &salt, Mode mode);
    [[nodiscard]] Result<> configure();

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_connection;
    sqlite3 *m_handle = nullptr;
    using Statements = QHash<QByteArray, std::shared_ptr<Statement>>;
    Statements m_statements;
    /// SQLite compiles the moment of the check into a statement: one set for each.
    Statements m_deferredStatements;
    bool m_defersForeignKeys = false;
};

/// `name` as a quoted SQL identifier: the one quoting function.
[[nodiscard]] QByteArray quoteIdentifier(QByteArrayView name);
/// `text` as a quoted SQL string literal, for places that take no parameter (trigger bodies).
[[nodiscard]] QByteArray quoteLiteral(QByteArrayView text);

} // namespace haex
