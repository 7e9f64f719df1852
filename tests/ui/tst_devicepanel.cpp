// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/comparisontexts.h"
#include "ui/sync/devicepanel.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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
    void nothingToTell_showsNothing();
    void deviceOnTwoBackends_isOneLine_theWorst();
    void difference_namesTableAndRows();
    void button_asksForAComparison();
};

void TestDevicePanel::nothingToTell_showsNothing()
{
    DevicePanel panel;
    QVERIFY(panel.isHidden());
    panel.showComparisons({comparison(Phone, "one", DeviceAgreement::Equal)});
    QVERIFY(!panel.isHidden());
    panel.showComparisons({});
    QVERIFY(panel.isHidden());
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
    auto *button = panel.findChild<QPushButton *>();
    button->click();
    QCOMPARE(asked.count(), 1);
    panel.setBusy(true);
    button->click();
    QCOMPARE(asked.count(), 1);
    panel.setBusy(false);
    QVERIFY(button->isEnabled());
}

QTEST_MAIN(TestDevicePanel)
#include "tst_devicepanel.moc"
