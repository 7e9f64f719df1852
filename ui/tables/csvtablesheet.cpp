// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/csvtablesheet.h"

#include "core/vault/tables/tabledesign.h"
#include "ui/imports/importlines.h"
#include "ui/presenters/designtexts.h"
#include "ui/style/metrics.h"
#include "ui/tables/gridcorner.h"
#include "ui/tables/griddelegate.h"
#include "ui/tables/sqlresultmodel.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace haex {

namespace {

constexpr QSize UsualSize(760, 620);
constexpr int LeastPreviewHeight = 200;

QString listed(const QByteArrayList &names)
{
    QStringList texts;
    for (const QByteArray &name : names)
        texts << QString::fromUtf8(name);
    return QLocale().createSeparatedList(texts);
}

} // namespace

CsvTableSheet::CsvTableSheet(const QString &fileName, QWidget *parent)
    : Sheet(tr("Rows from “%1”").arg(fileName), tr("Nothing is stored before you import; then all of it is, or nothing."), parent)
    , m_fileName(fileName)
    , m_pages(new QStackedWidget)
    , m_target(new QComboBox)
    , m_name(new QLineEdit(QFileInfo(fileName).completeBaseName()))
    , m_key(new QComboBox)
    , m_synced(new QCheckBox(tr("&Sync this table")))
    , m_note((new TextLabel(TextStyle::Small, {}, Tone::Muted))->wrapped())
    , m_preview(new QTableView)
    , m_model(new SqlResultModel(this))
    , m_outcome(new ImportLines)
    , m_state(new StateView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(UsualSize);
    m_pages->addWidget(makeChoices());
    m_pages->addWidget(m_outcome);
    m_pages->addWidget(m_state);
    content()->addWidget(m_pages, 1);
    m_cancel = addCancel();
    m_import = addPrimary({});
    connect(m_import, &QPushButton::clicked, this, &CsvTableSheet::submit);
    connect(m_target, &QComboBox::currentIndexChanged, this, &CsvTableSheet::follow);
    connect(m_name, &QLineEdit::textChanged, this, &CsvTableSheet::follow);
    connect(m_key, &QComboBox::currentIndexChanged, this, &CsvTableSheet::follow);
}

QWidget *CsvTableSheet::makeChoices()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    form->addField(tr("&Into"), m_target);
    m_newParts = {form->addField(tr("&Name of the new table"), m_name), m_name, form->addField(tr("&Key"), m_key), m_key, m_synced};
    m_key->setToolTip(tr("The column that names a row: no two rows have the same value there."));
    m_synced->setChecked(true);
    form->addSpacing(Space::S);
    form->addWidget(m_synced);
    form->addSpacing(Space::XS);
    form->addWidget(m_note);
    form->addSpacing(Space::S);
    m_preview->setModel(m_model);
    m_preview->setItemDelegate(new GridDelegate(SqlResultModel::ValueRole, m_preview));
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    m_preview->setTabKeyNavigation(false);
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setAccessibleName(tr("First rows of the file"));
    m_preview->setMinimumHeight(LeastPreviewHeight);
    nameCorner(*m_preview);
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_preview->verticalHeader()->setDefaultSectionSize(Size::Row);
    form->addWidget(m_preview, 1);
    return page;
}

void CsvTableSheet::showFile(const CsvLook &look, const QList<TableSummary> &tables, const QByteArray &table)
{
    m_look = look;
    m_tables = tables;
    m_model->setResult({look.columns, look.rows, 0, false});
    m_key->clear();
    for (const QByteArray &column : look.columns)
        m_key->addItem(QString::fromUtf8(column), column);
    m_key->setCurrentIndex(m_key->findData(look.possibleKeys.value(0, look.columns.value(0))));
    m_target->clear();
    m_target->addItem(tr("A new table"), QByteArray());
    for (const TableSummary &each : tables)
        m_target->addItem(QString::fromUtf8(each.name), each.name);
    m_target->setCurrentIndex(std::max(0, m_target->findData(table)));
    m_import->setText(tr("Import"));
    m_target->setFocus();
    follow();
}

void CsvTableSheet::showUnreadable(const QString &text)
{
    m_state->showError(tr("This file cannot be read"), text);
    m_pages->setCurrentWidget(m_state);
    m_import->hide();
    m_cancel->setText(tr("Close"));
}

const TableSummary *CsvTableSheet::existing() const
{
    const QByteArray name = m_target->currentData().toByteArray();
    const auto found = std::ranges::find(m_tables, name, &TableSummary::name);
    return name.isEmpty() || found == m_tables.cend() ? nullptr : &*found;
}

void CsvTableSheet::follow()
{
    for (QWidget *part : std::as_const(m_newParts))
        part->setVisible(!existing());
    QString note;
    m_import->setEnabled(describe(note));
    m_note->setText(note);
}

bool CsvTableSheet::describe(QString &note) const
{
    if (const TableSummary *target = existing()) {
        QByteArrayList unknown;
        for (const QByteArray &column : m_look.columns) {
            const TableColumn *there = target->column(column);
            if (!there || there->isGenerated)
                unknown << column;
        }
        const bool hasKey = std::ranges::all_of(target->columns, [this](const TableColumn &column) { return !column.isKey || m_look.columns.contains(column.name); });
        if (!target->hasPrimaryKey || !hasKey)
            note = tr("The file has no column that is called as the key of this table, so it cannot be told which row is which.");
        else if (unknown.isEmpty())
            note = tr("Rows with a key that is there are changed, the others are added.");
        else
            note = tr("Rows with a key that is there are changed, the others are added. The table has no column for %1: that is left out.").arg(listed(unknown));
        return target->hasPrimaryKey && hasKey;
    }
    const QByteArray name = table();
    QByteArrayList taken;
    std::ranges::transform(m_tables, std::back_inserter(taken), &TableSummary::name);
    const auto fault = faultOfTableName(name, taken);
    if (fault && fault->kind == DesignFault::Kind::TableNameTaken)
        note = tr("There is a table with this name already. Choose it above, or another name.");
    else if (fault)
        note = DesignTexts::sentence(*fault);
    else if (!m_look.rows.empty() && !m_look.possibleKeys.contains(keyColumn()))
        note = tr("In this column some rows have the same value, or none: of equal ones the last counts, and those without one are left out.");
    else
        note = tr("Numbers become numbers, where every value of a column is one. Rows without a key are left out.");
    return !fault && !keyColumn().isEmpty();
}

void CsvTableSheet::submit()
{
    if (m_isDone)
        accept();
    else
        Q_EMIT importRequested();
}

void CsvTableSheet::showReport(const ImportReport &report)
{
    setBusy(false);
    m_isDone = true;
    setHeading(windowTitle(), tr("%n row(s) are in “%1” now.", nullptr, int(report.rows)).arg(QString::fromUtf8(table())));
    m_outcome->showNotes(report.notes);
    m_state->showEmpty(QStringLiteral("success"), tr("All rows came in"), {});
    m_pages->setCurrentWidget(report.notes.isEmpty() ? static_cast<QWidget *>(m_state) : m_outcome);
    m_cancel->hide();
    m_import->setText(tr("Done"));
    m_import->setFocus();
}

QByteArray CsvTableSheet::table() const
{
    const TableSummary *target = existing();
    return target ? target->name : m_name->text().trimmed().toUtf8();
}

QByteArray CsvTableSheet::keyColumn() const
{
    return existing() ? QByteArray() : m_key->currentData().toByteArray();
}

bool CsvTableSheet::isSynced() const
{
    return m_synced->isChecked();
}

} // namespace haex
