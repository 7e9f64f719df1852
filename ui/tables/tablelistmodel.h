// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablesummary.h"

#include <QAbstractListModel>
#include <QList>

namespace haex {

/// The person's tables with their row counts.
class TableListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SummaryRole = Qt::UserRole + 1, NameRole };

    using QAbstractListModel::QAbstractListModel;

    void setTables(QList<TableSummary> tables);
    [[nodiscard]] QModelIndex indexOf(const QByteArray &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<TableSummary> m_tables;
};

} // namespace haex
