// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/tables/tablebrowser.h"
#include "ui/widgets/sheet.h"

class QLineEdit;

namespace haex {

/// Asks for the values of a new row; a column that is left empty gets its default.
class NewRowSheet final : public Sheet
{
    Q_OBJECT
public:
    NewRowSheet(const TableSummary &table, QWidget *parent);

Q_SIGNALS:
    void rowRequested(const haex::TableBrowser::Values &values);

private:
    void submit();

    TableSummary m_table;
    std::vector<std::pair<TableColumn, QLineEdit *>> m_fields;
};

} // namespace haex
