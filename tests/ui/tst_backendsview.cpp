// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "core/host/homeinvitation.h"
#include "ui/backends/backendrow.h"
#include "ui/backends/backendsview.h"
#include "ui/backends/removalsheet.h"
#include "ui/backends/serverexportsheet.h"
#include "ui/host/hostcard.h"
#include "ui/presenters/removaltexts.h"
#include "ui/widgets/confirmsheet.h"
#include "ui/widgets/passwordfield.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

// Of a view in the smallest window.
constexpr QSize SmallestRoom(740, 600);

/// The visible button with that text.
QAbstractButton *buttonNamed(const QWidget &widget, const QString &text)
{
    for (auto *button : widget.findChildren<QAbstractButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

} // namespace

/// Backends, and this computer as one of them.
class TestBackendsView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyBackends_fitIntoTheSmallestWindow();
    void plannedRemoval_isShown_andTakenBack();
    void removalSheet_saysWhatFollows_andAsksForThePassword();
    void homeServer_offersNoDeletion();
    void damagedData_offersABackup();
    void takenPort_offersAnotherPort_andAnotherTry();
    void hostThatIsOn_offersToAddTheVault_andThenAnotherComputer();
    void hostedVault_isDeletedAfterAWord_andTakenBack();
    void hostedDevice_isSignedOutAfterAWord();
    void newStatus_leavesTheKeyboardWhereItIs();
    void exportSheet_asksForVaultOrAccount();
    void everyBackend_offersAnExport();
};

void TestBackendsView::manyBackends_fitIntoTheSmallestWindow()
{
    BackendsView view;
    QList<Backend> many;
    for (int i = 0; i < 4; ++i)
        many += Fixtures::backends();
    view.showBackends(many);
    view.host()->setStartsWithSession(true, true);
    view.host()->showStatus(Fixtures::homeServer());
    view.resize(SmallestRoom);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVERIFY2(view.minimumSizeHint().height() <= SmallestRoom.height(), qPrintable(QString::number(view.minimumSizeHint().height())));
    QCOMPARE(view.height(), SmallestRoom.height());
}

void TestBackendsView::plannedRemoval_isShown_andTakenBack()
{
    BackendsView view;
    view.showBackends(Fixtures::backends());
    view.show();
    QVERIFY(!buttonNamed(view, QStringLiteral("Take back")));
    view.showStatus(Fixtures::removalStatus());
    QSignalSpy kept(&view, &BackendsView::keepRequested);
    QAbstractButton *button = buttonNamed(view, QStringLiteral("Take back"));
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().first().value<Backend>().id, QByteArray("1"));
    // Rows that are made anew show it too.
    view.showBackends(Fixtures::backends());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY(buttonNamed(view, QStringLiteral("Take back")));
    view.showStatus(Fixtures::syncStatus());
    QVERIFY(!buttonNamed(view, QStringLiteral("Take back")));
}

