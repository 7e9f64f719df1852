// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace haex {

/// Cells of a grid: NULL is shown quietly, so that it is not mistaken for the text "NULL".
class GridDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `typeRole` is the model's role with the CellValue::Type.
    explicit GridDelegate(int typeRole, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    int m_typeRole;
};

} // namespace haex
