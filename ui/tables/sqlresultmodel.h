// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/replica.h"

#include <QAbstractTableModel>

namespace haex {

/// The rows that a statement answered.
class SqlResultModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ValueRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    void setResult(SqlResult result);
    [[nodiscard]] const SqlResult &result() const { return m_result; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SqlResult m_result;
};

} // namespace haex
