// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and hints of HaexStyle; what is drawn is in haexstyle.cpp.
#include "ui/style/haexstyle.h"

#include "ui/style/metrics.h"
#include "ui/style/typography.h"

#include <QAbstractScrollArea>
#include <QFormLayout>
#include <QStyleOption>
#include <QListView>
#include <QTableView>

namespace haex {

namespace {

bool hasDecoration(const QStyleOption *option)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    return item && item->features.testFlag(QStyleOptionViewItem::HasDecoration);
}

bool hasCheck(const QStyleOption *option)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    return item && item->features.testFlag(QStyleOptionViewItem::HasCheckIndicator);
}

} // namespace

int HaexStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                           const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
    case PM_MenuHMargin:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea *>(widget) ? 2 : 1;
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return Space::XS;
    case PM_ScrollBarExtent:
        return Size::ScrollBar;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Space::S;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return Size::Icon;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Space::S;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return Space::L;
    case PM_TreeViewIndentation:
        return Space::L;
    case PM_HeaderMargin:
        return Space::S;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HaexStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_FormLayoutFormAlignment:
        return Qt::AlignLeft | Qt::AlignTop;
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft;
    case SH_FormLayoutFieldGrowthPolicy:
        return QFormLayout::AllNonFixedFieldsGrow;
    case SH_Header_ArrowAlignment:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize HaexStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int menu = button && button->features.testFlag(QStyleOptionButton::HasMenu) ? 14 : 0;
        result = QSize(qMax(size.width() + 2 * Space::M + Space::S + menu, 72), Size::Control);
        break;
    }
    case CT_LineEdit:
        result.setHeight(qMax(result.height(), Size::Control));
        break;
    case CT_ComboBox:
        result = QSize(size.width() + 2 * Space::M + 24, Size::Control);
        break;
    case CT_SpinBox:
        result = QSize(result.width() + Space::S, Size::Control);
        break;
    case CT_ToolButton:
        result = QSize(qMax(size.width() + Space::S, Size::Control), Size::Control);
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), Size::Row));
        result.rwidth() += qobject_cast<const QTableView *>(widget) ? Space::XL : 2 * Space::S;
        if (qobject_cast<const QTableView *>(widget))
            result.setHeight(qMax(result.height() + Space::M, Size::Row));
        break;
    case CT_HeaderSection:
        result.setHeight(Size::Control);
        result.rwidth() += Space::L;
        break;
    case CT_TabBarTab:
        result = QSize(size.width() + Space::L, 40);
        break;
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        result = QSize(size.width() + 2 * Space::M + Size::Icon + Space::XL, 30);
        if (item && item->text.contains(u'\t'))
            result.rwidth() += Space::XL;
        break;
    }
    default:
        break;
    }
    return result;
}

QRect HaexStyle::subElementRect(SubElement element, const QStyleOption *option,
                                const QWidget *widget) const
{
    const bool isReversed = option->direction == Qt::RightToLeft;
    // Takes room away where a text begins, and where it ends.
    const auto within = [isReversed](const QRect &rect, int begin, int end) {
        return rect.adjusted(isReversed ? end : begin, 0, -(isReversed ? begin : end), 0);
    };
    if (element == SE_LineEditContents)
        return within(QProxyStyle::subElementRect(element, option, widget), Space::XS + 2, Space::XS);
    const bool inTable = qobject_cast<const QTableView *>(widget);
    if (element == SE_ItemViewItemText && inTable)
        return within(QProxyStyle::subElementRect(element, option, widget), hasDecoration(option) ? Space::M : Space::S - 1, Space::S - 1);
    // Not at the edge of what marks the row.
    if (element == SE_ItemViewItemText && qobject_cast<const QListView *>(widget)) {
        const int beside = hasCheck(option) ? 2 * Space::S : Space::S;
        return QProxyStyle::subElementRect(element, option, widget).adjusted(beside, 0, -beside, 0);
    }
    if (element == SE_ItemViewItemCheckIndicator && qobject_cast<const QListView *>(widget))
        return QProxyStyle::subElementRect(element, option, widget).translated(isReversed ? -Space::S : Space::S, 0);
    if (element == SE_ItemViewItemDecoration && inTable)
        return QProxyStyle::subElementRect(element, option, widget).translated(isReversed ? -Space::XS - 2 : Space::XS + 2, 0);
    if (element == SE_HeaderLabel) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        return within(option->rect, header && header->orientation == Qt::Vertical ? Space::XS : Space::M - 1, Space::S);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect HaexStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                SubControl subControl, const QWidget *widget) const
{
    const auto turned = [option](const QRect &rect) { return visualRect(option->direction, option->rect, rect); };
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return turned(option->rect.adjusted(Space::S, 2, -28, -2));
    if (control == CC_SpinBox) {
        const QRect r = option->rect;
        switch (subControl) {
        case SC_SpinBoxEditField:
            return turned(r.adjusted(Space::S, 2, -26, -2));
        case SC_SpinBoxUp:
            return turned({r.right() - 24, r.top() + 3, 22, r.height() / 2 - 3});
        case SC_SpinBoxDown:
            return turned({r.right() - 24, r.center().y() + 1, 22, r.height() / 2 - 3});
        default:
            break;
        }
    }
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return {};
        if (subControl == SC_ScrollBarGroove)
            return option->rect;
        if (bar && subControl == SC_ScrollBarSlider) {
            const bool vertical = bar->orientation == Qt::Vertical;
            const int length = vertical ? option->rect.height() : option->rect.width();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            const int handle = range <= 0 ? length
                : qBound(qMin(32, length), int(qint64(length) * bar->pageStep / (range + bar->pageStep)), length);
            const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
            return vertical ? QRect(option->rect.left(), option->rect.top() + start, option->rect.width(), handle)
                            : QRect(option->rect.left() + start, option->rect.top(), handle, option->rect.height());
        }
        if (bar && (subControl == SC_ScrollBarAddPage || subControl == SC_ScrollBarSubPage)) {
            const QRect slider = subControlRect(control, option, SC_ScrollBarSlider, widget);
            const bool vertical = bar->orientation == Qt::Vertical;
            QRect page = option->rect;
            if (subControl == SC_ScrollBarSubPage)
                vertical ? page.setBottom(slider.top()) : page.setRight(slider.left());
            else
                vertical ? page.setTop(slider.bottom()) : page.setLeft(slider.right());
            return page;
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace haex
