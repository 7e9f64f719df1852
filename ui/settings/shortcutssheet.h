// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/commandkeys.h"
#include "ui/widgets/sheet.h"

class QGridLayout;
class QKeySequenceEdit;

namespace haex {

/// Which keys do what; each can be changed, takes effect at once, and goes back to the usual ones.
class ShortcutsSheet final : public Sheet
{
    Q_OBJECT
public:
    /// The settings must outlive it.
    ShortcutsSheet(AppSettings &settings, QWidget *parent);

private:
    void addRow(QGridLayout *grid, Command command);
    void choose(Command command, QKeySequenceEdit *edit);

    AppSettings &m_settings;
};

} // namespace haex
