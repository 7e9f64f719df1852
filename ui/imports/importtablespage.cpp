// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importtablespage.h"

#include "ui/imports/importlines.h"
#include "ui/presenters/importtexts.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int LeastHeight = 160;

/// Of those that can be chosen, where there is one.
int firstFree(const QListWidget &tables)
{
    for (int row = 0; row < tables.count(); ++row) {
        if (tables.item(row)->flags() & Qt::ItemIsUserCheckable)
            return row;
    }
    return 0;
}

}

ImportTablesPage::ImportTablesPage(QWidget *parent)
    : QWidget(parent)
    , m_tables(new QListWidget)
    , m_taken((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_lines(new ImportLines)
{
    auto *what = new TextLabel(TextStyle::Small, tr("Tables with a usable key sync from then on; the others stay on this device or get a key of their own. "
                                                    "The report names each of them."), Tone::Muted);
    m_tables->setAccessibleName(tr("Tables to bring in"));
    m_tables->setMinimumHeight(LeastHeight);
    connect(m_tables, &QListWidget::itemChanged, this, &ImportTablesPage::countChanged);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(m_tables, 2);
    layout->addWidget(m_taken);
    layout->addWidget(what->wrapped());
    layout->addWidget(m_lines, 1);
    setFocusProxy(m_tables);
}

void ImportTablesPage::showSource(const ImportSource &source, const QByteArrayList &taken)
{
    m_tables->clear();
    for (const ImportableTable &table : source.tables) {
        const QString columns = tr("%n column(s)", nullptr, static_cast<int>(table.columns));
        const QString rows = table.rows == 1 ? tr("1 row") : tr("%1 rows").arg(QLocale().toString(table.rows));
        const QString text = tr("%1 – %2, %3", "table, rows, columns").arg(QString::fromUtf8(table.name), rows, columns);
        auto *item = new QListWidgetItem(text, m_tables);
        item->setData(Qt::UserRole, table.name);
        if (taken.contains(table.name)) {
            // It can be walked over and read, not chosen.
            item->setCheckState(Qt::Unchecked);
            item->setForeground(themeOf(palette()).textFaint);
            item->setText(tr("%1 – is in the vault already", "table").arg(text));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            continue;
        }
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_tables->setCurrentRow(firstFree(*m_tables));
    m_taken->setText(taken.isEmpty() ? QString() : ImportTexts::takenTables(taken));
    m_taken->setVisible(!taken.isEmpty());
    m_lines->showNotes(source.leftOut);
    Q_EMIT countChanged();
}

QByteArrayList ImportTablesPage::chosen() const
{
    QByteArrayList names;
    for (int row = 0; row < m_tables->count(); ++row) {
        const QListWidgetItem *item = m_tables->item(row);
        if ((item->flags() & Qt::ItemIsUserCheckable) && item->checkState() == Qt::Checked)
            names << item->data(Qt::UserRole).toByteArray();
    }
    return names;
}

} // namespace haex
