// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/items/firststeps.h"
#include "ui/pairing/meetingsheet.h"
#include "ui/start/joinpage.h"
#include "ui/start/startview.h"
#include "ui/start/wordspage.h"

#include "core/host/homeinvitation.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace haex;

namespace {

QAbstractButton *buttonNamed(const QWidget &widget, const QString &text)
{
    for (QAbstractButton *button : widget.findChildren<QAbstractButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

/// What a newcomer is led to, without reading anything.
class TestFirstSteps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyVault_offersImportDeviceAndRecovery();
    void stepsThatWereTaken_areGone();
    void meeting_asksForOneWay();
    void eitherText_isTakenOnEitherPage();
};

void TestFirstSteps::emptyVault_offersImportDeviceAndRecovery()
{
    FirstSteps steps;
    steps.setEmpty(true);
    steps.setAlone(true);
    steps.setUnrecoverable(true);
    steps.show();
    QSignalSpy imports(&steps, &FirstSteps::importRequested);
    QSignalSpy devices(&steps, &FirstSteps::deviceRequested);
    QSignalSpy sheets(&steps, &FirstSteps::recoveryRequested);
    for (const char *text : {"Bring your passwords over", "Use it on another device", "Make a recovery sheet"}) {
        QAbstractButton *button = buttonNamed(steps, QString::fromLatin1(text));
        QVERIFY2(button, text);
        button->click();
    }
    QCOMPARE(imports.count(), 1);
    QCOMPARE(devices.count(), 1);
    QCOMPARE(sheets.count(), 1);
}

void TestFirstSteps::stepsThatWereTaken_areGone()
{
    FirstSteps steps;
    steps.setEmpty(true);
    steps.setAlone(true);
    steps.setUnrecoverable(true);
    steps.show();
    steps.setEmpty(false);
    steps.setAlone(false);
    QVERIFY(!buttonNamed(steps, QStringLiteral("Bring your passwords over")));
    QVERIFY(!buttonNamed(steps, QStringLiteral("Use it on another device")));
    QVERIFY(buttonNamed(steps, QStringLiteral("Make a recovery sheet")));
}

void TestFirstSteps::meeting_asksForOneWay()
{
    MeetingSheet sheet(nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QSignalSpy hosting(&sheet, &MeetingSheet::hostingRequested);
    QSignalSpy server(&sheet, &MeetingSheet::serverRequested);
    buttonNamed(sheet, QStringLiteral("From this computer"))->click();
    QVERIFY(!sheet.isVisible());
    QCOMPARE(hosting.count(), 1);
    QCOMPARE(server.count(), 0);
}

void TestFirstSteps::eitherText_isTakenOnEitherPage()
{
    StartView start;
    start.show();
    start.showWords();
    const HomeInvitation invitation{Fixtures::homeServer().addresses.first(), QStringLiteral("K7QF-2M9D-XW3T-0BHE")};
    start.words()->setText(invitation.text());
    QVERIFY(start.join()->isVisible());
    QCOMPARE(start.join()->url(), invitation.server);
    start.join()->setAddressText(Fixtures::invitation().text());
    QVERIFY(start.words()->isVisible());
    QCOMPARE(start.words()->invitation().text(), Fixtures::invitation().text());
}

QTEST_MAIN(TestFirstSteps)
#include "tst_firststeps.moc"
