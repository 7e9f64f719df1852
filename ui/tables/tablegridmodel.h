// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablepage.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace haex {

/// The rows of one table, read page by page as they come into sight. It asks with `pageNeeded` and
/// is answered with `setPage`; rows that are not there yet are empty. After a change the old page
/// is shown until the new one arrives.
class TableGridModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ValueRole = Qt::UserRole + 1, LoadingRole };
    static constexpr int PageRows = 200;

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const TableSummary &table);
    void setFilter(const QString &filter);
    /// Reads everything in sight again, e.g. after a pull.
    void refresh();
    /// Answers of an older generation are ignored.
    void setPage(quint64 generation, qint64 offset, const TablePage &page);

    [[nodiscard]] const TableSummary &table() const { return m_table; }
    [[nodiscard]] RowKey keyOf(int row) const;
    [[nodiscard]] CellValue valueAt(const QModelIndex &index) const;
    [[nodiscard]] bool isKnown() const { return m_known; }
    /// Asks to write a cell; NULL too.
    void writeCell(const QModelIndex &index, const CellValue &value);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void pageNeeded(quint64 generation, const haex::TableQuery &query) const;
    void cellEdited(const haex::RowKey &key, const QByteArray &column, const haex::CellValue &value);
    void totalChanged(qint64 total);

private:
    struct Page
    {
        TablePage content;
        quint64 generation = 0;
    };
    void startOver();
    void request(qint64 pageNumber) const;
    void setRowCount(int rows);
    void forgetFarPages(qint64 nearPage);
    [[nodiscard]] const Page *pageOf(int row) const;

    TableSummary m_table;
    TableQuery m_query;
    bool m_known = false;
    int m_rows = 0;
    quint64 m_generation = 0;
    QHash<qint64, Page> m_pages;
    mutable QSet<qint64> m_requested;
};

} // namespace haex
