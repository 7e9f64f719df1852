// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvitems.h"
#include "core/vault/importexport/importfault.h"
#include "tests/support/resulttext.h"

#include <QTest>

#include <algorithm>

using namespace haex;

/// CSV files of browsers and password programs become items by their header alone; the person can
/// say otherwise, and no column is lost unasked.
class TestImportCsvItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_isRecognised_data();
    void header_isRecognised();
    void unknownColumns_becomeFields();
    void mapping_isThePersons();
    void group_isAPath();
    void read_tellsEmptyRowsAndLeftOutColumns();
    void read_refusesWhatIsNoCsv();
};

namespace {

ImportedVault readText(const QByteArray &text)
{
    const auto mapping = suggestCsvMapping(text);
    if (!mapping || !makesItems(*mapping))
        return {};
    return readCsvItems(text, *mapping).value_or(ImportedVault{});
}

} // namespace

void TestImportCsvItems::header_isRecognised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("title");
    QTest::newRow("Chrome") << QByteArray(
        "name,url,username,password,note\n"
        "Mail,https://mail.example/in,robin,\"a,b\",\"one\ntwo\"\n")
                            << u"Mail"_qs;
    QTest::newRow("Firefox") << QByteArray(
        "\"url\",\"username\",\"password\",\"httpRealm\",\"formActionOrigin\",\"guid\","
        "\"timeCreated\",\"timeLastUsed\",\"timePasswordChanged\"\n"
        "\"https://mail.example/in\",\"robin\",\"a,b\",,\"https://mail.example\",\"{1}\","
        "\"1500000000000\",\"1\",\"1\"\n")
                             << u"mail.example"_qs;
    QTest::newRow("Safari") << QByteArray(
        "Title,URL,Username,Password,Notes,OTPAuth\n"
        "Mail,https://mail.example/in,robin,\"a,b\",,otpauth://totp/x?secret=JBSWY3DPEHPK3PXP\n")
                            << u"Mail"_qs;
    QTest::newRow("KeePassXC") << QByteArray(
        "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\",\"Icon\","
        "\"Last Modified\",\"Created\"\n"
        "\"Root/Web\",\"Mail\",\"robin\",\"a,b\",\"https://mail.example/in\",\"\",\"\",\"0\","
        "\"2020-01-01T00:00:00Z\",\"2017-07-14T02:40:00Z\"\n")
                               << u"Mail"_qs;
    QTest::newRow("Bitwarden") << QByteArray(
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,"
        "login_password,login_totp\n"
        "Web,1,login,Mail,,,0,https://mail.example/in,robin,\"a,b\",\n")
                               << u"Mail"_qs;
    QTest::newRow("with semicolons") << QByteArray("\xef\xbb\xbfTitle;URL;User name;Password\r\n"
                                                   "Mail;https://mail.example/in;robin;a,b\r\n")
                                     << u"Mail"_qs;
}

void TestImportCsvItems::header_isRecognised()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, title);
    const ImportedVault vault = readText(text);
    QCOMPARE(vault.items.size(), 1);
    const VaultItem &item = vault.items[0];
    QCOMPARE(item.kind, ItemKind::Login);
    QCOMPARE(item.title, title);
    QCOMPARE(item.username, u"robin"_qs);
    QCOMPARE(item.password, u"a,b"_qs);
    QCOMPARE(item.url, u"https://mail.example/in"_qs);
    QVERIFY(item.createdMs == 0 || item.createdMs == 1500000000000);
}

void TestImportCsvItems::unknownColumns_becomeFields()
{
    const ImportedVault vault
        = readText("title,username,password,Server,PIN code,notes,comments\nA,b,c,s,1,n,m\n");
    QCOMPARE(vault.items.size(), 1);
    QCOMPARE(vault.items[0].notes, u"n"_qs);
    QCOMPARE(vault.items[0].fields,
             (QList<ItemField>{{{}, u"Server"_qs, u"s"_qs, false},
                               {{}, u"PIN code"_qs, u"1"_qs, true},
                               {{}, u"comments"_qs, u"m"_qs, false}}));
    QVERIFY(!makesItems(*suggestCsvMapping("id,street,city\n1,a,b\n")));
}

void TestImportCsvItems::mapping_isThePersons()
{
    const QByteArray text = "a,b,c\nMail,robin,pw\n";
    CsvMapping mapping = suggestCsvMapping(text).value();
    QCOMPARE(mapping[1].example, u"robin"_qs);
    mapping[0].target = CsvTarget::Title;
    mapping[1].target = CsvTarget::Username;
    mapping[2].target = CsvTarget::Password;
    QVERIFY(makesItems(mapping));
    const auto vault = readCsvItems(text, mapping);
    VERIFY_OK(vault);
    QCOMPARE(vault->items[0].password, u"pw"_qs);
    QVERIFY(vault->items[0].fields.isEmpty());
}

void TestImportCsvItems::group_isAPath()
{
    const ImportedVault vault
        = readText("group,title,username\nWork/Servers,A,a\nWork,B,b\n,C,c\n");
    QCOMPARE(vault.groups.size(), 2);
    QCOMPARE(vault.items[0].groupId, vault.groups[1].id);
    QCOMPARE(vault.items[1].groupId, vault.groups[0].id);
    QCOMPARE(vault.groups[1].parentId, vault.groups[0].id);
    QVERIFY(vault.items[2].groupId.isEmpty());
}

void TestImportCsvItems::read_tellsEmptyRowsAndLeftOutColumns()
{
    const ImportedVault vault = readText("title,username,guid\nA,a,x\n,,\n");
    QCOMPARE(vault.items.size(), 1);
    QCOMPARE(vault.notes.size(), 2);
    QCOMPARE(vault.notes[0].reason, ImportReason::RowLeftOut);
    QCOMPARE(vault.notes[1].subject, u"guid"_qs);
}

void TestImportCsvItems::read_refusesWhatIsNoCsv()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("one line"), QByteArray("a,\"b")})
        QVERIFY(!suggestCsvMapping(text));
    QCOMPARE(importFault(suggestCsvMapping(QByteArray(1000, ',')).error()), ImportFault::Unknown);
}

QTEST_APPLESS_MAIN(TestImportCsvItems)
#include "tst_importcsvitems.moc"
