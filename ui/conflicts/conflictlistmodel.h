// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflicts/conflictentry.h"
#include "ui/presenters/devicenames.h"

#include <QAbstractListModel>

namespace haex {

/// Concurrent writes, newest first. Its open rows are what every badge counts.
class ConflictListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { EntryRole = Qt::UserRole + 1, IdRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<ConflictEntry> entries, const DeviceNames &devices);
    [[nodiscard]] QModelIndex indexOf(const QByteArray &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ConflictEntry> m_entries;
    DeviceNames m_devices;
};

} // namespace haex
