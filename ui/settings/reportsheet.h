// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

/// Shows a text to read and copy: diagnostics, the outcome of a check.
class ReportSheet final : public Sheet
{
    Q_OBJECT
public:
    ReportSheet(const QString &title, const QString &subtitle, const QString &report,
                QWidget *parent);
};

} // namespace haex
