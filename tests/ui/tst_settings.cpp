// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/settings/devicescard.h"
#include "ui/settings/settingsview.h"
#include "ui/shell/appsettings.h"
#include "ui/style/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

/// Settings have a section for each thing, which the keyboard reaches and which is found again.
class TestSettings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void sections_areListed();
    void section_hasItsControls_data();
    void section_hasItsControls();
    void section_isReached_byKeyboard_data();
    void section_isReached_byKeyboard();
    void link_leadsToASection();
    void lastSection_isWhole_fromTheStart();
    void facts_areShown();
    void theme_takesEffect();

private:
    [[nodiscard]] QListWidget *list() const { return m_view->findChild<QListWidget *>(); }
    [[nodiscard]] QWidget *control(const QString &name) const;
    /// Whether the page shows it.
    [[nodiscard]] bool isInSight(const QWidget *widget) const;

    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<SettingsView> m_view;
};

void TestSettings::init()
{
    m_settings = std::make_unique<AppSettings>(m_folder.filePath(QStringLiteral("settings.ini")));
    m_view = std::make_unique<SettingsView>(*m_settings, true);
    m_view->showVault(Fixtures::vault());
    m_view->resize(1000, 700);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

QWidget *TestSettings::control(const QString &name) const
{
    const auto widgets = m_view->findChildren<QWidget *>();
    const auto found = std::ranges::find_if(widgets, [&name](const QWidget *widget) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        return widget->focusPolicy() != Qt::NoFocus && (widget->accessibleName() == name || (button && button->text() == name));
    });
    return found == widgets.end() ? nullptr : *found;
}

bool TestSettings::isInSight(const QWidget *widget) const
{
    const auto *page = m_view->findChild<QScrollArea *>()->viewport();
    return page->rect().intersects(QRect(widget->mapTo(page, QPoint()), widget->size()));
}

void TestSettings::sections_areListed()
{
    QStringList names;
    for (int i = 0; i < list()->count(); ++i)
        names << list()->item(i)->text();
    QCOMPARE(names, (QStringList{QStringLiteral("General"), QStringLiteral("Security"), QStringLiteral("Sync"), QStringLiteral("History and trash"),
                                 QStringLiteral("Devices"), QStringLiteral("Appearance"), QStringLiteral("Languages"), QStringLiteral("Shortcuts"),
                                 QStringLiteral("Diagnostics")}));
    QVERIFY(!list()->accessibleName().isEmpty());
}

void TestSettings::section_hasItsControls_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<QString>("name");
    const auto row = [](SettingsView::Section section, const char *name) { QTest::newRow(name) << static_cast<int>(section) << QString::fromUtf8(name); };
    row(SettingsView::Section::General, "Start when you log in");
    row(SettingsView::Section::Security, "Lock when idle");
    row(SettingsView::Section::Sync, "Look for changes every");
    row(SettingsView::Section::History, "Keep in the trash");
    row(SettingsView::Section::Devices, "Name of this device");
    row(SettingsView::Section::Devices, "Add a device…");
    row(SettingsView::Section::Devices, "Show your devices");
    row(SettingsView::Section::Appearance, "Theme");
    row(SettingsView::Section::Languages, "Language");
    row(SettingsView::Section::Shortcuts, "Show keyboard shortcuts");
    row(SettingsView::Section::Diagnostics, "Show diagnostics");
}

/// Each control stands below its section's heading and above the next one's, and nowhere else.
void TestSettings::section_hasItsControls()
{
    QFETCH(int, section);
    QFETCH(QString, name);
    QWidget *found = control(name);
    QVERIFY(found);
    m_view->showSection(static_cast<SettingsView::Section>(section));
    QTRY_COMPARE(list()->currentRow(), section);
    QVERIFY(isInSight(found));
    QWidget *card = found->parentWidget();
    while (card && !card->inherits("haex::Card"))
        card = card->parentWidget();
    QVERIFY(card);
    QList<QWidget *> cards;
    for (QWidget *widget : m_view->findChildren<QWidget *>()) {
        if (widget->inherits("haex::Card"))
            cards << widget;
    }
    std::ranges::sort(cards, {}, [](const QWidget *widget) { return widget->y(); });
    QCOMPARE(cards.indexOf(card), section);
}

void TestSettings::section_isReached_byKeyboard_data()
{
    QTest::addColumn<int>("downs");
    QTest::addColumn<QString>("name");
    QTest::newRow("devices") << 4 << QStringLiteral("Name of this device");
    QTest::newRow("appearance") << 5 << QStringLiteral("Theme");
    QTest::newRow("languages") << 6 << QStringLiteral("Language");
    QTest::newRow("shortcuts") << 7 << QStringLiteral("Show keyboard shortcuts");
    QTest::newRow("diagnostics") << 8 << QStringLiteral("Show diagnostics");
}

void TestSettings::section_isReached_byKeyboard()
{
    QFETCH(int, downs);
    QFETCH(QString, name);
    list()->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < downs; ++i)
        QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->currentRow(), downs);
    QVERIFY(isInSight(control(name)));
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
}

void TestSettings::link_leadsToASection()
{
    m_view->enterLanguages();
    QTRY_COMPARE(QApplication::focusWidget(), control(QStringLiteral("Language")));
    QCOMPARE(list()->currentItem()->text(), QStringLiteral("Languages"));
    QVERIFY(isInSight(control(QStringLiteral("Language"))));
    QSignalSpy wanted(m_view->devices(), &DevicesCard::listRequested);
    qobject_cast<QAbstractButton *>(control(QStringLiteral("Show your devices")))->click();
    QCOMPARE(wanted.size(), 1);
}

/// Texts wrap, and the page grows, after it was sent there.
void TestSettings::lastSection_isWhole_fromTheStart()
{
    SettingsView view(*m_settings, true);
    view.showVault(Fixtures::vault());
    view.showSection(SettingsView::Section::Diagnostics);
    view.resize(1000, 700);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QScrollBar *bar = view.findChild<QScrollArea *>()->verticalScrollBar();
    QTRY_COMPARE(view.findChild<QListWidget *>()->currentItem()->text(), QStringLiteral("Diagnostics"));
    QVERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void TestSettings::facts_areShown()
{
    const VaultInfo vault = Fixtures::vault();
    QCOMPARE(qobject_cast<QLineEdit *>(control(QStringLiteral("Name of this device")))->text(), vault.deviceName);
    QStringList texts;
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        texts << label->text();
    for (const QString &fact : {QString::fromLatin1(vault.deviceId), QString::fromLatin1(vault.vaultId), QStringLiteral("Readable")})
        QCOMPARE(texts.count(fact), 1);
}

void TestSettings::theme_takesEffect()
{
    qobject_cast<QComboBox *>(control(QStringLiteral("Theme")))->setCurrentIndex(static_cast<int>(ThemeChoice::Dark));
    QCOMPARE(m_settings->theme(), ThemeChoice::Dark);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
