// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/haexstyle.h"

#include "ui/style/controlpainter.h"
#include "ui/style/metrics.h"
#include "ui/style/painting.h"
#include "ui/style/typography.h"
#include "ui/style/viewpainter.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>

namespace haex {

namespace {

bool tracksHover(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QScrollBar *>(widget)
        || qobject_cast<const QTabBar *>(widget) || qobject_cast<const QHeaderView *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}

/// A line edit inside a combo or spin box has the outer control's frame.
bool isEmbeddedField(const QWidget *widget)
{
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent);
}

void drawScrollAreaFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *frame = qobject_cast<const QFrame *>(widget);
    if (!frame || frame->frameShape() != QFrame::StyledPanel)
        return;
    const Theme &t = themeOf(option.palette);
    const bool focus = option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_Enabled)
        && !qobject_cast<const QAbstractItemView *>(widget);
    const QColor quiet = qobject_cast<const QPlainTextEdit *>(widget) ? t.borderStrong : t.border;
    // The viewport has square corners; its colour reaches under the rounded frame around it.
    drawRounded(painter, QRectF(option.rect), Radius::Control, option.palette.color(QPalette::Base), focus ? t.accent : quiet, focus ? 2 : 1);
}

void drawButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget)
{
    const bool hasMenu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const QColor colour = hasMenu ? themeOf(option.palette).text : ControlPainter::buttonText(option, variantOf(widget));
    QRect rect = option.rect.adjusted(Space::M, 0, -Space::M, 0);
    if (hasMenu) {
        const QRect place(rect.right() - 10, rect.top(), 12, rect.height());
        drawChevron(painter, QRectF(QStyle::visualRect(option.direction, option.rect, place)), Qt::DownArrow, colour);
        rect.setRight(rect.right() - 14);
    }
    const int textWidth = option.fontMetrics.horizontalAdvance(option.text.contains(u'&') ? QString(option.text).remove(u'&') : option.text);
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width() + (option.text.isEmpty() ? 0 : Space::S);
    // A button that names a choice reads like a heading: from the left.
    int left = rect.left() + (hasMenu ? 0 : qMax(0, (rect.width() - textWidth - iconWidth) / 2));
    if (!option.icon.isNull()) {
        const QRect icon(left, rect.center().y() - option.iconSize.height() / 2 + 1, option.iconSize.width(), option.iconSize.height());
        const auto mode = option.state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
        option.icon.paint(&painter, QStyle::visualRect(option.direction, option.rect, icon), Qt::AlignCenter, mode);
        left += iconWidth;
    }
    const QRect text(left, rect.top(), rect.right() - left + 1, rect.height());
    painter.setPen(colour);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, text), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic,
                     option.text);
}

void drawHeaderLabel(const QStyleOptionHeader &option, QPainter &painter)
{
    const Theme &t = themeOf(option.palette);
    QRect rect = option.rect;
    if (option.sortIndicator != QStyleOptionHeader::None) {
        const auto arrow = option.sortIndicator == QStyleOptionHeader::SortDown ? Qt::UpArrow : Qt::DownArrow;
        const QRect place(rect.right() - 10, rect.top(), 12, rect.height());
        drawChevron(painter, QRectF(QStyle::visualRect(option.direction, option.rect, place)), arrow, t.accent);
        rect.setRight(rect.right() - 16);
        rect = QStyle::visualRect(option.direction, option.rect, rect);
    }
    painter.save();
    const bool rowNumber = option.orientation == Qt::Vertical;
    painter.setFont(fontOf(rowNumber ? TextStyle::Small : TextStyle::SmallStrong));
    painter.setPen(rowNumber ? t.textFaint : t.textMuted);
    const bool right = rowNumber || option.textAlignment.testFlag(Qt::AlignRight);
    const Qt::Alignment alignment = right ? Qt::AlignRight : Qt::AlignLeft;
    const QString text = painter.fontMetrics().elidedText(option.text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter), text);
    painter.restore();
}

} // namespace

