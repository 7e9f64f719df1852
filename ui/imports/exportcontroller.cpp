// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/exportcontroller.h"

#include "core/vault/importexport/exporter.h"
#include "ui/async/whendone.h"
#include "ui/imports/exportsheet.h"
#include "ui/presenters/errortexts.h"
#include "ui/widgets/filechooser.h"

#include <QDate>
#include <QDir>
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

Result<ExportReport> exportTo(VaultSession &session, ExportKind kind, const QString &path)
{
    switch (kind) {
    case ExportKind::EncryptedVault:
        HAEX_TRY(session.backupTo(path));
        return ExportReport {};
    case ExportKind::Json:
        return exportJson(session.replica(), session.items(), path);
    case ExportKind::ItemsCsv:
        return exportItemsCsv(session.items(), path);
    case ExportKind::Sqlite:
        break;
    }
    return exportSqlite(session.replica(), path);
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
    m_sheet.setBusy(true);
    const ExportKind kind = m_sheet.kind();
    auto future = m_service.run([kind, path](VaultSession &session) { return exportTo(session, kind, path); });
    whenDone(future, this, [this, kind](const Result<ExportReport> &report) {
        if (!report)
            return m_sheet.showError(ErrorTexts::sentence(report.error()));
        Q_EMIT done(kind == ExportKind::EncryptedVault
                        ? tr("The archive is made and was opened to test it. It has the same vault password.")
                        : tr("Exported. The file is not encrypted: delete it when you no longer need it."));
        m_sheet.accept();
    });
}

} // namespace haex
