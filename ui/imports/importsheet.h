// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"
#include "core/vault/importexport/importstore.h"
#include "ui/widgets/sheet.h"

#include <QMap>

class QProgressBar;
class QStackedWidget;

namespace haex {

class ImportColumnsPage;
class ImportFilePage;
class ImportLines;
class ImportPreviewPage;
class ImportTablesPage;
class ImportUnlockPage;
class TextLabel;

/// Comes over from another program, step by step: file, password or columns, preview, report. Knows
/// no engine; closing it at any step gives up.
class ImportSheet final : public Sheet
{
    Q_OBJECT
public:
    explicit ImportSheet(QWidget *parent);

    /// Asks for what this kind of file needs; goes on by itself where that is nothing.
    /// `takenTables`: for a database, the names in the vault.
    void showSource(const ImportSource &source, const QByteArrayList &takenTables = {});
    void showPreview(const ImportPreview &preview);
    void showReport(const ImportReport &report);
    void showImportError(const Error &error);
    /// 0 of 0: nobody knows how long it takes.
    void showProgress(qint64 done, qint64 total);

    [[nodiscard]] ImportSource source() const;
    [[nodiscard]] SecretBytes password() const;
    [[nodiscard]] QString keyFile() const;
    [[nodiscard]] bool withDuplicates() const;
    /// Of a database: those that shall come in.
    [[nodiscard]] QByteArrayList tables() const;
    /// Of these, what the vault calls those that get another name.
    [[nodiscard]] QMap<QByteArray, QByteArray> tableNames() const;

Q_SIGNALS:
    void fileChosen(const QString &path);
    /// Source, password and columns are told: read it.
    void readRequested();
    void importRequested();

private:
    enum Step { FileStep, UnlockStep, ColumnsStep, TablesStep, PreviewStep, ReportStep };
    void go(Step step, const QString &title, const QString &subtitle, const QString &action);
    void act();
    void updateAction();
    void copyReport() const;

    ImportSource m_source;
    ImportReport m_report;
    Step m_step = FileStep;
    QStackedWidget *m_pages;
    ImportFilePage *m_file;
    ImportUnlockPage *m_unlock;
    ImportColumnsPage *m_columns;
    ImportTablesPage *m_tables;
    ImportPreviewPage *m_preview;
    ImportLines *m_outcome;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_copy;
    QPushButton *m_action;
};

} // namespace haex
