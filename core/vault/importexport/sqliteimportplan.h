// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/sqliteimporter.h"
#include "core/vault/importexport/sqlitesource.h"

#include <map>

namespace haex {

/// How one table of the source comes in.
struct PlannedTable
{
    const SourceTable *source = nullptr;
    /// What it is called here.
    QByteArray name;
    QByteArray createSql;
    bool synced = true;
    /// Name of the key column that it gets; empty when it keeps its own key.
    QByteArray addedKey;
    /// Only names, types and the key: the definition itself does not work here.
    bool isPlain = false;
    /// Index in the source of each foreign key that is left.
    std::vector<int> keptForeignKeys;
    /// As they are made here: under names that are free, for the table by its name here.
    std::vector<SourceTable::Index> indexes;
};

/// Of all that the vault's database names.
[[nodiscard]] Result<QByteArrayList> takenNames(Database &vault);

/// Decides how the tables of a source come in. An attempt to carry the plan out may show that
/// something of a definition does not hold; it is then given up and the plan made anew.
class SqliteImportPlan final
{
public:
    SqliteImportPlan(Database &vault, SqliteSource &source, const SqliteImportOptions &options);

    /// Fills `tables` and `notes`; NotFound, InvalidArgument and AlreadyExists as `importSqlite` says.
    [[nodiscard]] Result<> make();
    [[nodiscard]] const std::vector<PlannedTable> &tables() const { return m_tables; }
    [[nodiscard]] const QList<ImportNote> &notes() const { return m_notes; }

    /// Gives up the definition of a table; false when that was done before.
    [[nodiscard]] bool simplify(const QByteArray &table, const QString &why);
    /// Gives up a foreign key that `rows` rows of the source violate.
    void giveUpForeignKey(const QByteArray &table, int foreignKey, qint64 rows);

private:
    [[nodiscard]] Result<> choose();
    [[nodiscard]] Result<> checkAskedFor() const;
    [[nodiscard]] Result<> checkNames() const;
    [[nodiscard]] bool isWanted(const SourceTable &table) const;
    void nameIndexes();
    [[nodiscard]] Result<> decideKey(PlannedTable &planned);
    [[nodiscard]] Result<QString> keyProblem(const SourceTable &table);
    [[nodiscard]] Result<> writeSql(PlannedTable &planned);
    [[nodiscard]] Result<QString> foreignKeyProblem(const SourceForeignKey &key);
    [[nodiscard]] const PlannedTable *find(const QByteArray &name) const;
    void note(ImportReason reason, const PlannedTable &planned, const QString &detail = {},
              qint64 count = 1);

    Database &m_vault;
    SqliteSource &m_source;
    const SqliteImportOptions &m_options;
    QByteArrayList m_taken;
    std::vector<PlannedTable> m_tables;
    QList<ImportNote> m_notes;
    /// Table to the reason why its definition was given up.
    std::map<QByteArray, QString> m_simplified;
    /// Table and index of a foreign key to the number of violations.
    std::map<std::pair<QByteArray, int>, qint64> m_violated;
};

} // namespace haex
