// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

/// Asks by which way the devices of a vault that is on no server shall get each other's changes.
class MeetingSheet final : public Sheet
{
    Q_OBJECT
public:
    explicit MeetingSheet(QWidget *parent);

Q_SIGNALS:
    /// This computer carries them; the sheet has closed.
    void hostingRequested();
    /// A server does; the sheet has closed.
    void serverRequested();
};

} // namespace haex
