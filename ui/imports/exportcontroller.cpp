// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/exportcontroller.h"

#include "core/vault/importexport/exporter.h"
#include "ui/async/whendone.h"
#include "ui/async/workwait.h"
#include "ui/imports/exportsheet.h"
#include "ui/presenters/errortexts.h"
#include "ui/widgets/filechooser.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace haex {

namespace {

QString suffixOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::EncryptedVault:
        return QStringLiteral("haexvault");
    case ExportKind::Json:
        return QStringLiteral("json");
    case ExportKind::ItemsCsv:
        return QStringLiteral("csv");
    case ExportKind::Sqlite:
        return QStringLiteral("sqlite");
    }
    return {};
}

Result<ExportReport> exportTo(VaultSession &session, ExportKind kind, const QString &path, const ExportProgress &progress)
{
    switch (kind) {
    case ExportKind::EncryptedVault:
        HAEX_TRY(session.backupTo(path, progress));
        return ExportReport {};
    case ExportKind::Json:
        return exportJson(session.replica(), session.items(), path, progress);
    case ExportKind::ItemsCsv:
        return exportItemsCsv(session.items(), path, progress);
    case ExportKind::Sqlite:
        break;
    }
    return exportSqlite(session.replica(), path, progress);
}

} // namespace

ExportController *ExportController::start(VaultService &service, QWidget &window)
{
    auto *sheet = new ExportSheet(&window);
    auto *controller = new ExportController(service, *sheet);
    sheet->open();
    return controller;
}

ExportController::ExportController(VaultService &service, ExportSheet &sheet)
    : QObject(&sheet)
    , m_service(service)
    , m_sheet(sheet)
{
    connect(&m_sheet, &ExportSheet::exportRequested, this, &ExportController::askWhere);
}

void ExportController::askWhere()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString suffix = suffixOf(m_sheet.kind());
    const QString name = tr("Export %1.%2").arg(QDate::currentDate().toString(Qt::ISODate), suffix);
    const FileChooser::Question question {tr("Export"), QDir(folder).filePath(name), QStringLiteral("*.%1").arg(suffix), false};
    FileChooser::askToSave(&m_sheet, question, [this](const QString &path) { write(path); });
}

void ExportController::write(const QString &path)
{
    m_sheet.showWriting(QFileInfo(path).fileName());
    auto *wait = new WorkWait(this);
    connect(wait, &WorkWait::progressed, &m_sheet, &ExportSheet::showProgress);
    connect(&m_sheet, &ExportSheet::givingUpRequested, wait, &WorkWait::giveUp);
    const ExportKind kind = m_sheet.kind();
    auto future = m_service.run([kind, path, ticket = wait->ticket()](VaultSession &session) -> Result<ExportReport> {
        // It may have waited for other work, and not be wanted any more.
        if (ticket->isCancelled())
            return fail(ErrorCode::Cancelled, QStringLiteral("export"));
        return exportTo(session, kind, path, progressOf(ticket));
    });
    whenDone(future, wait, [this, wait, kind](const Result<ExportReport> &report) { finish(wait, kind, report); });
}

void ExportController::finish(WorkWait *wait, ExportKind kind, const Result<ExportReport> &report)
{
    wait->end();
    if (!report && report.error().code != ErrorCode::Cancelled)
        return m_sheet.showWriteError(ErrorTexts::sentence(report.error()));
    if (!report)
        Q_EMIT givenUp(tr("The export was given up. No file was left behind."));
    else
        Q_EMIT done(kind == ExportKind::EncryptedVault
                        ? tr("The archive is made and was opened to test it. It has the same vault password.")
                        : tr("Exported. The file is not encrypted: delete it when you no longer need it."));
    m_sheet.accept();
}

} // namespace haex