void TestBackendsView::removalSheet_saysWhatFollows_andAsksForThePassword()
{
    RemovalSheet sheet(Fixtures::backends().first(), nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.setGrace(7LL * 24 * 3600 * 1000);
    sheet.show();
    QCOMPARE(sheet.scope(), RemovalScope::Vault);
    const auto says = [&](const QString &text) {
        const auto labels = sheet.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(says(RemovalTexts::consequences(RemovalScope::Vault, 7LL * 24 * 3600 * 1000)));
    QSignalSpy submitted(&sheet, &RemovalSheet::submitted);
    QSignalSpy backup(&sheet, &RemovalSheet::backupRequested);
    QTest::mouseClick(buttonNamed(sheet, QStringLiteral("Delete from server")), Qt::LeftButton);
    QCOMPARE(submitted.size(), 0);
    sheet.setScope(RemovalScope::Account);
    QVERIFY(says(RemovalTexts::consequences(RemovalScope::Account, 7LL * 24 * 3600 * 1000)));
    QTest::mouseClick(buttonNamed(sheet, QStringLiteral("Back up first…")), Qt::LeftButton);
    QCOMPARE(backup.size(), 1);
    sheet.findChild<PasswordField *>()->setText(QStringLiteral("account password"));
    QTest::mouseClick(buttonNamed(sheet, QStringLiteral("Delete from server")), Qt::LeftButton);
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(sheet.scope(), RemovalScope::Account);
}

void TestBackendsView::homeServer_offersNoDeletion()
{
    const auto offers = [](const QString &email) {
        Backend backend = Fixtures::backends().first();
        backend.email = email;
        const BackendRow row(backend);
        const auto actions = row.findChild<QMenu *>()->actions();
        return std::ranges::any_of(actions, [](const QAction *action) { return action->text() == QStringLiteral("Delete from server…"); });
    };
    QVERIFY(offers(QStringLiteral("ada@example.org")));
    QVERIFY(!offers(HomeInvitation::account()));
}

void TestBackendsView::damagedData_offersABackup()
{
    HostCard card;
    card.show();
    card.showStatus({HomeServerStatus::State::Failed, ErrorCode::AlreadyExists, 8787});
    QVERIFY(!buttonNamed(card, QStringLiteral("Restore a backup…")));
    card.showStatus({HomeServerStatus::State::Failed, ErrorCode::VaultDamaged, 8787});
    QSignalSpy restore(&card, &HostCard::restoreRequested);
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Restore a backup…")), Qt::LeftButton);
    card.showStatus(Fixtures::homeServer());
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Restore a backup…")), Qt::LeftButton);
    QCOMPARE(restore.size(), 2);
}

void TestBackendsView::takenPort_offersAnotherPort_andAnotherTry()
{
    HostCard card;
    card.showStatus({HomeServerStatus::State::Failed, ErrorCode::AlreadyExists, 8787});
    card.show();
    QSignalSpy anotherPort(&card, &HostCard::portChangeRequested);
    QSignalSpy anotherTry(&card, &HostCard::retryRequested);
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Choose another port")), Qt::LeftButton);
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Try again")), Qt::LeftButton);
    QCOMPARE(anotherPort.size(), 1);
    QCOMPARE(anotherTry.size(), 1);
    // Another port helps against nothing else.
    card.showStatus({HomeServerStatus::State::Failed, ErrorCode::IoError, 8787});
    QVERIFY(!buttonNamed(card, QStringLiteral("Choose another port")));
    QVERIFY(buttonNamed(card, QStringLiteral("Try again")));
}

void TestBackendsView::hostThatIsOn_offersToAddTheVault_andThenAnotherComputer()
{
    HostCard card;
    card.show();
    QVERIFY(!buttonNamed(card, QStringLiteral("Add this vault")));
    card.showStatus(Fixtures::homeServer());
    QVERIFY(buttonNamed(card, QStringLiteral("Add this vault")));
    QVERIFY(!buttonNamed(card, QStringLiteral("Add another computer…"))->isEnabled());
    card.setVaultHosted(true);
    QVERIFY(!buttonNamed(card, QStringLiteral("Add this vault")));
    QVERIFY(buttonNamed(card, QStringLiteral("Add another computer…"))->isEnabled());
}

void TestBackendsView::hostedVault_isDeletedAfterAWord_andTakenBack()
{
    HostCard card;
    HomeServerStatus status = Fixtures::homeServer();
    status.vaults.resize(1);
    card.showStatus(status);
    card.setOpenVault(status.vaults.first().id, QStringLiteral("Family"));
    card.show();
    QSignalSpy removal(&card, &HostCard::vaultRemovalConfirmed);
    QAbstractButton *remove = buttonNamed(card, QStringLiteral("Delete…"));
    QVERIFY(remove);
    QVERIFY(remove->accessibleName().contains(QStringLiteral("“Family”")));
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(removal.size(), 0);
    auto *sheet = card.findChild<ConfirmSheet *>();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->isVisible());
    QTest::mouseClick(buttonNamed(*sheet, QStringLiteral("Delete from server")), Qt::LeftButton);
    QCOMPARE(removal.size(), 1);
    QCOMPARE(removal.first().first().toByteArray(), status.vaults.first().id);
    // Now it is planned, and the same place takes it back without a question.
    status.vaults.first().endsMs = QDateTime::currentMSecsSinceEpoch() + 1000;
    card.showStatus(status);
    QSignalSpy keep(&card, &HostCard::vaultKeepRequested);
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Take back")), Qt::LeftButton);
    QCOMPARE(keep.size(), 1);
    QCOMPARE(removal.size(), 1);
}

void TestBackendsView::hostedDevice_isSignedOutAfterAWord()
{
    HostCard card;
    HomeServerStatus status = Fixtures::homeServer();
    status.vaults.clear();
    status.devices.resize(1);
    card.showStatus(status);
    card.show();
    QSignalSpy removal(&card, &HostCard::deviceRemovalConfirmed);
    QTest::mouseClick(buttonNamed(card, QStringLiteral("Sign out…")), Qt::LeftButton);
    QCOMPARE(removal.size(), 0);
    auto *sheet = card.findChild<ConfirmSheet *>();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->isVisible());
    QTest::mouseClick(buttonNamed(*sheet, QStringLiteral("Sign out")), Qt::LeftButton);
    QCOMPARE(removal.size(), 1);
    QCOMPARE(removal.first().first().toByteArray(), status.devices.first().id);
    // It is gone meanwhile: nothing is asked about it any more.
    card.showStatus({HomeServerStatus::State::On});
    QVERIFY(!buttonNamed(card, QStringLiteral("Sign out…")));
}

void TestBackendsView::newStatus_leavesTheKeyboardWhereItIs()
{
    HostCard card;
    HomeServerStatus status = Fixtures::homeServer();
    card.showStatus(status);
    card.show();
    QVERIFY(QTest::qWaitForWindowActive(&card));
    QAbstractButton *signOut = buttonNamed(card, QStringLiteral("Sign out…"));
    signOut->setFocus();
    status.devices.first().isConnected = false;
    status.vaults.first().bytes += 1000;
    card.showStatus(status);
    QVERIFY(signOut->hasFocus());
}

void TestBackendsView::exportSheet_asksForVaultOrAccount()
{
    ServerExportSheet sheet(Fixtures::backends().first(), ExportScope::Account, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QCOMPARE(sheet.scope(), ExportScope::Account);
    QVERIFY(!sheet.suggestion().contains(u'/'));
    QVERIFY(sheet.suggestion().endsWith(QStringLiteral(".jsonl")));
    QSignalSpy submitted(&sheet, &ServerExportSheet::submitted);
    QTest::mouseClick(buttonNamed(sheet, QStringLiteral("Choose where…")), Qt::LeftButton);
    QCOMPARE(submitted.size(), 1);
}

void TestBackendsView::everyBackend_offersAnExport()
{
    BackendsView view;
    view.showBackends(Fixtures::backends());
    QSignalSpy wanted(&view, &BackendsView::exportRequested);
    for (QMenu *menu : view.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Export what it holds…"))
                action->trigger();
        }
    }
    QCOMPARE(wanted.size(), Fixtures::backends().size());
}

QTEST_MAIN(TestBackendsView)
#include "tst_backendsview.moc"
