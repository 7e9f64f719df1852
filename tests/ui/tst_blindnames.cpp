// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/addbackendsheet.h"
#include "ui/start/createpage.h"
#include "ui/style/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QTest>

using namespace haex;

/// What the window says of vaults whose servers get no names.
class TestBlindNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_appearance = std::make_unique<Appearance>(*qApp); }
    void choice_isMade_andNotKeptForTheNextVault();
    void wizard_tellsWhatTheServerSees_data();
    void wizard_tellsWhatTheServerSees();

private:
    std::unique_ptr<Appearance> m_appearance;
};

void TestBlindNames::choice_isMade_andNotKeptForTheNextVault()
{
    CreatePage page;
    auto *box = page.findChild<QCheckBox *>();
    QVERIFY(box);
    QVERIFY(!box->text().isEmpty());
    QVERIFY(box->accessibleDescription().contains(QStringLiteral("cannot be changed later")));
    QVERIFY(page.names() == NamesAtServers::Plain);
    box->click();
    QVERIFY(page.names() == NamesAtServers::Blind);
    page.reset();
    QVERIFY(page.names() == NamesAtServers::Plain);
}

void TestBlindNames::wizard_tellsWhatTheServerSees_data()
{
    QTest::addColumn<bool>("isBlind");
    QTest::newRow("names") << false;
    QTest::newRow("no names") << true;
}

void TestBlindNames::wizard_tellsWhatTheServerSees()
{
    QFETCH(const bool, isBlind);
    VaultInfo vault;
    vault.hasBlindNames = isBlind;
    const AddBackendSheet sheet(vault, nullptr);
    QString said;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        said += label->text() + u'\n';
    QCOMPARE(said.contains(QStringLiteral("Names of tables and columns, row keys")), !isBlind);
    QCOMPARE(said.contains(QStringLiteral("Never names or values")), isBlind);
}

QTEST_MAIN(TestBlindNames)
#include "tst_blindnames.moc"
