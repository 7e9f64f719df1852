// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/fixtures.h"
#include "ui/items/totprow.h"
#include "ui/items/totpsheet.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace haex;

/// The key of a one-time code is shown to nobody who did not ask for it twice.
class TestTotpSheet final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void key_isHidden_untilRevealed();
    void row_offersIt_whereThereIsAKey();

private:
    static QAbstractButton *buttonNamed(const QWidget &widget, const QString &name)
    {
        for (auto *button : widget.findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name || button->text() == name)
                return button;
        }
        return nullptr;
    }
};

void TestTotpSheet::key_isHidden_untilRevealed()
{
    const auto settings = parseTotp(Fixtures::login().totpSecret);
    QVERIFY(settings);
    TotpSheet sheet(*settings, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(!sheet.isRevealed());
    const auto *key = sheet.findChild<QLineEdit *>();
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    const auto patternSize = [&sheet] {
        const auto labels = sheet.findChildren<QLabel *>();
        int size = 0;
        for (const QLabel *label : labels)
            size = std::max(size, label->pixmap(Qt::ReturnByValue).width());
        return size;
    };
    const int hidden = patternSize();
    QAbstractButton *reveal = buttonNamed(sheet, QStringLiteral("Reveal the QR code"));
    QVERIFY(reveal);
    reveal->click();
    QVERIFY(sheet.isRevealed());
    QVERIFY(patternSize() > 4 * hidden);
    QVERIFY(reveal->text() == QStringLiteral("Hide the QR code"));
    reveal->click();
    QVERIFY(!sheet.isRevealed());
    QCOMPARE(patternSize(), hidden);
}

void TestTotpSheet::row_offersIt_whereThereIsAKey()
{
    TotpRow row(Fixtures::login().totpSecret);
    QSignalSpy wanted(&row, &TotpRow::transferRequested);
    QAbstractButton *show = buttonNamed(row, QStringLiteral("Show as a QR code…"));
    QVERIFY(show && !show->isHidden());
    show->click();
    QCOMPARE(wanted.size(), 1);
    TotpRow broken(QStringLiteral("not a key!"));
    QVERIFY(buttonNamed(broken, QStringLiteral("Show as a QR code…"))->isHidden());
}

QTEST_MAIN(TestTotpSheet)
#include "tst_totpsheet.moc"
