// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablegridmodel.h"

#include "ui/presenters/valuetexts.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

namespace haex {

namespace {
constexpr int KeptPages = 60;

bool hasSameColumns(const TableSummary &a, const TableSummary &b)
{
    return std::ranges::equal(a.columns, b.columns, {}, &TableColumn::name, &TableColumn::name);
}
} // namespace

void TableGridModel::setTable(const TableSummary &table)
{
    const bool sameShape = table.name == m_table.name && hasSameColumns(table, m_table);
    if (sameShape) {
        m_table = table;
        return;
    }
    m_table = table;
    m_query = {};
    m_query.table = table.name;
    startOver();
}

void TableGridModel::setFilter(const QString &filter)
{
    if (m_query.filter == filter)
        return;
    m_query.filter = filter;
    startOver();
}

void TableGridModel::sort(int column, Qt::SortOrder order)
{
    const bool valid = column >= 0 && column < columnCount();
    const QByteArray name = valid ? m_table.columns.at(size_t(column)).name : QByteArray();
    const bool descending = order == Qt::DescendingOrder;
    if (name == m_query.sortColumn && descending == m_query.descending)
        return;
    m_query.sortColumn = name;
    m_query.descending = descending;
    startOver();
}

void TableGridModel::setColumnFilter(const QByteArray &column, const std::optional<ColumnFilter> &filter)
{
    QList<ColumnFilter> filters = m_query.columns;
    const auto former = std::ranges::find(filters, column, &ColumnFilter::column);
    if (former != filters.end() && filter)
        *former = *filter;
    else if (former != filters.end())
        filters.erase(former);
    else if (filter)
        filters += *filter;
    if (filters == m_query.columns)
        return;
    m_query.columns = filters;
    startOver();
}

void TableGridModel::startOver()
{
    beginResetModel();
    m_pages.clear();
    m_requested.clear();
    m_order = std::make_shared<RowOrder>();
    m_heldOrder.reset();
    m_rows = 0;
    m_known = false;
    ++m_generation;
    ++m_question;
    endResetModel();
    if (!m_query.table.isEmpty())
        Q_EMIT orderNeeded(m_question, m_query, true);
}

void TableGridModel::refresh()
{
    ++m_generation;
    m_requested.clear();
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT orderNeeded(m_question, m_query, false);
}

void TableGridModel::setHeld(bool held)
{
    m_held = held;
    if (!held && m_heldOrder)
        takeOrder(std::exchange(m_heldOrder, nullptr), true);
}

void TableGridModel::setOrder(quint64 question, const RowOrderPtr &order, bool isWhole)
{
    if (question != m_question)
        return;
    if (m_held && isWhole)
        m_heldOrder = order;
    else
        takeOrder(order, isWhole);
}

void TableGridModel::takeOrder(const RowOrderPtr &order, bool isWhole)
{
    const RowOrderPtr before = std::exchange(m_order, order);
    // The first rows stay where they are when the others follow.
    if (m_known || before->size() == 0) {
        ++m_generation;
        m_requested.clear();
    }
    m_known = isWhole;
    setRowCount(int(qMin<qint64>(order->size(), std::numeric_limits<int>::max())));
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT totalChanged(order->size());
    if (before->size() > 0)
        Q_EMIT orderReplaced(before);
}

void TableGridModel::request(qint64 pageNumber) const
{
    if (m_requested.contains(pageNumber))
        return;
    m_requested.insert(pageNumber);
    Q_EMIT pageNeeded(m_generation, m_order, pageNumber * PageRows);
}

void TableGridModel::setPage(quint64 generation, qint64 first, const TablePage &page)
{
    if (generation != m_generation)
        return;
    const qint64 number = first / PageRows;
    forgetFarPages(number);
    m_pages.insert(number, {page, generation});
    const int last = qMin(m_rows, int(first) + PageRows) - 1;
    if (last >= int(first))
        Q_EMIT dataChanged(index(int(first), 0), index(last, columnCount() - 1));
}

void TableGridModel::setRowCount(int rows)
{
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

void TableGridModel::forgetFarPages(qint64 nearPage)
{
    if (m_pages.size() < KeptPages)
        return;
    m_pages.removeIf([nearPage](const auto &entry) { return qAbs(entry.key() - nearPage) > KeptPages / 3; });
    m_requested.removeIf([nearPage](qint64 number) { return qAbs(number - nearPage) > KeptPages / 3; });
}

const TableGridModel::Page *TableGridModel::pageOf(int row) const
{
    const qint64 number = row / PageRows;
    const auto it = m_pages.constFind(number);
    if (it == m_pages.cend() || it->generation != m_generation)
        request(number);
    const bool hasRow = it != m_pages.cend() && size_t(row % PageRows) < it->content.rows.size()
        && !it->content.rows[size_t(row % PageRows)].empty();
    return hasRow ? &*it : nullptr;
}

RowKey TableGridModel::keyOf(int row) const
{
    const Page *page = pageOf(row);
    const auto inside = size_t(row % PageRows);
    return page && inside < page->content.keys.size() ? page->content.keys.at(inside) : RowKey();
}

CellValue TableGridModel::valueAt(const QModelIndex &index) const
{
    const Page *page = index.isValid() ? pageOf(index.row()) : nullptr;
    if (!page)
        return {};
    const auto &row = page->content.rows[size_t(index.row() % PageRows)];
    return size_t(index.column()) < row.size() ? row.at(size_t(index.column())) : CellValue();
}

bool TableGridModel::isWritable(int column) const
{
    const TableColumn &declared = m_table.columns.at(size_t(column));
    return !declared.isKey && !declared.isGenerated;
}

void TableGridModel::writeCell(const QModelIndex &index, const CellValue &value)
{
    const RowKey key = keyOf(index.row());
    if (key.text().isEmpty() || valueAt(index) == value)
        return;
    Q_EMIT cellEdited(key, m_table.columns.at(size_t(index.column())).name, value);
}

int TableGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int TableGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant TableGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Page *page = pageOf(index.row());
    if (role == LoadingRole)
        return page == nullptr;
    if (!page)
        return {};
    const CellValue value = valueAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return ValueTexts::cell(value);
    case Qt::EditRole:
        return ValueTexts::whole(value);
    case Qt::AccessibleTextRole:
        return ValueTexts::described(value);
    case ValueRole:
        return int(value.type());
    case Qt::TextAlignmentRole: {
        const bool number = value.type() == CellValue::Type::Integer || value.type() == CellValue::Type::Real;
        return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

bool TableGridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const TableColumn &column = m_table.columns.at(size_t(index.column()));
    const CellValue old = valueAt(index);
    // Leaving an untouched NULL must not turn it into something else.
    if (value.toString() == ValueTexts::whole(old))
        return false;
    writeCell(index, ValueTexts::parse(value.toString(), column.type, old));
    return true;
}

QVariant TableGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(section + 1)) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_table.columns.at(size_t(section));
    if (role == Qt::DisplayRole)
        return QString::fromUtf8(column.name);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(ValueTexts::declaredNumber(column.type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        QStringList facts{QString::fromUtf8(column.name), QString::fromUtf8(column.type)};
        if (column.isKey)
            facts << tr("part of the key");
        if (column.notNull)
            facts << tr("must have a value");
        if (column.isGenerated)
            facts << tr("computed");
        facts.removeAll(QString());
        return facts.join(QStringLiteral(" · "));
    }
    return {};
}

Qt::ItemFlags TableGridModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const bool writable = isWritable(index.column()) && !keyOf(index.row()).text().isEmpty()
        && valueAt(index).type() != CellValue::Type::Blob;
    return writable ? flags | Qt::ItemIsEditable : flags;
}

} // namespace haex
