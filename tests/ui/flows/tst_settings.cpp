// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/ui/support/person.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/workspace.h"

#include <QApplication>
#include <QTest>

using namespace haex;

/// Somebody goes through the settings by keyboard: a section, its controls, and where they lead.
class TestSettingsFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void device_isNamed();
    void devices_leadToTheirList();
    void diagnostics_areShown();
    void cleanupTestCase();

private:
    void goToSection(int section);

    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Person> m_person;
};

void TestSettingsFlow::initTestCase()
{
    QVERIFY(initializeCrypto());
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_person = std::make_unique<Person>(QStringLiteral("A"), *m_appearance);
    m_person->createVault(QStringLiteral("Family"), QStringLiteral("correct horse"));
}

void TestSettingsFlow::goToSection(int section)
{
    QVERIFY(m_person->turnTo());
    m_person->press(Qt::Key_7, Qt::ControlModifier);
    QVERIFY(m_person->tabTo(QStringLiteral("Sections")));
    m_person->press(Qt::Key_Home);
    for (int i = 0; i < section; ++i)
        m_person->press(Qt::Key_Down);
    m_person->press(Qt::Key_Return);
}

void TestSettingsFlow::device_isNamed()
{
    goToSection(int(SettingsView::Section::Devices));
    QCOMPARE(Person::focusName(), QStringLiteral("Name of this device"));
    m_person->retype(QStringLiteral("Desk upstairs"));
    m_person->press(Qt::Key_Return);
    QTRY_VERIFY(m_person->shownMessage().contains(QStringLiteral("“Desk upstairs”")));
}

void TestSettingsFlow::devices_leadToTheirList()
{
    goToSection(int(SettingsView::Section::Devices));
    QVERIFY(m_person->tabTo(QStringLiteral("Show your devices")));
    m_person->press(Qt::Key_Space);
    QTRY_COMPARE(m_person->window().workspace()->current(), ViewId::Sync);
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Add a device…"));
}

void TestSettingsFlow::diagnostics_areShown()
{
    goToSection(int(SettingsView::Section::Diagnostics));
    QCOMPARE(Person::focusName(), QStringLiteral("Show diagnostics"));
    m_person->press(Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_COMPARE(QApplication::activeModalWidget()->windowTitle(), QStringLiteral("Diagnostics"));
    m_person->press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestSettingsFlow::cleanupTestCase()
{
    m_person.reset();
    m_appearance.reset();
}

QTEST_MAIN(TestSettingsFlow)
#include "tst_settings.moc"
