// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importtablespage.h"

#include "core/vault/tables/tabledesign.h"
#include "ui/imports/importlines.h"
#include "ui/presenters/designtexts.h"
#include "ui/presenters/importtexts.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

namespace haex {

namespace {

constexpr int LeastHeight = 160;

enum Role { FileName = Qt::UserRole, VaultName, Facts };

bool isNameIn(const QByteArrayList &names, const QByteArray &name)
{
    return std::ranges::any_of(names, [&name](const QByteArray &each) { return each.compare(name, Qt::CaseInsensitive) == 0; });
}

QByteArray fileName(const QListWidgetItem &item)
{
    return item.data(FileName).toByteArray();
}

QByteArray vaultName(const QListWidgetItem &item)
{
    return item.data(VaultName).toByteArray();
}

}

ImportTablesPage::ImportTablesPage(QWidget *parent)
    : QWidget(parent)
    , m_tables(new QListWidget)
    , m_name(new QLineEdit)
    , m_fault((new TextLabel(TextStyle::Small, {}, Tone::Danger))->wrapped())
    , m_there((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_lines(new ImportLines)
{
    auto *what = new TextLabel(TextStyle::Small, tr("Tables with a usable key sync from then on; the others stay on this device or get a key of their own. "
                                                    "The report names each of them."), Tone::Muted);
    m_tables->setAccessibleName(tr("Tables to bring in"));
    m_tables->setMinimumHeight(LeastHeight);
    connect(m_tables, &QListWidget::itemChanged, this, &ImportTablesPage::refresh);
    connect(m_tables, &QListWidget::currentRowChanged, this, &ImportTablesPage::showCurrent);
    connect(m_name, &QLineEdit::textEdited, this, &ImportTablesPage::rename);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::M);
    layout->addWidget(m_tables, 2);
    auto *form = new FormColumn;
    form->addField(tr("&Name of this table in the vault"), m_name);
    form->addWidget(m_fault);
    layout->addLayout(form);
    layout->addWidget(m_there);
    layout->addWidget(what->wrapped());
    layout->addWidget(m_lines, 1);
    setFocusProxy(m_tables);
}

void ImportTablesPage::showSource(const ImportSource &source, const QByteArrayList &taken)
{
    m_taken = taken;
    m_inFile.clear();
    QByteArrayList there;
    for (const ImportableTable &table : source.tables) {
        m_inFile << table.name;
        if (isTaken(table.name))
            there << table.name;
    }
    {
        const QSignalBlocker blocker(m_tables);
        m_tables->clear();
        for (const ImportableTable &table : source.tables)
            addTable(table);
        m_tables->setCurrentRow(0);
    }
    m_there->setText(there.isEmpty() ? QString() : ImportTexts::takenTables(there));
    m_there->setVisible(!there.isEmpty());
    m_lines->showNotes(source.leftOut);
    showCurrent();
}

void ImportTablesPage::addTable(const ImportableTable &table)
{
    const QString columns = tr("%n column(s)", nullptr, static_cast<int>(table.columns));
    const QString rows = table.rows == 1 ? tr("1 row") : tr("%1 rows").arg(QLocale().toString(table.rows));
    auto *item = new QListWidgetItem(m_tables);
    item->setData(FileName, table.name);
    item->setData(VaultName, isTaken(table.name) ? freeName(table.name) : table.name);
    item->setData(Facts, tr("%1 – %2, %3", "table, rows, columns").arg(QString::fromUtf8(table.name), rows, columns));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isTaken(table.name) ? Qt::Unchecked : Qt::Checked);
}

bool ImportTablesPage::isTaken(const QByteArray &name) const
{
    return isNameIn(m_taken, name);
}

QByteArray ImportTablesPage::freeName(const QByteArray &name) const
{
    QByteArray free = name;
    for (int i = 2; isTaken(free) || isNameIn(m_inFile, free); ++i)
        free = name + '_' + QByteArray::number(i);
    return free;
}

bool ImportTablesPage::isChosen(const QListWidgetItem &item)
{
    return item.checkState() == Qt::Checked;
}

QString ImportTablesPage::faultOf(const QListWidgetItem &item) const
{
    const QByteArray name = vaultName(item);
    if (!isChosen(item))
        return {};
    if (m_chosenNames.value(name.toLower()) > 1)
        return tr("Two tables that come in would be called “%1”.").arg(QString::fromUtf8(name));
    // As it is called in the file it came in before, however long that is.
    const auto fault = faultOfTableName(name, m_taken);
    return fault && (name != fileName(item) || isTaken(name)) ? DesignTexts::sentence(*fault) : QString();
}

void ImportTablesPage::rename(const QString &name)
{
    QListWidgetItem *item = m_tables->currentItem();
    if (!item)
        return;
    item->setData(VaultName, name.trimmed().toUtf8());
    // Who names it wants it.
    item->setCheckState(Qt::Checked);
}

void ImportTablesPage::showCurrent()
{
    const QListWidgetItem *item = m_tables->currentItem();
    m_name->setEnabled(item);
    m_name->setText(item ? QString::fromUtf8(vaultName(*item)) : QString());
    refresh();
}

void ImportTablesPage::refresh()
{
    const QSignalBlocker blocker(m_tables);
    m_chosenNames.clear();
    for (int row = 0; row < m_tables->count(); ++row) {
        if (isChosen(*m_tables->item(row)))
            ++m_chosenNames[vaultName(*m_tables->item(row)).toLower()];
    }
    QString fault;
    for (int row = 0; row < m_tables->count(); ++row) {
        QListWidgetItem *item = m_tables->item(row);
        const QString found = faultOf(*item);
        describe(*item, !found.isEmpty());
        if (!found.isEmpty() && (fault.isEmpty() || row == m_tables->currentRow()))
            fault = found;
    }
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_canComeIn = fault.isEmpty();
    Q_EMIT countChanged();
}

void ImportTablesPage::describe(QListWidgetItem &item, bool isFaulty) const
{
    const QString facts = item.data(Facts).toString();
    const Theme &theme = themeOf(palette());
    if (!isChosen(item) && isTaken(fileName(item)))
        item.setText(tr("%1 – is in the vault already", "table").arg(facts));
    else if (isChosen(item) && vaultName(item) != fileName(item))
        item.setText(tr("%1 – comes in as “%2”", "table").arg(facts, QString::fromUtf8(vaultName(item))));
    else
        item.setText(facts);
    item.setForeground(isFaulty ? theme.danger : isChosen(item) ? theme.text : theme.textFaint);
}

QByteArrayList ImportTablesPage::chosen() const
{
    QByteArrayList names;
    for (int row = 0; row < m_tables->count(); ++row) {
        if (isChosen(*m_tables->item(row)))
            names << fileName(*m_tables->item(row));
    }
    return names;
}

QMap<QByteArray, QByteArray> ImportTablesPage::names() const
{
    QMap<QByteArray, QByteArray> names;
    for (int row = 0; row < m_tables->count(); ++row) {
        const QListWidgetItem &item = *m_tables->item(row);
        if (isChosen(item) && vaultName(item) != fileName(item))
            names.insert(fileName(item), vaultName(item));
    }
    return names;
}

} // namespace haex
