// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictdelegate.h"

#include "ui/conflicts/conflictlistmodel.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"

#include <QDateTime>

namespace haex {

void ConflictDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto entry = index.data(ConflictListModel::EntryRole).value<ConflictEntry>();
    const Conflict &c = entry.conflict;
    const Theme &t = themeOf(option.palette);
    // Laid out from left to right, then turned round where people read the other way.
    const auto placed = [&option](const QRect &r) { return QStyle::visualRect(option.direction, option.rect, r); };
    const QRect row = option.rect.adjusted(Space::S, 1, -Space::S, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        drawRounded(*painter, QRectF(row), Radius::Control, selected ? t.accentSoft : t.hover);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        drawFocusRing(*painter, QRectF(row), Radius::Control, t);
    const QRect mark(row.left() + Space::S, row.center().y() - Size::Icon / 2 + 1, Size::Icon, Size::Icon);
    themedIcon(c.open ? QStringLiteral("conflicts") : QStringLiteral("check"), c.open ? Tint::Warning : Tint::Success).paint(painter, placed(mark));
    QRect text = row.adjusted(Space::S + Size::Icon + Space::M, Space::XS + 2, -Space::M, -Space::XS - 2);
    const QString when = TimeTexts::ago(c.detectedMs, QDateTime::currentMSecsSinceEpoch());
    painter->setFont(fontOf(TextStyle::Small));
    painter->setPen(selected ? t.textMuted : t.textFaint);
    painter->drawText(placed(text), Qt::AlignTop | Qt::AlignRight, when);
    const QString second = QStringLiteral("%1 · %2").arg(ConflictTexts::fieldName(c.tableName, c.columnName), ConflictTexts::kind(c.kind));
    painter->drawText(placed(text), Qt::AlignBottom | Qt::AlignLeft, painter->fontMetrics().elidedText(second, Qt::ElideRight, text.width()));
    text.setRight(text.right() - painter->fontMetrics().horizontalAdvance(when) - Space::S);
    painter->setFont(fontOf(c.open ? TextStyle::BodyStrong : TextStyle::Body));
    painter->setPen(t.text);
    painter->drawText(placed(text), Qt::AlignTop | Qt::AlignLeft, painter->fontMetrics().elidedText(entry.subject, Qt::ElideRight, text.width()));
    painter->restore();
}

QSize ConflictDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(fontOf(TextStyle::BodyStrong)).height() + QFontMetrics(fontOf(TextStyle::Small)).height();
    return {200, qMax(Size::TallRow, lines + Space::L)};
}

} // namespace haex
