// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflicts/conflictentry.h"
#include "ui/widgets/sheet.h"

class QPlainTextEdit;

namespace haex {

/// Asks for a third value, starting from the one in use.
class EditValueSheet final : public Sheet
{
    Q_OBJECT
public:
    EditValueSheet(const ConflictEntry &entry, QWidget *parent);

    [[nodiscard]] CellValue value() const;

private:
    Conflict m_conflict;
    QPlainTextEdit *m_text;
};

} // namespace haex
