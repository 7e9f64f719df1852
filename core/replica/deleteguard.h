// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/foreignkeymap.h"
#include "core/replica/largedelete.h"
#include "core/replica/remotecell.h"

#include <QHash>
#include <QSet>

namespace haex {

class RowApplier;

/// Stops a pull that would delete more than a fifth of a table, and over 20 rows, until the person
/// has answered (R15). Counts rows of the person's tables and items that are here and would go, by
/// deletes that arrive and by the cascades that follow, over all pages of the pull. One per
/// backend; lives longer than a round, since a pull may take several.
class DeleteGuard final
{
public:
    enum class Answer {
        Ask,
        /// The rows go.
        Allow,
        /// The rows come back, here and everywhere: each is inserted again right after its delete.
        Keep,
    };

    /// What the person said to `asked`. Holds for one pull; more tables or rows are asked anew.
    void answer(Answer answer, QList<LargeDelete> asked);
    /// The last page of the pull is applied: the next one is counted, and asked, by itself.
    void pullEnded();

    /// For PageApplier, inside its transaction: at its beginning, with what arrived, at its end,
    /// and when it is committed. `check` fails with `large_delete_needs_consent`.
    void begin(Replica &replica);
    [[nodiscard]] Result<> expect(Replica &replica, const std::vector<RemoteCell> &cells);
    [[nodiscard]] Result<> check(Replica &replica, RowApplier &applier);
    void applied();

private:
    using Rows = QSet<std::pair<QByteArray, QByteArray>>;

    [[nodiscard]] Result<> collect(Replica &replica, RowApplier &applier);
    [[nodiscard]] Result<QList<LargeDelete>> largeOnes(Replica &replica) const;
    [[nodiscard]] bool isCovered(const LargeDelete &found) const;
    [[nodiscard]] Result<> putBack(Replica &replica) const;

    Answer m_answer = Answer::Ask;
    QList<LargeDelete> m_asked;
    /// The answer met what it was given for: what else the same pull takes from these tables is
    /// part of it.
    bool m_isUnderWay = false;
    /// Rows that earlier pages of this pull took.
    QHash<QByteArray, qint64> m_gone;
    QHash<QByteArray, qint64> m_going;
    QHash<QByteArray, qint64> m_rowsBefore;
    Rows m_removed;
    qint64 m_firstSeq = 0;
};

} // namespace haex
