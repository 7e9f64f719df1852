// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/clipboardguard.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>
#include <QWidget>

using namespace haex;

namespace {

const QString Secret = QStringLiteral("correct horse");

QString onClipboard()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

/// What becomes of a secret on the clipboard.
class TestClipboardGuard final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->setText(QStringLiteral("before")); }
    void secret_isMarked_andClearedAfterAWhile();
    void otherText_isNeitherMarkedNorCleared();
    void whatSomebodyCopiedSince_stays();
    void locking_clearsAtOnce();
    void refusingDesktop_isAskedAgain_whenTheWindowIsInFront();
    void refusingDesktop_keepsWhatSomebodyCopiedSince();
};

void TestClipboardGuard::secret_isMarked_andClearedAfterAWhile()
{
    ClipboardGuard guard(false, nullptr);
    guard.setClearAfter(1);
    guard.copy(Secret, true);
    QCOMPARE(onClipboard(), Secret);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    QTRY_COMPARE(onClipboard(), QString());
}

void TestClipboardGuard::otherText_isNeitherMarkedNorCleared()
{
    ClipboardGuard guard(false, nullptr);
    guard.copy(QStringLiteral("ada"), false);
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
    guard.clearNow();
    QCOMPARE(onClipboard(), QStringLiteral("ada"));
}

void TestClipboardGuard::whatSomebodyCopiedSince_stays()
{
    ClipboardGuard guard(false, nullptr);
    guard.copy(Secret, true);
    QGuiApplication::clipboard()->setText(QStringLiteral("else"));
    guard.clearNow();
    QCOMPARE(onClipboard(), QStringLiteral("else"));
}

void TestClipboardGuard::locking_clearsAtOnce()
{
    ClipboardGuard guard(false, nullptr);
    guard.setClearAfter(0);
    guard.copy(Secret, true);
    guard.clearNow();
    QCOMPARE(onClipboard(), QString());
}

void TestClipboardGuard::refusingDesktop_isAskedAgain_whenTheWindowIsInFront()
{
    ClipboardGuard guard(true, nullptr);
    guard.copy(Secret, true);
    QVERIFY(QGuiApplication::applicationState() != Qt::ApplicationActive);
    guard.clearNow();
    // The desktop did not do it.
    QGuiApplication::clipboard()->setText(Secret);
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE(onClipboard(), QString());
    // Once: what comes later is somebody else's.
    window.hide();
    QGuiApplication::clipboard()->setText(Secret);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(onClipboard(), Secret);
}

void TestClipboardGuard::refusingDesktop_keepsWhatSomebodyCopiedSince()
{
    ClipboardGuard guard(true, nullptr);
    guard.copy(Secret, true);
    guard.clearNow();
    QGuiApplication::clipboard()->setText(QStringLiteral("else"));
    QWidget window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(onClipboard(), QStringLiteral("else"));
}

QTEST_MAIN(TestClipboardGuard)
#include "tst_clipboardguard.moc"
