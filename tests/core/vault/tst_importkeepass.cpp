// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/keepass/kdbxheader.h"
#include "core/vault/importexport/keepass/kdbxkey.h"
#include "core/vault/importexport/keepass/keepassreader.h"
#include "core/vault/importexport/keepass/keepasstotp.h"
#include "core/vault/items/totp.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

QByteArray fileNamed(const QString &name)
{
    QFile file(QFINDTESTDATA(u"core/vault/imports/"_qs + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ImportSecrets secretsOf(const QString &password, const QString &keyFile = {})
{
    ImportSecrets secrets;
    secrets.password = SecretBytes::copyOf(password.toUtf8());
    if (!keyFile.isEmpty())
        secrets.keyFile = SecretBytes::copyOf(fileNamed(keyFile));
    return secrets;
}

const QString Password = u"test password"_qs;

VaultItem itemOf(const ImportedVault &vault, const QString &title)
{
    const auto found = std::ranges::find(vault.items, title, &VaultItem::title);
    return found == vault.items.end() ? VaultItem{} : *found;
}

QString fieldOf(const VaultItem &item, const QString &name)
{
    const auto found = std::ranges::find(item.fields, name, &ItemField::name);
    return found == item.fields.end() ? QString() : found->value;
}

} // namespace

/// KeePass files of every kind that KeePass and KeePassXC write come in whole; no other harms.
class TestImportKeepass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }

    void read_takesEverything_data();
    void read_takesEverything();
    void read_refusesTheWrongPassword_data() { files(); }
    void read_refusesTheWrongPassword();
    void read_refusesAFileThatWasCutOff_data() { files(); }
    void read_refusesAFileThatWasCutOff();
    void read_refusesAFileThatWasChanged_data() { files(); }
    void read_refusesAFileThatWasChanged();
    void read_tellsThatTwofishIsNotSupported();
    void read_tellsKeepass1AndOtherFiles();
    void read_refusesCostsAboveTheCeiling_data();
    void read_refusesCostsAboveTheCeiling();
    void read_stops_whenThePersonGivesUp();
    void keyFile_hasFourForms();
    void totp_isTakenFromTheFieldsOfEachProgram_data();
    void totp_isTakenFromTheFieldsOfEachProgram();

private:
    static void files();
};

void TestImportKeepass::files()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"kdbx3-keepassxc", "kdbx4-aeskdf-aes256", "kdbx4-argon2d-aes256",
                             "kdbx4-argon2id-chacha20"})
        QTest::newRow(name) << QString::fromLatin1(name) + u".kdbx"_qs;
}

void TestImportKeepass::read_takesEverything_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("keyFile");
    const auto row = [](const char *name, const QString &password, const QString &keyFile) {
        QTest::newRow(name) << QString::fromLatin1(name) + u".kdbx"_qs << password << keyFile;
    };
    row("kdbx3-keepassxc", Password, {});
    row("kdbx3-keepassxc-keyfile", Password, u"keyfile-v2.keyx"_qs);
    row("kdbx4-aeskdf-aes256", Password, {});
    row("kdbx4-argon2d-aes256", Password, {});
    row("kdbx4-argon2id-chacha20", Password, {});
    row("kdbx4-keyfile-only", {}, u"keyfile-v1.key"_qs);
}

