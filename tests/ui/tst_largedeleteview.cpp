// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/largedelete.h"
#include "tests/ui/support/fixtures.h"
#include "ui/sync/largedeletesheet.h"
#include "ui/sync/syncview.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace haex;

/// How the window asks about a large delete (R15).
class TestLargeDeleteView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void question_isSaidOnce_withAButton();
    void question_isDecidedByTwoButtons();
};

void TestLargeDeleteView::question_isSaidOnce_withAButton()
{
    SyncStatus status = Fixtures::syncStatus();
    status.backends.resize(1);
    BackendStatus &backend = status.backends.first();
    const QString context = toText({{"books", 30, 40}});
    status.alerts = {{ErrorCode::LargeDeleteNeedsConsent, backend.backendId, 1, context}};
    backend.lastError.reset();
    SyncView view;
    QByteArray asked;
    connect(&view, &SyncView::remedyRequested, this, [&](const QByteArray &id, Remedy remedy) {
        QCOMPARE(remedy, Remedy::DecideDelete);
        asked = id;
    });
    const auto press = [&] {
        int buttons = 0;
        for (QPushButton *button : view.findChildren<QPushButton *>()) {
            if (!button->isHidden() && !button->parentWidget()->isHidden()
                && button->text() == ErrorTexts::remedyLabel(Remedy::DecideDelete)) {
                ++buttons;
                button->click();
            }
        }
        return buttons;
    };
    // After a start, before the first sync, it stands as an alert alone; later on the card.
    view.showStatus(status);
    QCOMPARE(press(), 1);
    QCOMPARE(asked, backend.backendId);
    backend.phase = SyncPhase::Blocked;
    backend.lastError = Error{ErrorCode::LargeDeleteNeedsConsent, context};
    view.showStatus(status);
    QCOMPARE(press(), 1);
}

void TestLargeDeleteView::question_isDecidedByTwoButtons()
{
    for (const bool allow : {true, false}) {
        QPointer<LargeDeleteSheet> sheet
            = new LargeDeleteSheet(QStringLiteral("books: 30 of 40 rows"), nullptr);
        QSignalSpy allowed(sheet, &LargeDeleteSheet::allowed);
        QSignalSpy refused(sheet, &LargeDeleteSheet::refused);
        sheet->open();
        const QString wanted
            = allow ? LargeDeleteSheet::tr("Delete here too") : LargeDeleteSheet::tr("Keep it");
        for (QPushButton *button : sheet->findChildren<QPushButton *>()) {
            if (button->text() == wanted)
                button->click();
        }
        QCOMPARE(allowed.size(), allow ? 1 : 0);
        QCOMPARE(refused.size(), allow ? 0 : 1);
        QTRY_VERIFY(!sheet);
    }
}

QTEST_MAIN(TestLargeDeleteView)
#include "tst_largedeleteview.moc"
