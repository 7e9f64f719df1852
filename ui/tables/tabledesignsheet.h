// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tabledesign.h"
#include "ui/widgets/sheet.h"

#include <optional>

class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace haex {

class ColumnDesignRow;
class TextLabel;

/// Designs a table: a new one, or what may be changed of one that is there. Shows the SQL that it will
/// run, and in words what cannot be done.
class TableDesignSheet final : public Sheet
{
    Q_OBJECT
public:
    TableDesignSheet(const DesignSurroundings &surroundings, QWidget *parent);
    TableDesignSheet(const TableDesign &present, const DesignSurroundings &surroundings, QWidget *parent);

Q_SIGNALS:
    void sqlRequested(const QByteArray &sql, const QByteArray &tableName);
    /// The person wants the table deleted; not asked about yet.
    void dropRequested(const QByteArray &tableName);

private:
    TableDesignSheet(const std::optional<TableDesign> &present, const DesignSurroundings &surroundings, QWidget *parent);
    [[nodiscard]] QWidget *makeColumns();
    [[nodiscard]] TableDesign design() const;
    void addColumn(const ColumnDesign &column, const std::optional<ForeignKeyDesign> &reference);
    void addNewColumn();
    void removeColumn(ColumnDesignRow *row);
    void placeColumns();
    void judge();
    void submit();

    std::optional<TableDesign> m_present;
    DesignSurroundings m_surroundings;
    QLineEdit *m_name;
    QWidget *m_page;
    QGridLayout *m_grid;
    QList<ColumnDesignRow *> m_rows;
    TextLabel *m_faults;
    QPlainTextEdit *m_sql;
    QPushButton *m_primary;
};

} // namespace haex
