// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/passwordhealth.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTest>

using namespace haex;

/// Weak passwords, and those that stand in several items, are found; the others are left alone.
class TestPasswordHealth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weakAndSharedPasswords_areFound();
    void expiry_isToldOf_withAndWithoutAPassword();
    void check_isDoneInPieces();
    void fingerprint_tellsNothingWithoutItsKey();

private:
    void save(ItemRepository &items, const QString &title, const QString &password);
};

void TestPasswordHealth::save(ItemRepository &items, const QString &title, const QString &password)
{
    VERIFY_OK(items.save(VaultItem{.title = title, .username = u"ada"_qs, .password = password}));
}

void TestPasswordHealth::weakAndSharedPasswords_areFound()
{
    startCryptoForTests();
    TestVault vault;
    ItemRepository items(vault.replica(), vault.clock(), vault.random());
    save(items, u"Bank"_qs, u"quartz-lagoon-7-willow-helmet"_qs);
    save(items, u"Shop"_qs, u"quartz-lagoon-7-willow-helmet"_qs);
    save(items, u"Forum"_qs, u"password1"_qs);
    save(items, u"Zanzibar"_qs, u"zanzibar"_qs);
    save(items, u"Good"_qs, u"Vx3$kd9,Lm0=Qw7;tR"_qs);
    save(items, u"None"_qs, {});
    const auto checked = items.checkPasswords({}, 100, "key");
    VERIFY_OK(checked);
    PasswordHealth health;
    health.add(*checked);
    QCOMPARE(health.passwordCount(), 5);
    QMap<QString, QString> found;
    const QList<PasswordHealth::Finding> findings = health.findings(QDate(2026, 3, 1));
    for (const PasswordHealth::Finding &finding : findings)
        found[finding.password.title]
            = (finding.isWeak ? u"weak "_qs : QString()) + finding.sharedWith.join(u',');
    QCOMPARE(found,
             (QMap<QString, QString>{{u"Bank"_qs, u"Shop"_qs},
                                     {u"Shop"_qs, u"Bank"_qs},
                                     {u"Forum"_qs, u"weak "_qs},
                                     {u"Zanzibar"_qs, u"weak "_qs}}));
    QVERIFY(!findings.at(0).sharedWith.isEmpty());
    QVERIFY(!findings.at(1).sharedWith.isEmpty());
}

void TestPasswordHealth::expiry_isToldOf_withAndWithoutAPassword()
{
    startCryptoForTests();
    TestVault vault;
    ItemRepository items(vault.replica(), vault.clock(), vault.random());
    const QDate today(2026, 3, 1);
    const auto saveUntil = [&items](const QString &title, const QString &password, QDate expires) {
        VaultItem item{.kind = ItemKind::Card, .title = title, .password = password};
        item.setExpires(expires, u"Expires"_qs);
        VERIFY_OK(items.save(item));
    };
    const QString good = u"Vx3$kd9,Lm0=Qw7;tR"_qs;
    saveUntil(u"Bank card"_qs, {}, today.addDays(-1));
    saveUntil(u"Passport"_qs, {}, today);
    saveUntil(u"Licence"_qs, good, today.addDays(PasswordHealth::SoonDays));
    saveUntil(u"Later"_qs, {}, today.addDays(PasswordHealth::SoonDays + 1));
    saveUntil(u"Forum"_qs, u"password1"_qs, today.addDays(-400));
    save(items, u"For ever"_qs, u"quartz-lagoon-7-willow-helmet"_qs);
    PasswordHealth health;
    QByteArray last;
    while (true) {
        const auto piece = items.checkPasswords(last, 2, "key");
        VERIFY_OK(piece);
        if (piece->isEmpty())
            break;
        health.add(*piece);
        last = piece->last().itemId;
    }
    QCOMPARE(health.passwordCount(), 3);
    QStringList found;
    for (const PasswordHealth::Finding &finding : health.findings(today))
        found << QStringLiteral("%1 %2%3").arg(finding.password.title).arg(int(finding.expiry)).arg(finding.isWeak ? u" weak"_qs : QString());
    // What can be guessed first, then the earliest.
    QCOMPARE(found, (QStringList{u"Forum 2 weak"_qs, u"Bank card 2"_qs, u"Passport 1"_qs, u"Licence 1"_qs}));
}

void TestPasswordHealth::check_isDoneInPieces()
{
    startCryptoForTests();
    TestVault vault;
    ItemRepository items(vault.replica(), vault.clock(), vault.random());
    for (int i = 0; i < 7; ++i)
        save(items, u"Item %1"_qs.arg(i), u"same"_qs);
    PasswordHealth health;
    QByteArray last;
    int pieces = 0;
    while (true) {
        const auto piece = items.checkPasswords(last, 3, "key");
        VERIFY_OK(piece);
        if (piece->isEmpty())
            break;
        health.add(*piece);
        last = piece->last().itemId;
        ++pieces;
    }
    QCOMPARE(pieces, 3);
    QCOMPARE(health.checkedCount(), 7);
    QCOMPARE(health.findings(QDate(2026, 3, 1)).first().sharedWith.size(), 6);
}

void TestPasswordHealth::fingerprint_tellsNothingWithoutItsKey()
{
    startCryptoForTests();
    TestVault vault;
    ItemRepository items(vault.replica(), vault.clock(), vault.random());
    save(items, u"Bank"_qs, u"secret"_qs);
    const auto once = items.checkPasswords({}, 1, "key");
    const auto again = items.checkPasswords({}, 1, "another key");
    VERIFY_OK(once);
    VERIFY_OK(again);
    QVERIFY(once->first().fingerprint != again->first().fingerprint);
}

QTEST_GUILESS_MAIN(TestPasswordHealth)
#include "tst_passwordhealth.moc"
