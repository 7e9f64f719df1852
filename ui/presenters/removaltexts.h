// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// What is said about vaults and accounts that a server deletes, before and after.
class RemovalTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::RemovalTexts)
public:
    /// What goes, what stays, and when: for the person who is about to ask for it. `graceMs` is
    /// negative as long as the server has not said it.
    [[nodiscard]] static QString consequences(RemovalScope scope, qint64 graceMs);
    /// What is planned at a server, one sentence for each thing; empty when nothing is.
    [[nodiscard]] static QString planned(const ServerRemoval &removal, qint64 nowMs);
    /// That it was asked for, and until when it can be taken back.
    [[nodiscard]] static QString asked(RemovalScope scope, const QString &backendName, qint64 endsAtMs);
    /// Why a server has nothing of the vault any more.
    [[nodiscard]] static QString gone(const ServerRemoval &removal, qint64 nowMs);
    /// "3 Nov 2026, 14:02".
    [[nodiscard]] static QString moment(qint64 ms);
};

} // namespace haex
