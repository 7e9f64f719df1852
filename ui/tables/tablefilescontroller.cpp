// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablefilescontroller.h"

#include "core/engine/workticket.h"
#include "core/vault/importexport/csvimporter.h"
#include "core/vault/importexport/csvlook.h"
#include "core/vault/tables/tablebrowser.h"
#include "ui/async/filewait.h"
#include "ui/async/whendone.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/importtexts.h"
#include "ui/tables/csvtablesheet.h"
#include "ui/tables/sqlconsole.h"
#include "ui/tables/tablegridmodel.h"
#include "ui/tables/tablepageview.h"
#include "ui/tables/tablesview.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/messagebar.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace haex {

namespace {

constexpr qsizetype ShownRows = 50;

QString csvFilter()
{
    return TableFilesController::tr("CSV files (*.csv *.tsv *.txt)");
}

/// The exporter refuses a file that is there, with words of its own.
FileChooser::Question questionFor(const QString &title, const QString &name)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return {title, QDir(folder).filePath(name + QStringLiteral(".csv")), csvFilter(), false};
}

} // namespace

TableFilesController::TableFilesController(VaultService &service, TablesView &view, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_view(view)
{
    connect(view.page(), &TablePageView::csvExportRequested, this, &TableFilesController::saveTable);
    connect(view.page(), &TablePageView::csvImportRequested, this, [this] { askForFile(m_view.currentTable()); });
    connect(&view, &TablesView::csvTableRequested, this, [this] { askForFile({}); });
    connect(view.console(), &SqlConsole::resultExportRequested, this, &TableFilesController::saveResult);
}

void TableFilesController::saveTable()
{
    const QByteArray table = m_view.currentTable();
    FileChooser::askToSave(&m_view, questionFor(tr("Save all rows as CSV"), QString::fromUtf8(table)), [this, table](const QString &path) {
        auto *wait = new FileWait(*m_view.page()->messages(), tr("Saving the rows…"), this);
        auto future = m_service.run([table, path, ticket = wait->ticket()](VaultSession &session) {
            return exportTableCsv(session.replica(), table, path, progressOf(ticket));
        });
        whenDone(future, this, [this, wait](const Result<ExportReport> &report) {
            wait->end();
            tellSaved(m_view.page()->messages(), report);
        });
    });
}

void TableFilesController::saveResult(const SqlResult &result)
{
    FileChooser::askToSave(&m_view, questionFor(tr("Save the result as CSV"), tr("Result")), [this, result](const QString &path) {
        auto future = m_service.run([result, path](VaultSession &) { return exportResultCsv(result, path); });
        whenDone(future, this, [this](const Result<ExportReport> &report) { tellSaved(m_view.console()->messages(), report); });
    });
}

void TableFilesController::tellSaved(MessageBar *messages, const Result<ExportReport> &report)
{
    if (report)
        messages->showMessage(Tone::Success, tr("%n row(s) saved. The file is not encrypted: delete it when you no longer need it.", nullptr, int(report->rows)));
    else if (report.error().code != ErrorCode::VaultLocked)
        messages->showMessage(report.error().code == ErrorCode::Cancelled ? Tone::Muted : Tone::Danger, ErrorTexts::sentence(report.error()));
}

void TableFilesController::askForFile(const QByteArray &table)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    FileChooser::askToOpen(&m_view, {tr("Rows from a CSV file"), folder, csvFilter()}, [this, table](const QString &path) { look(path, table); });
}

void TableFilesController::look(const QString &path, const QByteArray &table)
{
    using Found = std::pair<CsvLook, QList<TableSummary>>;
    auto future = m_service.run([path](VaultSession &session) -> Result<Found> {
        HAEX_ASSIGN(look, lookAtCsv(path, ShownRows));
        HAEX_ASSIGN(tables, session.tables().tables());
        return Found(look, tables);
    });
    whenDone(future, this, [this, path, table](const Result<Found> &found) {
        auto *sheet = new CsvTableSheet(QFileInfo(path).fileName(), m_view.window());
        if (found)
            sheet->showFile(found->first, found->second, table);
        else
            sheet->showUnreadable(ImportTexts::error(found.error()));
        connect(sheet, &CsvTableSheet::importRequested, this, [this, sheet, path] { import(sheet, path); });
        sheet->open();
    });
}

/// Closing the sheet, or locking the vault, gives it up: nothing of it stays.
void TableFilesController::import(CsvTableSheet *sheet, const QString &path)
{
    sheet->setBusy(true);
    auto ticket = std::make_shared<WorkTicket>();
    connect(sheet, &QObject::destroyed, this, [ticket] { ticket->cancel(); });
    CsvImportOptions options;
    options.table = sheet->table();
    options.keyColumn = sheet->keyColumn();
    options.synced = sheet->isSynced();
    options.progress = progressOf(ticket);
    auto future = m_service.run([path, options](VaultSession &session) { return importCsv(session.replica(), path, options); });
    whenDone(future, sheet, [this, sheet, table = options.table](const Result<ImportReport> &report) {
        if (!report)
            return sheet->showError(ErrorTexts::sentence(report.error()));
        sheet->showReport(*report);
        Q_EMIT imported(table);
    });
}

} // namespace haex
