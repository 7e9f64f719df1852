// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

/// Asks what becomes of rows that other devices deleted in large numbers: they go here too, or they
/// come back everywhere. Closing it decides nothing.
class LargeDeleteSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `tables`: what would go, one line for each table.
    LargeDeleteSheet(const QString &tables, QWidget *parent);

Q_SIGNALS:
    void allowed();
    void refused();
};

} // namespace haex
