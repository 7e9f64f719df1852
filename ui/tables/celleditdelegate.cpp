// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/celleditdelegate.h"

#include "ui/presenters/valuetexts.h"
#include "ui/tables/tablegridmodel.h"

#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace haex {

CellEditDelegate::CellEditDelegate(TableGridModel &model, QObject *parent)
    : GridDelegate(TableGridModel::ValueRole, parent)
    , m_model(model)
{
}

/// SQLite keeps texts in number columns, too: who has one there may edit it.
bool CellEditDelegate::takesNumbers(const QModelIndex &index) const
{
    const TableColumn &column = m_model.table().columns.at(size_t(index.column()));
    return ValueTexts::declaredNumber(column.type) && m_model.valueAt(index).type() != CellValue::Type::Text;
}

QWidget *CellEditDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QWidget *editor = GridDelegate::createEditor(parent, option, index);
    const TableColumn &column = m_model.table().columns.at(size_t(index.column()));
    if (auto *field = qobject_cast<QLineEdit *>(editor)) {
        field->setAccessibleName(QString::fromUtf8(column.name));
        if (takesNumbers(index)) {
            const bool whole = ValueTexts::declaredNumber(column.type) == CellValue::Type::Integer;
            const QString pattern = whole ? QStringLiteral("\\s*[+-]?[0-9]{0,19}\\s*") : QStringLiteral("\\s*[+-]?[0-9.,]*([eE][+-]?[0-9]*)?\\s*");
            field->setValidator(new QRegularExpressionValidator(QRegularExpression(pattern), field));
        }
    }
    m_model.setHeld(true);
    return editor;
}

/// Once: what a pull brings while somebody types must not take the place of what was typed.
void CellEditDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    constexpr char Filled[] = "haexFilled";
    if (editor->property(Filled).toBool())
        return;
    editor->setProperty(Filled, true);
    GridDelegate::setEditorData(editor, index);
}

void CellEditDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *field = qobject_cast<QLineEdit *>(editor);
    // An emptied number is not yet "no value", which is set on purpose.
    if (field && takesNumbers(index) && !ValueTexts::number(field->text()))
        return;
    GridDelegate::setModelData(editor, model, index);
}

void CellEditDelegate::destroyEditor(QWidget *editor, const QModelIndex &index) const
{
    GridDelegate::destroyEditor(editor, index);
    m_model.setHeld(false);
}

} // namespace haex
