// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/presenters/prooftexts.h"
#include "ui/sync/proofssheet.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace haex;

namespace {

QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const TextLabel *label : widget.findChildren<TextLabel *>())
        texts += label->text();
    return texts;
}

VaultProofs::Server server(DeviceAgreement agreement)
{
    VaultProofs::Server made{"1", QStringLiteral("Home server"), "epoch", 7};
    DeviceComparison comparison;
    comparison.agreement = agreement;
    made.comparisons.append(comparison);
    return made;
}

} // namespace

/// What the window says about servers that lie, and about devices (R28).
class TestProofs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverThatShowsTwoHalves_isNamed();
    void serverThatKeepsBack_isNamed();
    void serverThatWentBack_isNamed_withItsTime();
    void honestServer_isToldFromOneThatWasNotCompared();
    void gravest_isTold();
    void sheet_showsEachServerAndDevice_withWhatItProves();
    void sheet_asksForAComparison();
    void author_hasConfirmed_upToATime();
    void author_isNotAsked_whereNobodyCanSay();
    void author_whoDisowns_isHeard();
};

void TestProofs::serverThatShowsTwoHalves_isNamed()
{
    const VaultProofs::Server forked = server(DeviceAgreement::Differs);
    QCOMPARE(verdictOf(forked), ServerVerdict::Differs);
    QVERIFY(ProofTexts::verdict(forked, 0).startsWith(QStringLiteral("This server showed your devices different contents")));
    QCOMPARE(ProofTexts::tone(verdictOf(forked)), Tone::Danger);
}

void TestProofs::serverThatKeepsBack_isNamed()
{
    const VaultProofs::Server withholding = server(DeviceAgreement::Withheld);
    QCOMPARE(verdictOf(withholding), ServerVerdict::KeepsBack);
    QVERIFY(ProofTexts::verdict(withholding, 0).contains(QStringLiteral("It shows different halves")));
    QCOMPARE(ProofTexts::tone(verdictOf(withholding)), Tone::Danger);
}

void TestProofs::serverThatWentBack_isNamed_withItsTime()
{
    VaultProofs::Server back = server(DeviceAgreement::Equal);
    const qint64 then = QDateTime(QDate(2026, 5, 3), QTime(14, 2)).toMSecsSinceEpoch();
    back.alerts.append({ErrorCode::RollbackDetected, "1", then, {}});
    QCOMPARE(verdictOf(back), ServerVerdict::WentBack);
    const QString sentence = ProofTexts::verdict(back, then + 60'000);
    QVERIFY2(sentence.contains(QStringLiteral("went back to an older state (")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("14:02")), qPrintable(sentence));
}

void TestProofs::honestServer_isToldFromOneThatWasNotCompared()
{
    QCOMPARE(verdictOf(server(DeviceAgreement::Equal)), ServerVerdict::Agrees);
    QCOMPARE(verdictOf(server(DeviceAgreement::Unknown)), ServerVerdict::NothingCompared);
    QCOMPARE(verdictOf(VaultProofs::Server()), ServerVerdict::NothingCompared);
    QCOMPARE(verdictOf(server(DeviceAgreement::Ahead)), ServerVerdict::Underway);
    QCOMPARE(ProofTexts::tone(ServerVerdict::Agrees), Tone::Success);
    QCOMPARE(ProofTexts::tone(ServerVerdict::NothingCompared), Tone::Muted);
}

void TestProofs::gravest_isTold()
{
    VaultProofs::Server mixed = server(DeviceAgreement::Equal);
    mixed.comparisons += server(DeviceAgreement::Behind).comparisons;
    QCOMPARE(verdictOf(mixed), ServerVerdict::Underway);
    mixed.comparisons += server(DeviceAgreement::Differs).comparisons;
    QCOMPARE(verdictOf(mixed), ServerVerdict::Differs);
    // An alert stands, whatever is known of the devices.
    mixed.alerts.append({ErrorCode::ChangesWithheld, "1", 0, {}});
    QCOMPARE(verdictOf(mixed), ServerVerdict::KeepsBack);
}

void TestProofs::sheet_showsEachServerAndDevice_withWhatItProves()
{
    ProofsSheet sheet(nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showProofs(Fixtures::alarmingProofs());
    const QStringList texts = textsOf(sheet);
    const auto count = [&](const QString &part) { return texts.filter(part).size(); };
    QCOMPARE(count(QStringLiteral("showed your devices different contents")), 1);
    QCOMPARE(count(QStringLiteral("went back to an older state")), 1);
    QCOMPARE(count(QStringLiteral("Phone: holds something else in")), 1);
    QCOMPARE(count(QStringLiteral("25388 27136 04276 47934 42275 27352")), 1);
    QCOMPARE(count(QStringLiteral("(this device)")), 1);
    QCOMPARE(count(ProofTexts::meaning()), 1);
    QCOMPARE(count(ProofTexts::confirming()), 1);
    QCOMPARE(count(QStringLiteral("Confirmed its entries itself, by its signature: ")), 1);
    // The next answer takes the place of this one.
    sheet.showProofs(Fixtures::proofs());
    QVERIFY(textsOf(sheet).filter(QStringLiteral("different contents")).isEmpty());
}

void TestProofs::sheet_asksForAComparison()
{
    ProofsSheet sheet(nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.showProofs(Fixtures::proofs());
    sheet.show();
    QSignalSpy asked(&sheet, &ProofsSheet::compareRequested);
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->isDefault())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(asked.size(), 1);
}

namespace {

constexpr NodeId Mine(1);
constexpr NodeId Theirs(2);
constexpr NodeId Former(3);
constexpr qint64 Now = 1'800'000'000'000;

DeviceNames twoDevices()
{
    DeviceNames devices;
    devices.setThisDevice(Mine, QStringLiteral("Laptop"));
    devices.add(Theirs, QStringLiteral("Phone"));
    devices.add(Former, QStringLiteral("Old phone"));
    devices.setConfirmed(Mine, 0);
    devices.setConfirmed(Theirs, Now - 60'000);
    return devices;
}

QString author(qint64 writtenMs, NodeId node, bool isDisowned = false)
{
    return ProofTexts::author({writtenMs, 0, node}, isDisowned, twoDevices(), Now);
}

} // namespace

void TestProofs::author_hasConfirmed_upToATime()
{
    QVERIFY(author(Now - 60'000, Theirs).startsWith(QStringLiteral("Confirmed by Phone, up to ")));
    QCOMPARE(author(Now - 59'999, Theirs), QStringLiteral("Not yet confirmed by Phone."));
}

/// This device knows what it wrote; a device that is out says nothing any more.
void TestProofs::author_isNotAsked_whereNobodyCanSay()
{
    QCOMPARE(author(Now, Mine), QString());
    QCOMPARE(author(Now, Former), QString());
}

void TestProofs::author_whoDisowns_isHeard()
{
    QCOMPARE(author(Now - 90'000, Theirs, true), QStringLiteral("Phone says that it did not write this."));
}

QTEST_MAIN(TestProofs)
#include "tst_proofs.moc"
