// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"
#include "tests/ui/support/person.h"

#include <QApplication>
#include <QTest>

using namespace haex;

namespace {
constexpr int LongMs = 30'000;
}

/// Looking around without deciding anything first.
class TestSample final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sample_tellsItsPassword_whichOpensItAfterLocking();
};

void TestSample::sample_tellsItsPassword_whichOpensItAfterLocking()
{
    QTemporaryDir folder;
    // Where the program puts a throw-away vault.
    QVERIFY(qputenv("TMPDIR", QFile::encodeName(folder.path())));
    QVERIFY(initializeCrypto());
    Appearance appearance(*qApp);
    Person person(QStringLiteral("A"), appearance);
    QVERIFY(person.turnTo());
    QVERIFY(person.tabTo(QStringLiteral("Try it with sample data")));
    person.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(person.hasOpenVault(), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(person.items().size() > 5, LongMs);
    QTRY_VERIFY(person.shownMessage().contains(QStringLiteral("“sample”")));
    person.press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(!person.hasOpenVault());
    QTRY_COMPARE(Person::focusName(), QStringLiteral("Vault password"));
    person.type(QStringLiteral("sample"));
    person.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(person.hasOpenVault(), LongMs);
    QTRY_VERIFY_WITH_TIMEOUT(person.items().size() > 5, LongMs);
}

QTEST_MAIN(TestSample)
#include "tst_sample.moc"
