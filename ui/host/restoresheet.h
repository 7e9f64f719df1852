// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homebackups.h"
#include "ui/widgets/sheet.h"

class QComboBox;

namespace haex {

/// Brings the home server back to one of its daily copies: which one, and what follows.
class RestoreSheet final : public Sheet
{
    Q_OBJECT
public:
    /// The newest first; at least one.
    RestoreSheet(QList<HomeBackup> backups, QWidget *parent);

Q_SIGNALS:
    /// The sheet has closed.
    void chosen(const haex::HomeBackup &backup);

private:
    QList<HomeBackup> m_backups;
    QComboBox *m_choice;
};

} // namespace haex
