// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/passwordhealth.h"

#include <QAbstractTableModel>

namespace haex {

/// Passwords that should be changed and items that expire, with what is wrong with each.
class HealthModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Item, UserName, Problem, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(QList<PasswordHealth::Finding> findings);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString iconName(const PasswordHealth::Finding &finding);
    [[nodiscard]] static QString problem(const PasswordHealth::Finding &finding);
    [[nodiscard]] QString text(const PasswordHealth::Finding &finding, int column) const;

    QList<PasswordHealth::Finding> m_findings;
};

} // namespace haex