HaexStyle::HaexStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void HaexStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (tracksHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *text = qobject_cast<QPlainTextEdit *>(widget))
        text->document()->setDocumentMargin(text->frameShape() == QFrame::NoFrame ? 0 : Space::S - 1);
    // By itself a field begins where its letters do: a name in Latin letters at the other end than its caption.
    if (auto *edit = qobject_cast<QLineEdit *>(widget); edit && edit->isRightToLeft() && !(edit->alignment() & Qt::AlignHCenter))
        edit->setAlignment(Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter);
    if (auto *button = qobject_cast<QAbstractButton *>(widget))
        button->setIconSize({Size::Icon, Size::Icon});
}

void HaexStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                              QPainter *painter, const QWidget *widget) const
{
    const Theme &t = themeOf(option->palette);
    switch (element) {
    case PE_FrameFocusRect:
        return;
    case PE_PanelButtonCommand:
        return ControlPainter::button(*option, *painter, variantOf(widget));
    case PE_PanelButtonTool:
        if (variantOf(widget) == Variant::Primary)
            return ControlPainter::button(*option, *painter, Variant::Primary);
        return ControlPainter::toolButton(*option, *painter);
    case PE_PanelLineEdit:
        if (!isEmbeddedField(widget) && qobject_cast<const QLineEdit *>(widget) && static_cast<const QLineEdit *>(widget)->hasFrame())
            ControlPainter::field(*option, *painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        return drawScrollAreaFrame(*option, *painter, widget);
    case PE_FrameGroupBox:
        return drawRounded(*painter, QRectF(option->rect), Radius::Card, {}, t.border);
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        return painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), t.border);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return ControlPainter::checkBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return ControlPainter::radioButton(*option, *painter);
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            ViewPainter::itemPanel(*item, *painter, qobject_cast<const QTableView *>(widget));
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_IndicatorBranch:
        return ViewPainter::branch(*option, *painter);
    case PE_PanelMenu:
    case PE_FrameMenu:
        painter->fillRect(option->rect, element == PE_PanelMenu ? t.raised : QColor(Qt::transparent));
        return drawRounded(*painter, QRectF(option->rect), 0, {}, t.border);
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, t.surface);
    case PE_PanelTipLabel:
        return drawRounded(*painter, QRectF(option->rect), 0, t.raised, t.border);
    case PE_IndicatorArrowDown:
        return drawChevron(*painter, QRectF(option->rect), Qt::DownArrow, t.textMuted);
    case PE_IndicatorArrowRight:
        return drawChevron(*painter, QRectF(option->rect), Qt::RightArrow, t.textMuted);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HaexStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return drawButtonLabel(*button, *painter, widget);
        break;
    case CE_PushButtonBevel:
        return drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return ViewPainter::headerSection(*header, *painter);
        break;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return drawHeaderLabel(*header, *painter);
        break;
    case CE_HeaderEmptyArea:
        if (!option->state.testFlag(State_Horizontal))
            return painter->fillRect(option->rect, themeOf(option->palette).surface);
        painter->fillRect(option->rect, themeOf(option->palette).window);
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), themeOf(option->palette).border);
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return ViewPainter::menuItem(*item, *painter);
        break;
    case CE_MenuEmptyArea:
        return painter->fillRect(option->rect, themeOf(option->palette).raised);
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return ViewPainter::tab(*tab, *painter);
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            return ControlPainter::progress(*bar, *painter);
        break;
    case CE_Splitter: {
        const QRect r = option->rect;
        if (qMin(r.width(), r.height()) <= 1)
            return painter->fillRect(r, themeOf(option->palette).border);
        const QSizeF grip = r.width() > r.height() ? QSizeF(36, 4) : QSizeF(4, 36);
        return drawRounded(*painter, QRectF(QRectF(r).center() - QPointF(grip.width() / 2, grip.height() / 2), grip), 2, themeOf(option->palette).borderStrong);
    }
    case CE_SizeGrip:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HaexStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return ControlPainter::comboBox(*box, *painter);
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return ControlPainter::spinBox(*box, *painter, subControlRect(control, option, SC_SpinBoxUp, widget),
                                           subControlRect(control, option, SC_SpinBoxDown, widget));
    }
    if (control == CC_ToolButton) {
        // A menu opens from the whole button; the arrow in its corner says nothing more.
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            QStyleOptionToolButton plain(*button);
            plain.features &= ~(QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
            return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return ViewPainter::scrollBar(*slider, *painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace haex
