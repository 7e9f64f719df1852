// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/roworder.h"
#include "core/vault/tables/tablepage.h"
#include "core/vault/tables/tablequery.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <optional>

namespace haex {

/// The rows of one table, of which there may be millions. It asks with `orderNeeded` which rows there
/// are, and with `pageNeeded` for those that come into sight; rows that are not there yet are empty.
/// After a change the old order and the old page are shown until the new ones arrive.
class TableGridModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { ValueRole = Qt::UserRole + 1, LoadingRole };
    static constexpr int PageRows = 200;

    using QAbstractTableModel::QAbstractTableModel;

    /// Starts over when it is another table, or has other columns now.
    void setTable(const TableSummary &table);
    void setFilter(const QString &filter);
    /// nullopt: any value.
    void setColumnFilter(const QByteArray &column, const std::optional<ColumnFilter> &filter);
    /// Reads everything in sight again, e.g. after a pull.
    void refresh();
    /// Answers to an older question are ignored. Not `isWhole`: the first rows, the others follow.
    void setOrder(quint64 question, const RowOrderPtr &order, bool isWhole);
    void setPage(quint64 generation, qint64 first, const TablePage &page);
    /// While a value is being typed, rows stay where they are.
    void setHeld(bool held);

    [[nodiscard]] const TableSummary &table() const { return m_table; }
    [[nodiscard]] RowKey keyOf(int row) const;
    [[nodiscard]] CellValue valueAt(const QModelIndex &index) const;
    /// Whether all rows were found.
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] bool isFiltered() const { return !m_query.filter.isEmpty() || !m_query.columns.isEmpty(); }
    [[nodiscard]] bool isSorted() const { return !m_query.sortColumn.isEmpty(); }
    [[nodiscard]] const RowOrderPtr &order() const { return m_order; }
    [[nodiscard]] bool isWritable(int column) const;
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
    /// `isNew`: nothing is shown until it is answered; else the table changed.
    void orderNeeded(quint64 question, const haex::TableQuery &query, bool isNew);
    void pageNeeded(quint64 generation, const haex::RowOrderPtr &order, qint64 first) const;
    /// Rows stand elsewhere than in the order before.
    void orderReplaced(const haex::RowOrderPtr &before);
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
    void takeOrder(const RowOrderPtr &order, bool isWhole);
    void setRowCount(int rows);
    void forgetFarPages(qint64 nearPage);
    [[nodiscard]] const Page *pageOf(int row) const;

    TableSummary m_table;
    TableQuery m_query;
    RowOrderPtr m_order = std::make_shared<RowOrder>();
    RowOrderPtr m_heldOrder;
    bool m_held = false;
    bool m_known = false;
    int m_rows = 0;
    quint64 m_question = 0;
    quint64 m_generation = 0;
    QHash<qint64, Page> m_pages;
    mutable QSet<qint64> m_requested;
};

} // namespace haex
