// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "core/vault/items/itemrepository.h"
#include "tests/ui/support/person.h"
#include "ui/items/historysheet.h"
#include "ui/items/itemsview.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QTest>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// What somebody does to an item by keyboard is taken back, done again, and found in its history.
/// Each step goes on where the one before it ended.
class TestUndo final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void edit_isUndoneAndRedone();
    void delete_isUndone();
    void typing_keepsItsOwnUndo();
    void formerPassword_isUsedAgain();
    void cleanupTestCase();

private:
    [[nodiscard]] QString userName() const { return m_person->items().value(QStringLiteral("Museum pass"), QStringLiteral("none")); }
    [[nodiscard]] QString password();
    void editField(int tabs, const QString &text);

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
    bool m_failed = false;
};

void TestUndo::init()
{
    QVERIFY2(!m_failed, "an earlier step failed");
}

void TestUndo::cleanup()
{
    m_failed = m_failed || QTest::currentTestFailed();
}

void TestUndo::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    QVERIFY(m_person->turnTo());
    auto made = m_person->service().createVault(m_person->file(QStringLiteral("undo.haexvault")), QStringLiteral("Undo"),
                                                SecretBytes::fromPassword(QStringLiteral("correct horse")));
    QTRY_VERIFY_WITH_TIMEOUT(m_person->hasOpenVault(), LongMs);
    m_person->press(Qt::Key_N, Qt::ControlModifier);
    m_person->type(QStringLiteral("Museum pass"));
    m_person->press(Qt::Key_Tab);
    m_person->type(QStringLiteral("ada"));
    m_person->press(Qt::Key_Tab);
    m_person->type(QStringLiteral("first one"));
    m_person->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(userName(), QStringLiteral("ada"), LongMs);
    QTRY_COMPARE(password(), QStringLiteral("first one"));
}

QString TestUndo::password()
{
    auto future = m_person->service().run([](VaultSession &session) -> Result<QString> {
        HAEX_ASSIGN(list, session.items().list());
        if (list.isEmpty())
            return QString();
        HAEX_ASSIGN(item, session.items().load(list.first().id));
        return item.password;
    });
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, LongMs))
        return {};
    return future.result().value_or(QString());
}

void TestUndo::editField(int tabs, const QString &text)
{
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Items"));
    m_person->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Title"));
    for (int i = 0; i < tabs; ++i)
        m_person->press(Qt::Key_Tab);
    m_person->retype(text);
    m_person->press(Qt::Key_S, Qt::ControlModifier);
}

void TestUndo::edit_isUndoneAndRedone()
{
    editField(1, QStringLiteral("grace"));
    QTRY_COMPARE(userName(), QStringLiteral("grace"));
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Items"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(userName(), QStringLiteral("ada"));
    QTRY_VERIFY(m_person->shownMessage().contains(QStringLiteral("Museum pass")));
    m_person->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(userName(), QStringLiteral("grace"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(userName(), QStringLiteral("ada"));
}

void TestUndo::delete_isUndone()
{
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Items"));
    m_person->press(Qt::Key_Delete);
    QTRY_COMPARE(userName(), QStringLiteral("none"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(userName(), QStringLiteral("ada"));
}

void TestUndo::typing_keepsItsOwnUndo()
{
    m_person->press(Qt::Key_K, Qt::ControlModifier);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Search items"));
    m_person->type(QStringLiteral("museum"));
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(userName(), QStringLiteral("ada"));
    m_person->retype(QStringLiteral("user:ada"));
    m_person->press(Qt::Key_Return);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Items"));
    QCOMPARE(userName(), QStringLiteral("ada"));
}

void TestUndo::formerPassword_isUsedAgain()
{
    editField(2, QStringLiteral("second one"));
    QTRY_COMPARE(password(), QStringLiteral("second one"));
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Items"));
    ItemsView *items = m_person->window().workspace()->items();
    const auto historyIsOpen = [this, items] {
        if (!items->history())
            m_person->press(Qt::Key_H, Qt::ControlModifier);
        return items->history() != nullptr;
    };
    QTRY_VERIFY(historyIsOpen());
    QTRY_VERIFY(QApplication::activeModalWidget());
    QVERIFY(m_person->tabTo(QStringLiteral("Use again: Password")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(password(), QStringLiteral("first one"));
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(password(), QStringLiteral("second one"));
}

void TestUndo::cleanupTestCase()
{
    m_person.reset();
}

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
