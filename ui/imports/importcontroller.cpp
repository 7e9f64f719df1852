// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importcontroller.h"

#include "core/vault/importexport/importstore.h"
#include "core/vault/importexport/sqliteimporter.h"
#include "ui/async/whendone.h"
#include "ui/async/workwait.h"
#include "ui/imports/importsheet.h"

namespace haex {

ImportSheet *ImportController::start(VaultService &service, QWidget &window)
{
    auto *sheet = new ImportSheet(&window);
    new ImportController(service, *sheet);
    sheet->open();
    return sheet;
}

ImportSheet *ImportController::startWith(VaultService &service, QWidget &window, const QString &path)
{
    ImportSheet *sheet = start(service, window);
    sheet->setBusy(true);
    Q_EMIT sheet->fileChosen(path);
    return sheet;
}

ImportController::ImportController(VaultService &service, ImportSheet &sheet)
    : QObject(&sheet)
    , m_service(service)
    , m_sheet(sheet)
{
    connect(&m_sheet, &ImportSheet::fileChosen, this, &ImportController::recognise);
    connect(&m_sheet, &ImportSheet::readRequested, this, &ImportController::read);
    connect(&m_sheet, &ImportSheet::importRequested, this, &ImportController::store);
}

void ImportController::beginWork()
{
    endWork();
    m_wait = new WorkWait(this);
    connect(m_wait, &WorkWait::progressed, &m_sheet, &ImportSheet::showProgress);
}

void ImportController::endWork()
{
    if (m_wait)
        m_wait->end();
    m_wait = nullptr;
}

void ImportController::recognise(const QString &path)
{
    beginWork();
    whenDone(ImportWork::recognise(path), this, [this](const Result<ImportSource> &source) {
        endWork();
        if (!source)
            return fail(source.error());
        if (source->format == ImportFormat::Sqlite)
            return lookAtTables(*source);
        m_sheet.showSource(*source);
    });
}

void ImportController::lookAtTables(const ImportSource &source)
{
    auto future = m_service.run([](VaultSession &session) { return takenTableNames(session.replica()); });
    whenDone(future, this, [this, source](const Result<QByteArrayList> &taken) {
        if (taken)
            m_sheet.showSource(source, *taken);
        else
            fail(taken.error());
    });
}

void ImportController::read()
{
    beginWork();
    whenDone(ImportWork::read(m_sheet.source(), m_sheet.password(), m_sheet.keyFile(), m_wait->ticket()), this, [this](const Result<ImportedVault> &vault) {
        if (!vault)
            return fail(vault.error());
        m_vault = std::make_shared<const ImportedVault>(*vault);
        preview();
    });
}

void ImportController::preview()
{
    auto future = m_service.run([vault = m_vault](VaultSession &session) { return previewImport(session.items(), *vault); });
    whenDone(future, this, [this](const Result<ImportPreview> &found) {
        endWork();
        if (found)
            m_sheet.showPreview(*found);
        else
            fail(found.error());
    });
}

void ImportController::store()
{
    beginWork();
    if (m_sheet.source().format == ImportFormat::Sqlite)
        storeTables();
    else
        storeItems();
}

void ImportController::storeItems()
{
    ImportChoices choices;
    choices.withDuplicates = m_sheet.withDuplicates();
    choices.progress = progressOf(m_wait->ticket());
    auto future = m_service.run([vault = m_vault, choices](VaultSession &session) {
        return storeImport(session.replica(), session.items(), *vault, choices);
    });
    whenDone(future, this, [this](const Result<ImportReport> &report) { finish(report); });
}

void ImportController::storeTables()
{
    SqliteImportOptions options;
    options.tables = m_sheet.tables();
    options.names = m_sheet.tableNames();
    options.progress = progressOf(m_wait->ticket());
    auto future = m_service.run([path = m_sheet.source().path, options](VaultSession &session) {
        return importSqlite(session.replica(), path, options);
    });
    whenDone(future, this, [this](const Result<ImportReport> &report) { finish(report); });
}

void ImportController::finish(const Result<ImportReport> &report)
{
    endWork();
    if (!report)
        return fail(report.error());
    m_vault.reset();
    m_sheet.showReport(*report);
}

void ImportController::fail(const Error &error)
{
    endWork();
    m_sheet.showImportError(error);
}

} // namespace haex
