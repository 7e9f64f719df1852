// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/shell/viewid.h"

#include <QCoreApplication>
#include <QList>

namespace haex {

/// Something that somebody has to do, told on the desktop.
struct Notice
{
    /// A newer one with the same key takes its place.
    QString key;
    QString title;
    QString text;
    /// What the button says, and where it leads.
    QString action;
    ViewId view = ViewId::Sync;

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// What is worth a notice: only what needs the person and is new. That all went well is none.
class NoticeTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::NoticeTexts)
public:
    [[nodiscard]] static QList<Notice> of(const SyncStatus &before, const SyncStatus &now, qint64 nowMs);

private:
    [[nodiscard]] static Notice blocked(const BackendStatus &backend, qint64 nowMs);
    [[nodiscard]] static Notice removal(const BackendStatus &backend, qint64 nowMs);
    [[nodiscard]] static Notice conflicts(qint64 open);
};

} // namespace haex
