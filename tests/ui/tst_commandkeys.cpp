// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutssheet.h"
#include "ui/shell/appsettings.h"
#include "ui/shell/commandkeys.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// Keys can be chosen, and no command loses its own to another one unseen.
class TestCommandKeys final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void usualKeys_areDistinct_andAllowed();
    void chosenKeys_areKept();
    void usualKeys_comeBack();
    void keysOfAnother_areRefused();
    void plainLetters_areRefused();
    void boundAction_followsTheSettings();
    void sheet_changesKeys();
    void sheet_saysWhoseKeysTheyAre();

private:
    [[nodiscard]] QKeySequenceEdit *editOf(ShortcutsSheet &sheet, Command command);
    void press(QKeySequenceEdit *edit, Qt::Key key, Qt::KeyboardModifiers modifiers);

    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
    const QKeySequence m_keys{Qt::ALT | Qt::Key_L};
};

void TestCommandKeys::init()
{
    static int number = 0;
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(QStringLiteral("%1.ini").arg(++number)));
}

QKeySequenceEdit *TestCommandKeys::editOf(ShortcutsSheet &sheet, Command command)
{
    for (auto *edit : sheet.findChildren<QKeySequenceEdit *>()) {
        if (edit->accessibleName().endsWith(CommandKeys::text(command)))
            return edit;
    }
    return nullptr;
}

void TestCommandKeys::press(QKeySequenceEdit *edit, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(edit, key, modifiers);
    Q_EMIT edit->editingFinished();
}

void TestCommandKeys::usualKeys_areDistinct_andAllowed()
{
    for (const Command command : CommandKeys::all()) {
        QVERIFY(!CommandKeys::text(command).isEmpty());
        QVERIFY(!CommandKeys::usual(command).isEmpty());
        QVERIFY(!CommandKeys::faultOf(*m_settings, CommandKeys::usual(command), command));
    }
}

void TestCommandKeys::chosenKeys_areKept()
{
    CommandKeys::set(*m_settings, Command::Lock, m_keys);
    QCOMPARE(CommandKeys::of(*m_settings, Command::Lock), m_keys);
    CommandKeys::set(*m_settings, Command::Quit, {});
    QVERIFY(CommandKeys::of(*m_settings, Command::Quit).isEmpty());
}

void TestCommandKeys::usualKeys_comeBack()
{
    CommandKeys::set(*m_settings, Command::Lock, m_keys);
    CommandKeys::set(*m_settings, Command::Lock, CommandKeys::usual(Command::Lock));
    QCOMPARE(CommandKeys::of(*m_settings, Command::Lock), CommandKeys::usual(Command::Lock));
}

void TestCommandKeys::keysOfAnother_areRefused()
{
    QVERIFY(CommandKeys::faultOf(*m_settings, CommandKeys::usual(Command::Search), Command::Lock) == CommandKeys::Fault::Taken);
    CommandKeys::set(*m_settings, Command::Search, m_keys);
    QVERIFY(!CommandKeys::faultOf(*m_settings, CommandKeys::usual(Command::Search), Command::Lock));
    QCOMPARE(CommandKeys::owner(*m_settings, m_keys, Command::Lock), std::optional(Command::Search));
}

void TestCommandKeys::plainLetters_areRefused()
{
    QVERIFY(CommandKeys::faultOf(*m_settings, QKeySequence(Qt::Key_L), Command::Lock) == CommandKeys::Fault::NeedsModifier);
    QVERIFY(CommandKeys::faultOf(*m_settings, QKeySequence(Qt::SHIFT | Qt::Key_L), Command::Lock) == CommandKeys::Fault::NeedsModifier);
    QVERIFY(!CommandKeys::faultOf(*m_settings, QKeySequence(Qt::Key_F9), Command::Lock));
}

void TestCommandKeys::boundAction_followsTheSettings()
{
    QAction action;
    CommandKeys::bind(&action, *m_settings, Command::EditItem);
    QCOMPARE(action.shortcut(), CommandKeys::usual(Command::EditItem));
    CommandKeys::set(*m_settings, Command::EditItem, m_keys);
    QCOMPARE(action.shortcut(), m_keys);
}

void TestCommandKeys::sheet_changesKeys()
{
    auto *sheet = new ShortcutsSheet(*m_settings, nullptr);
    sheet->show();
    press(editOf(*sheet, Command::Lock), Qt::Key_L, Qt::AltModifier);
    QCOMPARE(CommandKeys::of(*m_settings, Command::Lock), m_keys);
    delete sheet;
}

void TestCommandKeys::sheet_saysWhoseKeysTheyAre()
{
    auto *sheet = new ShortcutsSheet(*m_settings, nullptr);
    sheet->show();
    QKeySequenceEdit *edit = editOf(*sheet, Command::Lock);
    press(edit, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(CommandKeys::of(*m_settings, Command::Lock), CommandKeys::usual(Command::Lock));
    QCOMPARE(edit->keySequence(), CommandKeys::usual(Command::Lock));
    bool isSaid = false;
    for (const auto *label : sheet->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(CommandKeys::text(Command::Search)) && label->text().contains(QStringLiteral("taken")));
    QVERIFY(isSaid);
    delete sheet;
}

QTEST_MAIN(TestCommandKeys)
#include "tst_commandkeys.moc"
