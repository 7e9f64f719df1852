// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importsheet.h"

#include "ui/imports/importcolumnspage.h"
#include "ui/imports/importfilepage.h"
#include "ui/imports/importlines.h"
#include "ui/imports/importpreviewpage.h"
#include "ui/imports/importtablespage.h"
#include "ui/imports/importunlockpage.h"
#include "ui/presenters/importtexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int MinimumWidth = 600;
}

ImportSheet::ImportSheet(QWidget *parent)
    : Sheet({}, {}, parent)
    , m_pages(new QStackedWidget)
    , m_file(new ImportFilePage)
    , m_unlock(new ImportUnlockPage)
    , m_columns(new ImportColumnsPage)
    , m_tables(new ImportTablesPage)
    , m_preview(new ImportPreviewPage)
    , m_outcome(new ImportLines)
    , m_progress(new QProgressBar)
    , m_cancel(addCancel())
    , m_copy(addSecondary(tr("Copy report")))
    , m_action(addPrimary({}))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(MinimumWidth);
    // In the order of the steps.
    for (QWidget *page : std::initializer_list<QWidget *> {m_file, m_unlock, m_columns, m_tables, m_preview, m_outcome})
        m_pages->addWidget(page);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->hide();
    content()->addWidget(m_pages, 1);
    content()->addWidget(m_progress);
    connect(m_file, &ImportFilePage::fileChosen, this, [this](const QString &path) {
        setBusy(true);
        Q_EMIT fileChosen(path);
    });
    connect(m_preview, &ImportPreviewPage::countChanged, this, &ImportSheet::updateAction);
    connect(m_tables, &ImportTablesPage::countChanged, this, &ImportSheet::updateAction);
    connect(m_action, &QPushButton::clicked, this, &ImportSheet::act);
    connect(m_copy, &QPushButton::clicked, this, &ImportSheet::copyReport);
    go(FileStep, tr("Import"), tr("Come over from another program, or take a database in."), {});
}

void ImportSheet::go(Step step, const QString &title, const QString &subtitle, const QString &action)
{
    m_step = step;
    setBusy(false);
    messages()->hide();
    m_progress->hide();
    setHeading(title, subtitle);
    m_pages->setCurrentIndex(step);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_copy->setVisible(step == ReportStep);
    m_cancel->setVisible(step != ReportStep);
    if (step == PreviewStep || step == ReportStep || step == TablesStep)
        m_action->setFocus();
    else
        m_pages->currentWidget()->setFocus();
}

void ImportSheet::showSource(const ImportSource &source, const QByteArrayList &takenTables)
{
    m_source = source;
    const QString name = QFileInfo(source.path).fileName();
    const QString what = tr("%1: %2").arg(ImportTexts::format(source.format), name);
    if (source.needsPassword()) {
        m_unlock->ask(source.format == ImportFormat::Keepass);
        go(UnlockStep, tr("Open the file"), what, tr("Continue"));
    } else if (source.format == ImportFormat::Csv) {
        m_columns->showMapping(source.mapping);
        go(ColumnsStep, tr("What the columns are"), what, tr("Continue"));
    } else if (source.format == ImportFormat::Sqlite) {
        go(TablesStep, tr("Import tables"), tr("%1. Nothing is in your vault yet.").arg(what), tr("Import"));
        m_tables->showSource(source, takenTables);
    } else {
        setBusy(true);
        Q_EMIT readRequested();
    }
}

void ImportSheet::showPreview(const ImportPreview &preview)
{
    go(PreviewStep, tr("What comes in"), tr("%1. Nothing is in your vault yet.").arg(QFileInfo(m_source.path).fileName()), tr("Import"));
    m_preview->showPreview(preview);
}

QByteArrayList ImportSheet::tables() const
{
    return m_tables->chosen();
}

QMap<QByteArray, QByteArray> ImportSheet::tableNames() const
{
    return m_tables->names();
}

void ImportSheet::showReport(const ImportReport &report)
{
    m_report = report;
    qint64 rows = 0;
    for (const ImportedTable &table : report.tables)
        rows += table.rows;
    const bool isTables = m_source.format == ImportFormat::Sqlite;
    const QString outcome = isTables
        ? tr("%1 with %2 are in your vault now.").arg(tr("%n table(s)", nullptr, static_cast<int>(report.tables.size())), tr("%n row(s)", nullptr, static_cast<int>(rows)))
        : tr("%1 and %2 are in your vault now.").arg(tr("%n item(s)", nullptr, static_cast<int>(report.items)), tr("%n new group(s)", nullptr, static_cast<int>(report.groups)));
    const QString warning = isTables ? QString() : u' ' + tr("The file still holds your secrets: delete it when you no longer need it.");
    go(ReportStep, tr("Imported"), outcome + warning, tr("Close"));
    m_outcome->showNotes(report.notes);
}

void ImportSheet::showImportError(const Error &error)
{
    showError(ImportTexts::error(error));
    m_progress->hide();
    if (m_step == UnlockStep)
        m_unlock->retry();
}

void ImportSheet::showProgress(qint64 done, qint64 total)
{
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
    m_progress->show();
}

void ImportSheet::updateAction()
{
    if (m_step == TablesStep) {
        const auto tables = static_cast<int>(m_tables->chosen().size());
        m_action->setText(tables > 0 ? tr("Import %n table(s)", nullptr, tables) : tr("Nothing to import"));
        m_action->setEnabled(tables > 0 && m_tables->canComeIn());
    }
    if (m_step != PreviewStep)
        return;
    const auto count = static_cast<int>(m_preview->count());
    m_action->setText(count > 0 ? tr("Import %n item(s)", nullptr, count) : tr("Nothing new to import"));
    m_action->setEnabled(count > 0);
}

void ImportSheet::act()
{
    if (m_step == ReportStep)
        return accept();
    if (m_step == ColumnsStep) {
        m_source.mapping = m_columns->mapping();
        if (!makesItems(m_source.mapping))
            return showError(tr("Choose a column for the title or the address, and one for the user name or the password."));
    }
    setBusy(true);
    if (m_step == PreviewStep || m_step == TablesStep)
        Q_EMIT importRequested();
    else
        Q_EMIT readRequested();
}

void ImportSheet::copyReport() const
{
    QGuiApplication::clipboard()->setText(ImportTexts::text(m_report));
}

ImportSource ImportSheet::source() const
{
    return m_source;
}

SecretBytes ImportSheet::password() const
{
    return m_source.needsPassword() ? m_unlock->password() : SecretBytes();
}

QString ImportSheet::keyFile() const
{
    return m_source.format == ImportFormat::Keepass ? m_unlock->keyFile() : QString();
}

bool ImportSheet::withDuplicates() const
{
    return m_preview->withDuplicates();
}

} // namespace haex
