// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/deleteguard.h"

#include "core/replica/replicaschema.h"
#include "core/replica/rowapplier.h"
#include "core/replica/sqlfunctions.h"
#include "core/replica/trash.h"

#include <algorithm>
#include <utility>

namespace haex {
namespace {

constexpr qint64 SmallDelete = 20;
constexpr qint64 Share = 5;

/// What the application writes down for itself comes and goes by its own rules.
bool isGuarded(const QByteArray &table)
{
    return !applicationTableNames().contains(table) && !isChronicle(table) && table != AttachmentChunkTable;
}

Result<qint64> rowsIn(Replica &replica, const QByteArray &table)
{
    if (!replica.table(table))
        return 0;
    HAEX_ASSIGN(count, replica.database().scalar("SELECT count(*) FROM " + quoteIdentifier(table)));
    return count.toInteger();
}

} // namespace

void DeleteGuard::answer(Answer answer, QList<LargeDelete> asked)
{
    m_answer = answer;
    m_asked = std::move(asked);
    m_isUnderWay = false;
}

void DeleteGuard::pullEnded()
{
    answer(Answer::Ask, {});
    m_gone.clear();
}

void DeleteGuard::begin(Replica &replica)
{
    m_going.clear();
    m_rowsBefore.clear();
    m_removed.clear();
    m_firstSeq = replica.functions().lastSeq();
}

/// Tables are counted before the page, as it may bring rows too; and only when it may delete many.
Result<> DeleteGuard::expect(Replica &replica, const std::vector<RemoteCell> &cells)
{
    QHash<QByteArray, qint64> deletes;
    for (const RemoteCell &cell : cells) {
        if (cell.value.type() == CellValue::Type::Tombstone)
            ++deletes[cell.tableName];
    }
    for (auto it = deletes.cbegin(); it != deletes.cend(); ++it) {
        if (!isGuarded(it.key()) || it.value() + m_gone.value(it.key()) <= SmallDelete)
            continue;
        HAEX_ASSIGN(rows, rowsIn(replica, it.key()));
        m_rowsBefore.insert(it.key(), rows + m_gone.value(it.key()));
    }
    return {};
}

Result<> DeleteGuard::check(Replica &replica, RowApplier &applier)
{
    HAEX_TRY(collect(replica, applier));
    HAEX_ASSIGN(found, largeOnes(replica));
    if (found.isEmpty())
        return {};
    const bool isAnswered = m_answer != Answer::Ask
        && std::ranges::all_of(found, [this](const LargeDelete &one) { return isCovered(one); });
    if (!isAnswered) {
        answer(Answer::Ask, {});
        return fail(ErrorCode::LargeDeleteNeedsConsent, toText(found));
    }
    m_isUnderWay = true;
    return m_answer == Answer::Keep ? putBack(replica) : Result<>();
}

void DeleteGuard::applied()
{
    for (auto it = m_going.cbegin(); it != m_going.cend(); ++it)
        m_gone[it.key()] += it.value();
}

/// The rows that arrived deletes took, and those that went with them by their foreign keys, whose
/// tombstones are this device's own.
Result<> DeleteGuard::collect(Replica &replica, RowApplier &applier)
{
    for (const RowRef &row : applier.removedRows())
        m_removed.insert({row.table, row.key.text()});
    HAEX_ASSIGN(cascaded,
                replica.database().cached(QByteArrayLiteral(
                    "SELECT table_name, row_pks FROM haex_crdt_tombstones WHERE local_seq > ?1")));
    cascaded->bind(1, m_firstSeq);
    while (true) {
        HAEX_ASSIGN(more, cascaded->step());
        if (!more)
            break;
        if (applier.foreignKeys().isChild(cascaded->text(0)))
            m_removed.insert({cascaded->text(0), cascaded->text(1)});
    }
    cascaded->reset();
    m_removed.removeIf([](const auto &row) { return !isGuarded(row.first); });
    for (const auto &[table, rowPks] : std::as_const(m_removed))
        ++m_going[table];
    return {};
}

Result<QList<LargeDelete>> DeleteGuard::largeOnes(Replica &replica) const
{
    QList<LargeDelete> found;
    for (auto it = m_going.cbegin(); it != m_going.cend(); ++it) {
        const qint64 rows = it.value() + m_gone.value(it.key());
        if (rows <= SmallDelete)
            continue;
        qint64 before = m_rowsBefore.value(it.key());
        if (before == 0) {
            HAEX_ASSIGN(left, rowsIn(replica, it.key()));
            before = left + rows;
        }
        if (rows * Share > before)
            found += {it.key(), rows, before};
    }
    std::ranges::sort(found, {}, &LargeDelete::table);
    return found;
}

bool DeleteGuard::isCovered(const LargeDelete &found) const
{
    return std::ranges::any_of(m_asked, [&](const LargeDelete &asked) {
        return asked.table == found.table && (m_isUnderWay || found.rows <= asked.rows);
    });
}

/// All that this page removed, not only the tables that were too many: a kept row is of no use
/// without those it belongs to.
Result<> DeleteGuard::putBack(Replica &replica) const
{
    Trash trash(replica);
    for (const auto &[table, rowPks] : m_removed) {
        const auto inserted = trash.insertAgain(table, rowPks);
        // Its place is taken, by a row of the same page perhaps: it stays in the trash.
        if (!inserted && inserted.error().code != ErrorCode::ConstraintViolation)
            return inserted;
    }
    return {};
}

} // namespace haex
