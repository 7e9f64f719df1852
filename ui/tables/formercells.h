// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablepage.h"
#include "ui/presenters/devicenames.h"

#include <QScrollArea>

namespace haex {

/// What a cell held before, newest first: each value with who wrote and who replaced it, and a button
/// to use it again.
class FormerCells final : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormerCells(QWidget *parent = nullptr);

    void showFormer(const QList<CellInfo::Former> &former, const DeviceNames &devices, bool isWritable);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void useRequested(const haex::CellValue &value);

private:
    [[nodiscard]] QWidget *makeRow(const CellInfo::Former &former, const DeviceNames &devices, bool isWritable);
    [[nodiscard]] static QString story(const CellInfo::Former &former, const DeviceNames &devices);
};

} // namespace haex
