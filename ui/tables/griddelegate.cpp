// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/griddelegate.h"

#include "core/base/cellvalue.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

namespace haex {

GridDelegate::GridDelegate(int typeRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_typeRole(typeRole)
{
}

void GridDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant type = index.data(m_typeRole);
    const Theme &t = themeOf(option->palette);
    if (!type.isValid()) {
        option->text = QStringLiteral("…");
        option->palette.setColor(QPalette::Text, t.textFaint);
        return;
    }
    const auto valueType = static_cast<CellValue::Type>(type.toInt());
    if (valueType != CellValue::Type::Null && valueType != CellValue::Type::Blob)
        return;
    if (valueType == CellValue::Type::Null)
        option->text = QStringLiteral("NULL");
    option->font = fontOf(TextStyle::Small);
    option->palette.setColor(QPalette::Text, t.textFaint);
    option->palette.setColor(QPalette::HighlightedText, t.textFaint);
}

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Theme &t = themeOf(option.palette);
    const QRect r = option.rect;
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), blend(t.surface, t.border, 0.6));
    if (option.state.testFlag(QStyle::State_HasFocus))
        drawFocusRing(*painter, QRectF(r).adjusted(0, 0, -1, -1), 2, t);
}

} // namespace haex
