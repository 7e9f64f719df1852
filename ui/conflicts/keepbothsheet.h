// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

/// Asks before both values are kept while the copy cannot get all files of the item.
class KeepBothSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `missing`: names of the files that have not arrived on this device.
    KeepBothSheet(const QStringList &missing, QWidget *parent);
};

} // namespace haex
