// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/presenters/comparisontexts.h"
#include "ui/presenters/devicetexts.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/keypanel.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

constexpr char Phone[] = "31c01515-d20c-4d51-874f-63971f18bcf1";
constexpr char Laptop[] = "cd7ca27f-01dc-4de4-8a5e-4f9e6a1d2b30";

DeviceComparison comparison(const char *device, const char *backend, DeviceAgreement agreement)
{
    DeviceComparison made;
    made.deviceId = device;
    made.backendId = backend;
    made.agreement = agreement;
    made.sinceMs = 1;
    return made;
}

DeviceNames names()
{
    DeviceNames devices;
    devices.add(*NodeId::fromDeviceId(Phone), QStringLiteral("Phone"));
    devices.add(*NodeId::fromDeviceId(Laptop), QStringLiteral("Laptop"));
    return devices;
}

QStringList linesOf(const DevicePanel &panel)
{
    QStringList lines;
    for (const TextLabel *label : panel.findChildren<TextLabel *>()) {
        if (label->text().contains(u':'))
            lines += label->text();
    }
    return lines;
}

} // namespace

/// How the window tells whether the other devices hold the same (R28).
class TestDevicePanel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void alone_explainsAndOffers();
    void deviceOnTwoBackends_isOneLine_theWorst();
    void difference_namesTableAndRows();
    void button_asksForAComparison();
    void everyOtherDevice_hasARow_withWhatCanBeDone();
    void removedDevice_saysSo_andCannotBeRemovedAgain();
    void row_keepsTheKeyboard_whenNothingIsNew();
    void row_keepsTheKeyboard_whenItSaysSomethingNew();
    void signOfLife_isTold();
    void clockApart_isTold();
    void key_tellsItsProgress_andAsksForAnotherOne();
};

void TestDevicePanel::alone_explainsAndOffers()
{
    DevicePanel panel;
    panel.show();
    const auto isOffered = [&panel](const QString &text) {
        const auto buttons = panel.findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [&](const QPushButton *button) { return button->text() == text && button->isVisible(); });
    };
    // What is proven is told before there is anything to compare.
    QVERIFY(isOffered(QStringLiteral("Proofs…")));
    QVERIFY(isOffered(QStringLiteral("Add a device…")));
    QVERIFY(!isOffered(QStringLiteral("Compare now")));
    panel.showComparisons({comparison(Phone, "one", DeviceAgreement::Equal)});
    QVERIFY(isOffered(QStringLiteral("Compare now")));
    panel.showComparisons({});
    QVERIFY(!isOffered(QStringLiteral("Compare now")));
}

void TestDevicePanel::deviceOnTwoBackends_isOneLine_theWorst()
{
    DevicePanel panel;
    panel.setDevices(names());
    panel.showComparisons({comparison(Phone, "one", DeviceAgreement::Equal),
                           comparison(Phone, "two", DeviceAgreement::Withheld),
                           comparison(Laptop, "two", DeviceAgreement::Equal)});
    const QStringList lines = linesOf(panel);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(0).startsWith(
                 QStringLiteral("Phone: was shown changes that the server keeps from this device")),
             qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(QStringLiteral("Laptop: holds the same as this device")),
             qPrintable(lines.at(1)));
}

void TestDevicePanel::difference_namesTableAndRows()
{
    DevicePanel panel;
    panel.setDevices(names());
    DeviceComparison differing = comparison(Phone, "one", DeviceAgreement::Differs);
    differing.tables = {{"books", 3}, {"films", 0}};
    panel.showComparisons({differing});
    const QString line = linesOf(panel).value(0);
    QVERIFY2(line.contains(QStringLiteral("books (3 row"))
                 && line.contains(QStringLiteral("films")),
             qPrintable(line));
    QCOMPARE(ComparisonTexts::tone(differing), Tone::Warning);
}

void TestDevicePanel::button_asksForAComparison()
{
    DevicePanel panel;
    QSignalSpy asked(&panel, &DevicePanel::compareRequested);
    QPushButton *button = nullptr;
    for (QPushButton *each : panel.findChildren<QPushButton *>())
        button = each->text() == QStringLiteral("Compare now") ? each : button;
    QVERIFY(button);
    button->click();
    QCOMPARE(asked.count(), 1);
    panel.setBusy(true);
    button->click();
    QCOMPARE(asked.count(), 1);
    panel.setBusy(false);
    QVERIFY(button->isEnabled());
}

QPushButton *buttonOf(const QWidget &panel, const QString &accessibleName)
{
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->accessibleName() == accessibleName)
            return button;
    }
    return nullptr;
}

