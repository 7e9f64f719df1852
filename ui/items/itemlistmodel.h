// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/itemquery.h"

#include <QAbstractListModel>

namespace haex {

/// The items of the present list: titles and user names, no secrets. New results are merged in row
/// by row where that is cheap, so that selection and scroll position stay.
class ItemListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SummaryRole = Qt::UserRole + 1, IdRole };
    static constexpr char MimeType[] = "application/x-haex-items";

    using QAbstractListModel::QAbstractListModel;

    void setItems(QList<ItemSummary> items);
    [[nodiscard]] const QList<ItemSummary> &items() const { return m_items; }
    [[nodiscard]] QModelIndex indexOf(const QByteArray &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    [[nodiscard]] bool hasSameRows(const QList<ItemSummary> &items) const;

    QList<ItemSummary> m_items;
};

} // namespace haex
