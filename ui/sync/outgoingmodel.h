// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/waitingchanges.h"

#include <QAbstractTableModel>

namespace haex {

/// What waits to be sent to one backend, thing by thing.
class OutgoingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Kind, Rows, ColumnCount };
    /// Of an item, else empty.
    enum Role { ItemRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;

    void setChanges(QList<WaitingChange> changes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString what(const WaitingChange &change);
    [[nodiscard]] static QString kind(const WaitingChange &change);
    [[nodiscard]] static QString iconName(const WaitingChange &change);

    QList<WaitingChange> m_changes;
};

} // namespace haex
