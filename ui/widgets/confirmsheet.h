// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

/// Asks before something that cannot be undone: what happens, and a button that says it.
class ConfirmSheet final : public Sheet
{
    Q_OBJECT
public:
    ConfirmSheet(const QString &title, const QString &consequences, const QString &action,
                 QWidget *parent);
};

} // namespace haex
