// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tabledesignsheet.h"

#include "ui/presenters/designtexts.h"
#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/tables/columndesignrow.h"
#include "ui/tables/sqlhighlighter.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace haex {

namespace {
constexpr int SheetWidth = 1000;
constexpr int ColumnsHeight = 240;
constexpr int SqlHeight = 132;
constexpr int ShownFaults = 3;
}

TableDesignSheet::TableDesignSheet(const DesignSurroundings &surroundings, QWidget *parent)
    : TableDesignSheet(std::nullopt, surroundings, parent)
{
}

TableDesignSheet::TableDesignSheet(const TableDesign &present, const DesignSurroundings &surroundings, QWidget *parent)
    : TableDesignSheet(std::optional(present), surroundings, parent)
{
}

TableDesignSheet::TableDesignSheet(const std::optional<TableDesign> &present, const DesignSurroundings &surroundings, QWidget *parent)
    : Sheet(present ? tr("Columns and keys") : tr("New table"),
            !present ? tr("It syncs with your other devices as soon as it is made.")
                : present->synced ? tr("While the table syncs, columns can be added, but not renamed or removed.")
                                  : tr("The table does not sync, so columns can be added, renamed and removed."),
            parent)
    , m_present(present)
    , m_surroundings(surroundings)
    , m_name(new QLineEdit(present ? QString::fromUtf8(present->name) : QString()))
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
    , m_faults((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_sql(new QPlainTextEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    m_name->setEnabled(!present || !present->synced);
    auto *form = new FormColumn;
    form->addField(tr("&Name"), m_name);
    content()->addLayout(form);
    content()->addWidget(makeColumns(), 1);
    auto *add = makeButton(tr("Add a column"), Variant::Normal, QStringLiteral("add"));
    content()->addWidget(add, 0, Qt::AlignLeft);
    content()->addWidget(m_faults);
    m_sql->setReadOnly(true);
    m_sql->setFont(fontOf(TextStyle::Mono));
    m_sql->setTabChangesFocus(true);
    m_sql->setFixedHeight(SqlHeight);
    new SqlHighlighter(m_sql->document());
    auto *below = new FormColumn;
    below->addField(tr("What will be run"), m_sql);
    content()->addLayout(below);
    if (present) {
        connect(addSecondary(tr("Delete the table…")), &QPushButton::clicked, this, [this] {
            Q_EMIT dropRequested(m_present->name);
            reject();
        });
    }
    addCancel();
    m_primary = addPrimary(present ? tr("Change table") : tr("Create table"));
    connect(add, &QPushButton::clicked, this, &TableDesignSheet::addNewColumn);
    connect(m_name, &QLineEdit::textChanged, this, &TableDesignSheet::judge);
    connect(m_primary, &QPushButton::clicked, this, &TableDesignSheet::submit);
    if (!present) {
        ColumnDesign id{"id", "TEXT"};
        id.isKey = true;
        addColumn(id, std::nullopt);
        m_name->setFocus();
    }
    for (const ColumnDesign &column : present ? present->columns : QList<ColumnDesign>()) {
        std::optional<ForeignKeyDesign> reference;
        for (const ForeignKeyDesign &key : present->foreignKeys) {
            if (key.column == column.name)
                reference = key;
        }
        addColumn(column, reference);
    }
    placeColumns();
}

QWidget *TableDesignSheet::makeColumns()
{
    m_grid->setContentsMargins(2, 2, Space::M, 2);
    m_grid->setHorizontalSpacing(Space::S);
    m_grid->setVerticalSpacing(Space::S);
    m_grid->setColumnStretch(ColumnDesignRow::Name, 3);
    m_grid->setColumnStretch(ColumnDesignRow::Default, 2);
    m_grid->setColumnStretch(ColumnDesignRow::Reference, 2);
    for (int place = 0; place < ColumnDesignRow::Remove; ++place)
        m_grid->addWidget(new TextLabel(TextStyle::SmallStrong, ColumnDesignRow::caption(place), Tone::Muted), 0, place);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_page);
    scroll->setMinimumHeight(ColumnsHeight);
    scroll->setAccessibleName(tr("Columns"));
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

void TableDesignSheet::addColumn(const ColumnDesign &column, const std::optional<ForeignKeyDesign> &reference)
{
    const bool isThere = !column.formerName.isEmpty();
    const bool synced = m_present && m_present->synced;
    auto *row = new ColumnDesignRow(column, reference, m_surroundings, {isThere, !isThere || !synced, !isThere || !synced}, this);
    connect(row, &ColumnDesignRow::changed, this, &TableDesignSheet::judge);
    connect(row, &ColumnDesignRow::removed, this, [this, row] { removeColumn(row); });
    m_rows.append(row);
}

void TableDesignSheet::addNewColumn()
{
    addColumn({}, std::nullopt);
    placeColumns();
    m_rows.last()->focusName();
}

void TableDesignSheet::removeColumn(ColumnDesignRow *row)
{
    m_rows.removeOne(row);
    row->dispose();
    placeColumns();
    if (!m_rows.isEmpty())
        m_rows.last()->focusName();
}

void TableDesignSheet::placeColumns()
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->place(*m_grid, i + 1);
    // Rows stay together at the top, whatever was there before.
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    m_grid->setRowStretch(int(m_rows.size()) + 1, 1);
    judge();
}

TableDesign TableDesignSheet::design() const
{
    TableDesign design;
    design.name = m_name->text().toUtf8();
    design.synced = m_present && m_present->synced;
    for (const ColumnDesignRow *row : m_rows) {
        design.columns += row->column();
        if (const auto reference = row->reference())
            design.foreignKeys += *reference;
    }
    return design;
}

/// Shows what would be run, and why it cannot be.
void TableDesignSheet::judge()
{
    const TableDesign now = design();
    const QList<DesignFault> faults = m_present ? faultsOfChange(*m_present, now, m_surroundings) : faultsOf(now, m_surroundings);
    QStringList sentences;
    for (const DesignFault &fault : faults) {
        if (sentences.size() < ShownFaults && !sentences.contains(DesignTexts::sentence(fault)))
            sentences << DesignTexts::sentence(fault);
    }
    m_faults->setText(sentences.join(u'\n'));
    m_faults->setVisible(!sentences.isEmpty());
    const QByteArray sql = m_present ? changeSql(*m_present, now) : createSql(now);
    m_sql->setPlainText(faults.isEmpty() ? QString::fromUtf8(sql).trimmed() : QString());
    m_sql->setPlaceholderText(!faults.isEmpty() ? tr("Nothing yet: see above.") : tr("Nothing was changed."));
    m_primary->setEnabled(faults.isEmpty() && !sql.isEmpty());
}

void TableDesignSheet::submit()
{
    const TableDesign now = design();
    setBusy(true);
    Q_EMIT sqlRequested(m_present ? changeSql(*m_present, now) : createSql(now), now.name);
}

} // namespace haex