void TestDevicePanel::everyOtherDevice_hasARow_withWhatCanBeDone()
{
    DevicePanel panel;
    panel.showDevices(Fixtures::vaultDevices());
    QVERIFY(!buttonOf(panel, QStringLiteral("Remove Laptop")));
    QVERIFY(!buttonOf(panel, QStringLiteral("Give the vault's key to Phone")));
    QSignalSpy removals(&panel, &DevicePanel::removeRequested);
    QSignalSpy keys(&panel, &DevicePanel::keyRequested);
    QPushButton *remove = buttonOf(panel, QStringLiteral("Remove Phone"));
    QVERIFY(remove);
    panel.show();
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(removals.first().first().value<VaultDevice>().listed.name, QStringLiteral("Phone"));
    QTest::mouseClick(buttonOf(panel, QStringLiteral("Give the vault's key to Work computer")), Qt::LeftButton);
    QCOMPARE(keys.size(), 1);
    // What it holds stands in its row, and nowhere else.
    panel.showComparisons(Fixtures::comparisons());
    QCOMPARE(linesOf(panel).filter(QStringLiteral("Phone: ")).size(), 1);
}

void TestDevicePanel::removedDevice_saysSo_andCannotBeRemovedAgain()
{
    DevicePanel panel;
    panel.showDevices(Fixtures::vaultDevices());
    QVERIFY(!buttonOf(panel, QStringLiteral("Remove Old phone")));
    const QString facts = DeviceTexts::facts(Fixtures::vaultDevices().last(), 0, QDateTime::currentMSecsSinceEpoch());
    QVERIFY2(facts.startsWith(QStringLiteral("removed ")), qPrintable(facts));
    QVERIFY2(facts.endsWith(QStringLiteral("what it had it keeps")), qPrintable(facts));
}

void TestDevicePanel::row_keepsTheKeyboard_whenNothingIsNew()
{
    DevicePanel panel;
    const QList<VaultDevice> shown = Fixtures::vaultDevices();
    panel.showDevices(shown);
    const QPushButton *remove = buttonOf(panel, QStringLiteral("Remove Phone"));
    // Another list that says the same, as each reload brings one.
    panel.showDevices(shown);
    QCOMPARE(buttonOf(panel, QStringLiteral("Remove Phone")), remove);
}

void TestDevicePanel::row_keepsTheKeyboard_whenItSaysSomethingNew()
{
    DevicePanel panel;
    QList<VaultDevice> shown = Fixtures::vaultDevices();
    panel.showDevices(shown);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    buttonOf(panel, QStringLiteral("Remove Phone"))->setFocus();
    shown[1].lastSeenMs = QDateTime::currentMSecsSinceEpoch();
    panel.showDevices(shown);
    QVERIFY(buttonOf(panel, QStringLiteral("Remove Phone"))->hasFocus());
}

void TestDevicePanel::signOfLife_isTold()
{
    DevicePanel panel;
    QList<VaultDevice> shown = Fixtures::vaultDevices();
    shown[1].lastSeenMs = QDateTime::currentMSecsSinceEpoch() - 5 * 60'000 - 1000;
    panel.showDevices(shown);
    const auto labels = panel.findChildren<TextLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const TextLabel *label) { return label->text().contains(QStringLiteral("last heard of: 5 minute")); }));
}

void TestDevicePanel::clockApart_isTold()
{
    VaultDevice device = Fixtures::vaultDevices().at(1);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(DeviceTexts::facts(device, now, now).contains(QStringLiteral("its clock is 3 minute(s) behind"))
            || DeviceTexts::facts(device, now, now).contains(QStringLiteral("its clock is 3 minutes behind")));
    device.listed.clockDifferenceMs = -3 * 3600'000;
    QVERIFY(DeviceTexts::facts(device, now, now).contains(QStringLiteral("ahead")));
    device.listed.clockDifferenceMs = 2000;
    QVERIFY(!DeviceTexts::facts(device, now, now).contains(QStringLiteral("clock")));
}

void TestDevicePanel::key_tellsItsProgress_andAsksForAnotherOne()
{
    const QString progress = DeviceTexts::progress(Fixtures::keyStatus());
    QCOMPARE(progress, QStringLiteral("Older contents at Home server are re-encrypted: 45 %"));
    KeyPanel panel;
    panel.showKey(DeviceTexts::key(Fixtures::keyStatus(), QStringLiteral("Laptop"), QDateTime::currentMSecsSinceEpoch()),
                  progress);
    QSignalSpy asked(&panel, &KeyPanel::changeRequested);
    panel.findChild<QPushButton *>()->click();
    QCOMPARE(asked.size(), 1);
    KeyStatus done = Fixtures::keyStatus();
    done.progress.first().isDone = true;
    QCOMPARE(DeviceTexts::progress(done), QString());
    KeyStatus first;
    QCOMPARE(DeviceTexts::key(first, {}, 0), QStringLiteral("Key 1, made with the vault."));
}

QTEST_MAIN(TestDevicePanel)
#include "tst_devicepanel.moc"
