// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/backends/backendsview.h"
#include "ui/host/hostcard.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

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
    void takenPort_offersAnotherPort_andAnotherTry();
    void hostThatIsOn_offersToAddTheVault_andThenAnotherComputer();
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

QTEST_MAIN(TestBackendsView)
#include "tst_backendsview.moc"
