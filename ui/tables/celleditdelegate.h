// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/griddelegate.h"

namespace haex {

class TableGridModel;

/// Edits a cell in place, as what its column declares: a number column takes numbers only. Rows do not
/// move while something is typed.
class CellEditDelegate final : public GridDelegate
{
    Q_OBJECT
public:
    CellEditDelegate(TableGridModel &model, QObject *parent);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void destroyEditor(QWidget *editor, const QModelIndex &index) const override;

private:
    [[nodiscard]] bool takesNumbers(const QModelIndex &index) const;

    TableGridModel &m_model;
};

} // namespace haex
