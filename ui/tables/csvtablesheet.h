// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/csvlook.h"
#include "core/vault/importexport/importreport.h"
#include "core/vault/tables/tablesummary.h"
#include "ui/widgets/sheet.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace haex {

class ImportLines;
class SqlResultModel;
class StateView;
class TextLabel;

/// Rows of a CSV file come into a table, new or there already: what is in the file, where to, and then
/// the report. Knows no engine.
class CsvTableSheet final : public Sheet
{
    Q_OBJECT
public:
    CsvTableSheet(const QString &fileName, QWidget *parent);

    /// `table` is chosen at first; empty: a new one.
    void showFile(const CsvLook &look, const QList<TableSummary> &tables, const QByteArray &table);
    void showUnreadable(const QString &text);
    void showReport(const ImportReport &report);

    [[nodiscard]] QByteArray table() const;
    /// Empty for a table that has its own.
    [[nodiscard]] QByteArray keyColumn() const;
    [[nodiscard]] bool isSynced() const;

Q_SIGNALS:
    void importRequested();

private:
    [[nodiscard]] QWidget *makeChoices();
    void submit();
    void follow();
    /// What the file has to do with the table; false when it cannot come in.
    [[nodiscard]] bool describe(QString &note) const;
    [[nodiscard]] const TableSummary *existing() const;

    QString m_fileName;
    CsvLook m_look;
    QList<TableSummary> m_tables;
    QStackedWidget *m_pages;
    QComboBox *m_target;
    QLineEdit *m_name;
    QComboBox *m_key;
    QCheckBox *m_synced;
    QWidgetList m_newParts;
    TextLabel *m_note;
    QTableView *m_preview;
    SqlResultModel *m_model;
    ImportLines *m_outcome;
    StateView *m_state;
    QPushButton *m_cancel;
    QPushButton *m_import;
    bool m_isDone = false;
};

} // namespace haex
