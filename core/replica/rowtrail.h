// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QMetaType>

namespace haex {

/// What became of a cell that was moved between devices.
enum class CellFate {
    /// It stands in its row; of a cell that was sent: the server has it.
    Applied,
    /// A newer value was there.
    Lost,
    /// It waits for a table, a parent, a free name … (R22).
    Held,
    /// The other side wrote the same without having seen it; the journal has both values (R27).
    Conflict,
    /// The server did not take it.
    Refused,
    /// It failed a check (R22).
    Quarantined,
    /// It stands in its row beside other columns that this device had written, and the other side had not heard of:
    /// both came together, and nothing lost.
    Merged,
};
/// Whether somebody may want to look at it.
[[nodiscard]] constexpr bool isProblem(CellFate fate)
{
    return fate != CellFate::Applied && fate != CellFate::Merged;
}
/// What happened to the row as a whole.
enum class RowEvent { Changed, Created, Deleted };

/// "applied", "lost", "held", "conflict", "refused", "quarantined", "merged"; and "changed", "created", "deleted".
[[nodiscard]] QByteArray cellFateName(CellFate fate);
[[nodiscard]] QByteArray rowEventName(RowEvent event);
/// Of an unknown name: `Applied`, `Changed`.
[[nodiscard]] CellFate cellFateFromName(QByteArrayView name);
[[nodiscard]] RowEvent rowEventFromName(QByteArrayView name);

/// Some columns of one row that had one fate; without a key: how many of its table had it, beyond
/// those that are told row by row. Names and places only, no value.
struct TrailLine
{
    QByteArray tableName = {};
    QByteArray rowPks = {};
    /// Without the row's existence, which `event` tells.
    QByteArrayList columns = {};
    CellFate fate = CellFate::Applied;
    RowEvent event = RowEvent::Changed;
    /// The newest of them: when they were written, and by whom.
    QByteArray hlc = {};
    /// The device that sent them to the server; empty when it is not known, or this one.
    QByteArray sender = {};
    /// Why it waits or was refused.
    QByteArray reason = {};
    qint64 rows = 1;
    qint64 cells = 0;

    friend bool operator==(const TrailLine &, const TrailLine &) = default;
};

/// Gathers what became of the cells of one round in one direction: row by row up to a limit, and
/// counted by table and fate beyond it, so that a million rows cost a counter. What the application
/// writes down for itself is left out.
class RowTrail final
{
public:
    static constexpr qsizetype DefaultRows = 100;

    explicit RowTrail(qsizetype mostRows = DefaultRows)
        : m_mostRows(mostRows)
    {
    }

    /// The last word on a cell holds, but a conflict stays one.
    void note(const RemoteCell &cell, CellFate fate, QByteArrayView reason = {});
    /// Of cells that came without their sender.
    void setSender(const QByteArray &sender) { m_sender = sender; }
    [[nodiscard]] bool isEmpty() const { return m_lines.isEmpty() && m_sums.isEmpty(); }
    /// Rows in the order in which they were met, then the sums.
    [[nodiscard]] QList<TrailLine> lines() const;

private:
    using Place = std::pair<QByteArray, QByteArray>;

    [[nodiscard]] bool isTold(const QByteArray &tableName);
    void noteRow(const RemoteCell &cell, CellFate fate, QByteArrayView reason);
    void count(const RemoteCell &cell, CellFate fate);
    [[nodiscard]] qsizetype sumOf(const QByteArray &tableName, CellFate fate);
    [[nodiscard]] bool takeBack(QList<qsizetype> &lines, const RemoteCell &cell, CellFate fate);

    qsizetype m_mostRows;
    QByteArray m_sender;
    QByteArray m_lastTable;
    bool m_lastIsTold = false;
    QList<TrailLine> m_lines;
    QHash<Place, QList<qsizetype>> m_linesOf;
    QList<TrailLine> m_sums;
    /// The row that was counted last, and where.
    QByteArray m_lastCounted;
    qsizetype m_lastSum = -1;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::TrailLine)