void TestImportKeepass::read_takesEverything()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, keyFile);
    const auto read = readKeepass(fileNamed(name), secretsOf(password, keyFile));
    VERIFY_OK(read);
    const VaultItem mail = itemOf(*read, u"Mail"_qs);
    QCOMPARE(mail.username, u"robin"_qs);
    QCOMPARE(mail.password, u"päss wörd €"_qs);
    QCOMPARE(mail.url, u"https://mail.example"_qs);
    QCOMPARE(mail.extraUrls, QStringList{u"https://webmail.example"_qs});
    QCOMPARE(mail.notes, u"line one\nline two"_qs);
    QCOMPARE(mail.tags, (QStringList{u"daily"_qs, u"mail"_qs})); // in KeePassXC's order
    QCOMPARE(mail.createdMs, 1577934245000);
    QVERIFY(parseTotp(mail.totpSecret));
    QVERIFY(mail.fields.contains(ItemField{{}, u"PIN"_qs, u"4711"_qs, true}));
    QVERIFY(mail.fields.contains(ItemField{{}, u"Server"_qs, u"imap.example"_qs, false}));
    QCOMPARE(fieldOf(mail, u"Expires"_qs), u"2030-01-01"_qs);
    QVERIFY(mail.fields.contains(
        ItemField{{}, u"Former password, until 2023-03-04"_qs, u"second"_qs, true}));
    QVERIFY(mail.fields.contains(
        ItemField{{}, u"Former password, until 2022-02-02"_qs, u"first"_qs, true}));
    QCOMPARE(fieldOf(mail, u"Former user name, until 2022-02-02"_qs), u"robin.old"_qs);
    QCOMPARE(fieldOf(mail, u"otp"_qs), QString());
    const VaultItem build = itemOf(*read, u"Build"_qs);
    QCOMPARE(build.password, mail.password); // a reference to it
    QCOMPARE(parseTotp(build.totpSecret)->digits, 8);
    QCOMPARE(parseTotp(build.totpSecret)->periodSeconds, 60);
    QCOMPARE(itemOf(*read, u"Only a note"_qs).kind, ItemKind::Note);
    QCOMPARE(read->items.size(), 3);
    QCOMPARE(read->groups.size(), 2);
    QCOMPARE(read->groups[0].name, u"Work/Home"_qs);
    QCOMPARE(read->groups[1].parentId, read->groups[0].id);
    QCOMPARE(build.groupId, read->groups[1].id);
    QCOMPARE(read->files.size(), 1);
    QCOMPARE(read->files[0].name, u"hello.txt"_qs);
    QCOMPARE(read->files[0].content, QByteArray("hello attachment\n"));
    QCOMPARE(read->items[read->files[0].item].title, u"Mail"_qs);
    const auto deleted
        = std::ranges::find(read->notes, ImportReason::DeletedLeftOut, &ImportNote::reason);
    QVERIFY(deleted != read->notes.end());
    QCOMPARE(deleted->count, 1);
}

void TestImportKeepass::read_refusesTheWrongPassword()
{
    QFETCH(QString, name);
    for (const QString &password : {u"test passwort"_qs, QString()}) {
        const auto read = readKeepass(fileNamed(name), secretsOf(password));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::WrongPassword);
    }
    QCOMPARE(readKeepass(fileNamed(name), secretsOf(Password, u"keyfile-v1.key"_qs)).error().code,
             ErrorCode::WrongPassword);
}

void TestImportKeepass::read_refusesAFileThatWasCutOff()
{
    QFETCH(QString, name);
    const QByteArray whole = fileNamed(name);
    for (qsizetype size = 0; size < whole.size(); size += size < 400 ? 7 : 97) {
        const auto read = readKeepass(whole.left(size), secretsOf(Password));
        QVERIFY2(!read, QByteArray::number(size).constData());
        QVERIFY(read.error().code == ErrorCode::UnsupportedFormat);
    }
}

void TestImportKeepass::read_refusesAFileThatWasChanged()
{
    QFETCH(QString, name);
    const QByteArray whole = fileNamed(name);
    const qsizetype header = readKdbxHeader(whole)->size;
    // Behind the header everything is authenticated; so is the header, but a changed one may also
    // ask for another key, another cipher or more work than is allowed.
    for (qsizetype at = header; at < whole.size(); at += 53) {
        QByteArray changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        const auto read = readKeepass(changed, secretsOf(Password));
        QVERIFY2(!read, QByteArray::number(at).constData());
    }
}

void TestImportKeepass::read_tellsThatTwofishIsNotSupported()
{
    const auto read = readKeepass(fileNamed(u"kdbx4-twofish.kdbx"_qs), secretsOf(Password));
    QVERIFY(!read);
    QCOMPARE(importFault(read.error()), ImportFault::Cipher);
    QVERIFY(read.error().context.contains(u"Twofish"));
}

void TestImportKeepass::read_tellsKeepass1AndOtherFiles()
{
    const QByteArray keepass1 = QByteArray::fromHex("03d9a29a65fb4bb5") + QByteArray(200, '\0');
    QCOMPARE(importFault(readKeepass(keepass1, secretsOf(Password)).error()),
             ImportFault::Keepass1);
    QByteArray newer = fileNamed(u"kdbx4-argon2d-aes256.kdbx"_qs);
    newer[10] = 9;
    QCOMPARE(importFault(readKeepass(newer, secretsOf(Password)).error()),
             ImportFault::NewerVersion);
    QCOMPARE(importFault(readKeepass("name,url", secretsOf(Password)).error()),
             ImportFault::Unknown);
}

