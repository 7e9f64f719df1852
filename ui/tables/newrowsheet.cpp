// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/newrowsheet.h"

#include "ui/presenters/valuetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/formcolumn.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QUuid>

#include <algorithm>

namespace haex {

namespace {

constexpr int FormHeight = 360;

/// A key that people do not care about is filled in: nobody invents UUIDs.
QString suggestionFor(const TableColumn &column, qsizetype keyColumns)
{
    const bool isText = column.type.toUpper().contains("TEXT") || column.type.toUpper().contains("UUID");
    const bool wantsId = column.isKey && keyColumns == 1 && isText && column.name.toLower().endsWith("id");
    return wantsId ? QUuid::createUuid().toString(QUuid::WithoutBraces) : QString();
}

} // namespace

NewRowSheet::NewRowSheet(const TableSummary &table, QWidget *parent)
    : Sheet(tr("Add a row"), tr("What you leave empty gets the column's default."), parent)
    , m_table(table)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const auto keys = std::count_if(table.columns.begin(), table.columns.end(), [](const TableColumn &c) { return c.isKey; });
    auto *form = new FormColumn;
    for (const TableColumn &column : table.columns) {
        if (column.isGenerated)
            continue;
        auto *field = new QLineEdit(suggestionFor(column, keys));
        field->setPlaceholderText(QString::fromUtf8(column.type).toLower());
        QString label = QString::fromUtf8(column.name).replace(u'&', QLatin1String("&&"));
        if (column.isKey)
            label = tr("%1 (key)").arg(label);
        form->addField(label, field);
        m_fields.emplace_back(column, field);
    }
    form->addStretch();
    auto *page = new QWidget;
    page->setLayout(form);
    form->setContentsMargins(2, 2, Space::M, 2);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    scroll->setMinimumHeight(qMin(FormHeight, page->sizeHint().height() + Space::XS));
    scroll->setAccessibleName(tr("Columns"));
    content()->addWidget(scroll, 1);
    addCancel();
    connect(addPrimary(tr("Add row")), &QPushButton::clicked, this, &NewRowSheet::submit);
}

void NewRowSheet::submit()
{
    TableBrowser::Values values;
    for (const auto &[column, field] : m_fields) {
        if (!field->text().isEmpty())
            values.emplace_back(column.name, ValueTexts::parse(field->text(), column.type, {}));
    }
    setBusy(true);
    Q_EMIT rowRequested(values);
}

} // namespace haex
