// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/appearance.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>
#include <QStyleOption>
#include <QTableView>
#include <QTest>

using namespace haex;

namespace {

constexpr QRect Place(40, 10, 200, 32);

/// The option of a table's cell with an icon, in either direction.
QStyleOptionViewItem cell(Qt::LayoutDirection direction)
{
    QStyleOptionViewItem option;
    option.rect = Place;
    option.direction = direction;
    option.features = QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasDisplay;
    option.decorationSize = {16, 16};
    option.decorationPosition = QStyleOptionViewItem::Left;
    option.decorationAlignment = Qt::AlignCenter;
    option.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    option.text = QStringLiteral("Gym locker");
    return option;
}

} // namespace

/// Where people read from right to left, everything is at the other end, and nothing is cut off.
class TestDirection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(*qApp); }
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }
    void cellOfATable_isTurnedRound_data();
    void cellOfATable_isTurnedRound();
    void control_isTurnedRound_data();
    void control_isTurnedRound();
    void header_isTurnedRound();
    void textInLatinLetters_beginsWithTheWindow();
    void progress_growsFromTheBeginning();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestDirection::cellOfATable_isTurnedRound_data()
{
    QTest::addColumn<int>("element");
    QTest::newRow("text") << int(QStyle::SE_ItemViewItemText);
    QTest::newRow("icon") << int(QStyle::SE_ItemViewItemDecoration);
}

void TestDirection::cellOfATable_isTurnedRound()
{
    QFETCH(int, element);
    const QTableView table;
    const QStyleOptionViewItem forwards = cell(Qt::LeftToRight);
    const QStyleOptionViewItem backwards = cell(Qt::RightToLeft);
    const QRect rect = table.style()->subElementRect(static_cast<QStyle::SubElement>(element), &forwards, &table);
    const QRect turned = table.style()->subElementRect(static_cast<QStyle::SubElement>(element), &backwards, &table);
    QVERIFY(Place.contains(rect));
    QCOMPARE(turned, QStyle::visualRect(Qt::RightToLeft, Place, rect));
}

void TestDirection::control_isTurnedRound_data()
{
    QTest::addColumn<int>("control");
    QTest::addColumn<int>("part");
    QTest::newRow("text of a box") << int(QStyle::CC_ComboBox) << int(QStyle::SC_ComboBoxEditField);
    QTest::newRow("text of a number") << int(QStyle::CC_SpinBox) << int(QStyle::SC_SpinBoxEditField);
    QTest::newRow("up") << int(QStyle::CC_SpinBox) << int(QStyle::SC_SpinBoxUp);
    QTest::newRow("down") << int(QStyle::CC_SpinBox) << int(QStyle::SC_SpinBoxDown);
}

void TestDirection::control_isTurnedRound()
{
    QFETCH(int, control);
    QFETCH(int, part);
    QStyleOptionComboBox box;
    QStyleOptionSpinBox number;
    QStyleOptionComplex &option = control == QStyle::CC_ComboBox ? static_cast<QStyleOptionComplex &>(box) : number;
    option.rect = Place;
    const auto rectOf = [&](Qt::LayoutDirection direction) {
        option.direction = direction;
        return QApplication::style()->subControlRect(static_cast<QStyle::ComplexControl>(control), &option, static_cast<QStyle::SubControl>(part), nullptr);
    };
    const QRect rect = rectOf(Qt::LeftToRight);
    QVERIFY(!rect.isEmpty() && Place.contains(rect));
    QCOMPARE(rectOf(Qt::RightToLeft), QStyle::visualRect(Qt::RightToLeft, Place, rect));
}

void TestDirection::header_isTurnedRound()
{
    QStyleOptionHeader option;
    option.rect = Place;
    option.orientation = Qt::Horizontal;
    const auto rectOf = [&option](Qt::LayoutDirection direction) {
        option.direction = direction;
        return QApplication::style()->subElementRect(QStyle::SE_HeaderLabel, &option, nullptr);
    };
    QCOMPARE(rectOf(Qt::RightToLeft), QStyle::visualRect(Qt::RightToLeft, Place, rectOf(Qt::LeftToRight)));
}

/// Of a field and its caption, whatever the letters are.
void TestDirection::textInLatinLetters_beginsWithTheWindow()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QLineEdit field(QStringLiteral("ada@example.org"));
    field.resize(300, 32);
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    QVERIFY(field.alignment().testFlag(Qt::AlignRight) && field.alignment().testFlag(Qt::AlignAbsolute));
    TextLabel label(TextStyle::Body, QStringLiteral("Ada’s laptop"));
    QVERIFY(label.alignment().testFlag(Qt::AlignRight) && label.alignment().testFlag(Qt::AlignAbsolute));
    label.wrapped();
    QVERIFY(label.alignment().testFlag(Qt::AlignRight) && label.alignment().testFlag(Qt::AlignTop));
    // The window is turned round while it is there.
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(label.alignment().testFlag(Qt::AlignLeft) && label.alignment().testFlag(Qt::AlignTop));
}

void TestDirection::progress_growsFromTheBeginning()
{
    const auto colours = [](Qt::LayoutDirection direction) {
        QProgressBar bar;
        bar.setTextVisible(false);
        bar.setLayoutDirection(direction);
        bar.setRange(0, 100);
        bar.setValue(25);
        bar.resize(200, 20);
        const QImage picture = bar.grab().toImage();
        const int middle = picture.height() / 2;
        return std::pair(picture.pixelColor(20, middle), picture.pixelColor(picture.width() - 20, middle));
    };
    const auto forwards = colours(Qt::LeftToRight);
    const auto backwards = colours(Qt::RightToLeft);
    QVERIFY(forwards.first != forwards.second);
    QCOMPARE(backwards.first, forwards.second);
    QCOMPARE(backwards.second, forwards.first);
}

QTEST_MAIN(TestDirection)
#include "tst_direction.moc"