void TestImportKeepass::read_refusesCostsAboveTheCeiling_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("key");
    // The values stand behind the key and their length, four bytes.
    QTest::newRow("memory") << u"kdbx4-argon2d-aes256.kdbx"_qs << QByteArray("M");
    QTest::newRow("passes") << u"kdbx4-argon2id-chacha20.kdbx"_qs << QByteArray("I");
    QTest::newRow("rounds") << u"kdbx4-aeskdf-aes256.kdbx"_qs << QByteArray("R");
}

void TestImportKeepass::read_refusesCostsAboveTheCeiling()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, key);
    QByteArray file = fileNamed(name);
    const QByteArray entry
        = QByteArray::fromHex("0501000000") + key + QByteArray::fromHex("08000000");
    const qsizetype at = file.indexOf(entry);
    QVERIFY(at > 0);
    file.replace(at + entry.size(), 8, QByteArray::fromHex("ffffffffffffff7f"));
    const auto read = readKeepass(file, secretsOf(Password));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::KdfTooExpensive);
}

void TestImportKeepass::read_stops_whenThePersonGivesUp()
{
    const auto read = readKeepass(fileNamed(u"kdbx3-keepassxc.kdbx"_qs), secretsOf(Password),
                                  [] { return true; });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

void TestImportKeepass::keyFile_hasFourForms()
{
    QByteArray key(32, '\0');
    std::ranges::generate(key, [next = '\1']() mutable { return next++; });
    const auto expected = SecretBytes::copyOf(key);
    for (const QByteArray &file :
         {key, key.toHex(), key.toHex().toUpper(), fileNamed(u"keyfile-v1.key"_qs)}) {
        const auto read = keyOfKeyFile(SecretBytes::copyOf(file));
        VERIFY_OK(read);
        QVERIFY(read->equals(expected));
    }
    QVERIFY(!keyOfKeyFile(SecretBytes::copyOf(QByteArray("any other file")))->equals(expected));
    QByteArray wrong = fileNamed(u"keyfile-v2.keyx"_qs);
    const qsizetype data = wrong.indexOf("\">") + 2;
    wrong.replace(wrong.indexOf('1', data), 1, "2");
    QCOMPARE(importFault(keyOfKeyFile(SecretBytes::copyOf(wrong)).error()),
             ImportFault::KeyFileDamaged);
}

void TestImportKeepass::totp_isTakenFromTheFieldsOfEachProgram_data()
{
    QTest::addColumn<QList<QStringList>>("fields");
    QTest::addColumn<int>("digits");
    QTest::addColumn<int>("period");
    using Fields = QList<QStringList>;
    QTest::newRow("KeeOtp") << Fields{{u"otp"_qs, u"key=JBSWY3DPEHPK3PXP&size=8&step=60"_qs}} << 8
                            << 60;
    QTest::newRow("KeeTrayTOTP") << Fields{{u"TOTP Seed"_qs, u"JBSWY3DPEHPK3PXP"_qs},
                                           {u"TOTP Settings"_qs, u"30;6"_qs}}
                                 << 6 << 30;
    QTest::newRow("KeePass, hex") << Fields{{u"TimeOtp-Secret-Hex"_qs, u"48656c6c6f21deadbeef"_qs},
                                            {u"TimeOtp-Length"_qs, u"8"_qs},
                                            {u"TimeOtp-Period"_qs, u"45"_qs}}
                                  << 8 << 45;
}

void TestImportKeepass::totp_isTakenFromTheFieldsOfEachProgram()
{
    QFETCH(QList<QStringList>, fields);
    QFETCH(int, digits);
    QFETCH(int, period);
    VaultItem item;
    for (const QStringList &field : fields)
        item.fields.append({{}, field[0], field[1], true});
    takeTotpFromFields(item);
    const auto settings = parseTotp(item.totpSecret);
    VERIFY_OK(settings);
    QCOMPARE(settings->key, QByteArray("Hello!\xde\xad\xbe\xef"));
    QCOMPARE(settings->digits, digits);
    QCOMPARE(settings->periodSeconds, period);
    QVERIFY(item.fields.isEmpty());
    VaultItem steam;
    steam.fields = {{{}, u"TOTP Seed"_qs, u"JBSWY3DPEHPK3PXP"_qs, true},
                    {{}, u"TOTP Settings"_qs, u"30;S"_qs, false}};
    takeTotpFromFields(steam);
    QCOMPARE(steam.fields.size(), 2);
    QVERIFY(steam.totpSecret.isEmpty());
}

QTEST_GUILESS_MAIN(TestImportKeepass)
#include "tst_importkeepass.moc"
