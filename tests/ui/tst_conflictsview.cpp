// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/conflicts/conflictsview.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/commandkeys.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

/// One decision at a time, or many in one go, by mouse and by keyboard.
class TestConflictsView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void several_areDecidedInOneGo();
    void entryThatItsDeviceDidNotWrite_goesWithOneClick();
    void keys_decideWhatIsChosen();
    void choice_staysWhenNothingIsNew();
    void keepBoth_isForFieldsOfItems();

private:
    [[nodiscard]] QPushButton *button(const QString &text);
    [[nodiscard]] QListView *list() { return m_view->findChild<QListView *>(); }
    [[nodiscard]] static QByteArrayList openIds();
    /// Those of the only signal, in order.
    [[nodiscard]] static QByteArrayList idsIn(const QSignalSpy &spy);

    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<ConflictsView> m_view;
};

void TestConflictsView::init()
{
    m_view = std::make_unique<ConflictsView>();
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_view->bindKeys(*m_settings);
    m_view->resize(1000, 700);
    m_view->showConflicts(Fixtures::conflicts(), Fixtures::devices());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

QPushButton *TestConflictsView::button(const QString &text)
{
    for (QPushButton *each : m_view->findChildren<QPushButton *>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    return nullptr;
}

QByteArrayList TestConflictsView::openIds()
{
    QByteArrayList ids;
    for (const ConflictEntry &entry : Fixtures::conflicts()) {
        if (entry.conflict.open)
            ids << entry.conflict.id;
    }
    std::ranges::sort(ids);
    return ids;
}

QByteArrayList TestConflictsView::idsIn(const QSignalSpy &spy)
{
    auto ids = spy.count() == 1 ? spy.first().first().value<QByteArrayList>() : QByteArrayList();
    std::ranges::sort(ids);
    return ids;
}

void TestConflictsView::several_areDecidedInOneGo()
{
    QSignalSpy kept(m_view.get(), &ConflictsView::keepRequested);
    QSignalSpy used(m_view.get(), &ConflictsView::useOtherRequested);
    QVERIFY(!button(QStringLiteral("Keep all current values")));
    button(QStringLiteral("Choose all"))->click();
    button(QStringLiteral("Keep all current values"))->click();
    button(QStringLiteral("Use all other values"))->click();
    QCOMPARE(idsIn(kept), openIds());
    // What its device did not write is deleted one by one: nobody empties a list of such rows in passing.
    QByteArrayList withOther = openIds();
    withOther.removeOne("c5");
    QCOMPARE(idsIn(used), withOther);
    // One of them again.
    m_view->step(1);
    QVERIFY(!button(QStringLiteral("Keep all current values")));
    QVERIFY(button(QStringLiteral("Keep current")) || button(QStringLiteral("Leave it deleted")) || button(QStringLiteral("Keep it")));
}

void TestConflictsView::entryThatItsDeviceDidNotWrite_goesWithOneClick()
{
    const QList<ConflictEntry> all = Fixtures::conflicts();
    const auto entry = std::ranges::find_if(all, [](const ConflictEntry &each) { return each.conflict.kind == ConflictKind::NotWritten; });
    m_view->showConflicts({*entry}, Fixtures::devices());
    QVERIFY(button(QStringLiteral("Keep it")));
    QSignalSpy used(m_view.get(), &ConflictsView::useOtherRequested);
    button(QStringLiteral("Delete it"))->click();
    QCOMPARE(used.count(), 1);
    QCOMPARE(used.first().first().value<QByteArrayList>(), QByteArrayList{entry->conflict.id});
}

void TestConflictsView::keys_decideWhatIsChosen()
{
    QSignalSpy kept(m_view.get(), &ConflictsView::keepRequested);
    QSignalSpy used(m_view.get(), &ConflictsView::useOtherRequested);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(list(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(kept.count(), 1);
    QCOMPARE(used.count(), 1);
    QCOMPARE(used.first().first().value<QByteArrayList>().size(), 1);
    CommandKeys::set(*m_settings, Command::UseOtherValue, QKeySequence(Qt::Key_F9));
    QTest::keyClick(list(), Qt::Key_F9);
    QCOMPARE(used.count(), 2);
}

void TestConflictsView::choice_staysWhenNothingIsNew()
{
    button(QStringLiteral("Choose all"))->click();
    m_view->showConflicts(Fixtures::conflicts(), Fixtures::devices());
    QVERIFY(button(QStringLiteral("Keep all current values")));
}

void TestConflictsView::keepBoth_isForFieldsOfItems()
{
    for (const ConflictEntry &entry : Fixtures::conflicts()) {
        m_view->showConflicts({entry}, Fixtures::devices());
        const bool isOffered = button(QStringLiteral("Keep both")) != nullptr;
        QCOMPARE(isOffered, entry.conflict.open && entry.conflict.tableName.startsWith("vault_item") && entry.conflict.kind == ConflictKind::SameField);
    }
}

QTEST_MAIN(TestConflictsView)
#include "tst_conflictsview.moc"
