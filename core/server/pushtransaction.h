// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/vaultstore.h"
#include "core/server/worddictionary.h"

namespace haex {

/// Stores one push inside the caller's write transaction: decides each cell by (hlc, key version),
/// numbers the winners, and finds what they replaced (R16, R18, R19).
class PushTransaction final
{
public:
    PushTransaction(Database &database, WordDictionary &words, const PushBatch &batch);

    [[nodiscard]] Result<PushOutcome> run();

private:
    /// A cell as the table has it; of the sealed value only its length.
    struct Existing
    {
        qint64 sequence = 0;
        QByteArray hlc;
        qint64 keyVersion = 0;
        qint64 device = 0;
        qint64 sealedBytes = 0;
        qint64 operation = 0;
    };
    struct Place
    {
        qint64 row = 0;
        qint64 column = 0;
    };

    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> finish();
    [[nodiscard]] Result<ChangeResult> store(const CheckedCell &cell);
    [[nodiscard]] Result<> findRow(const Change &change);
    [[nodiscard]] Result<std::optional<Existing>> findExisting();
    [[nodiscard]] Result<bool> insert(const CheckedCell &cell);
    [[nodiscard]] Result<> overwrite(const CheckedCell &cell, const Existing &existing);
    [[nodiscard]] Result<> keepSuperseded();
    [[nodiscard]] Result<ChangeResult> decide(const CheckedCell &cell, const Existing &existing);
    [[nodiscard]] Result<std::optional<Change>> stored(const Change &like);
    [[nodiscard]] Result<std::optional<Change>> superseded(const Change &like, qint64 bySequence);
    [[nodiscard]] Result<std::optional<Change>> readChange(Statement &query, const Change &like);
    [[nodiscard]] bool isNewsFromOther(const Existing &existing) const;
    [[nodiscard]] bool isForgottenDelete(const Change &change, const Existing &existing) const;
    [[nodiscard]] Result<bool> isRowForgotten();
    [[nodiscard]] Result<> tellAgain(qint64 row);
    void bindVersion(Statement &statement, const CheckedCell &cell);

    Database &m_database;
    WordDictionary &m_words;
    const PushBatch &m_batch;
    qint64 m_device = 0;
    qint64 m_oldSequence = 0;
    qint64 m_sequence = 0;
    qint64 m_oldBytes = 0;
    qint64 m_bytes = 0;
    qint64 m_confirmedUpTo = 0;
    /// Deleted rows that devices may have forgotten, and that this push adds to.
    std::vector<qint64> m_forgottenRows;
    // The row of the previous cell: the cells of one row follow each other.
    QByteArray m_table;
    QByteArray m_rowPks;
    bool m_isNewRow = false;
    bool m_isForgottenRow = false;
    Place m_place;
};

/// Of a BLOB column; valid until the next step or reset.
[[nodiscard]] QByteArrayView blobView(const Statement &row, int column);

} // namespace haex
