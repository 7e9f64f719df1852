// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/conflictjournal.h"
#include "core/sync/syncstatus.h"
#include "ui/presenters/devicenames.h"

#include <QCoreApplication>

namespace haex {

/// Concurrent writes and waiting cells in everyday words: no "conflict", "merge" or "remote".
class ConflictTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ConflictTexts)
public:
    [[nodiscard]] static QString kind(ConflictKind kind);
    /// What happened, in one or two sentences.
    [[nodiscard]] static QString story(const Conflict &conflict, const DeviceNames &devices);
    /// Why the winner won: "4 minutes later", "same instant, decided by the order of devices".
    [[nodiscard]] static QString whyItWon(const Conflict &conflict, const DeviceNames &devices);
    /// The field in words where it is one of ours, else the column's name.
    [[nodiscard]] static QString fieldName(const QByteArray &table, const QByteArray &column);
    [[nodiscard]] static QString tableName(const QByteArray &table);
    /// What the superseded side is called on its button.
    [[nodiscard]] static QString useOther(const Conflict &conflict, const DeviceNames &devices);

    /// Whose contents have not arrived, before and after a copy is made without them.
    [[nodiscard]] static QString filesNotHere(const QStringList &names);
    [[nodiscard]] static QString copiedWithout(const QStringList &names);

    [[nodiscard]] static QString waitingReason(const WaitingCell &cell);
    [[nodiscard]] static QString waitingAdvice(const WaitingCell &cell);
};

} // namespace haex
