// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"

#include <QTest>

using namespace haex;

/// Coming over from other programs by haexctl: whole or not at all, and without a word of a secret.
class TestImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepass_comesIn_whole();
    void keepass_refusesTheWrongPassword();
    void bitwarden_comesIn_underAPassword();
    void browserPasswords_comeIn_once();
    void otherKinds_areRefused();
    void database_comesIn_underOtherNames();

private:
    [[nodiscard]] CommandResult import(const QStringList &words, const char *password = nullptr);
    [[nodiscard]] QByteArray count();

    CommandLine m_device{"imports", "vault password", "account password"};
};

namespace {

QString testFile(const char *name)
{
    return QFINDTESTDATA(u"core/vault/imports/"_qs + QString::fromLatin1(name));
}

} // namespace

void TestImports::database_comesIn_underOtherNames()
{
    QCOMPARE(m_device.run({u"sql"_qs, u"CREATE TABLE books(id TEXT PRIMARY KEY NOT NULL); INSERT INTO books VALUES('Emma')"_qs}).exitCode, 0);
    const QString file = m_device.path("library.db");
    QCOMPARE(m_device.run({u"export"_qs, u"sqlite"_qs, file}).exitCode, 0);
    const QStringList from {u"sqlite"_qs, file, u"--table"_qs, u"books"_qs};
    QVERIFY(import(from).exitCode != 0);
    QVERIFY(import(from + QStringList {u"--rename"_qs, u"books"_qs}).exitCode != 0);
    QVERIFY(import(from + QStringList {u"--rename"_qs, u"books=vault_books"_qs}).exitCode != 0);
    const CommandResult done = import(from + QStringList {u"--rename"_qs, u"books=novels"_qs});
    QCOMPARE(done.exitCode, 0);
    QVERIFY2(done.output.contains("\"novels\""), done.output.constData());
    QVERIFY(m_device.run({u"sql"_qs, u"SELECT id FROM novels"_qs, u"--csv"_qs}).output.contains("Emma"));
}

CommandResult TestImports::import(const QStringList &words, const char *password)
{
    if (!QFile::exists(m_device.vault) && m_device.run({u"vault"_qs, u"create"_qs}).exitCode != 0)
        qFatal("no vault could be made");
    QStringList arguments{u"import"_qs};
    arguments += words;
    if (password) {
        m_device.write(u"import-password"_qs, password);
        arguments += {u"--import-password-file"_qs, m_device.path("import-password")};
    }
    return m_device.run(arguments + QStringList{u"--json"_qs});
}

QByteArray TestImports::count()
{
    return m_device
        .run({u"sql"_qs, u"SELECT CAST(count(*) AS TEXT) FROM vault_items"_qs, u"--csv"_qs})
        .output.split('\n')
        .value(1);
}

void TestImports::keepass_refusesTheWrongPassword()
{
    const QByteArray before = count();
    const CommandResult refused
        = import({u"keepass"_qs, testFile("kdbx3-keepassxc-keyfile.kdbx")}, "test password");
    QCOMPARE(refused.exitCode, 3); // its key file is missing
    QCOMPARE(count(), before);
}

void TestImports::keepass_comesIn_whole()
{
    const QStringList words{u"keepass"_qs, testFile("kdbx3-keepassxc-keyfile.kdbx"),
                            u"--key-file"_qs, testFile("keyfile-v2.keyx")};
    const CommandResult told = import(words + QStringList{u"--dry-run"_qs}, "test password");
    QCOMPARE(told.object().value(u"items").toInt(), 3);
    QCOMPARE(count(), QByteArray("0"));
    const CommandResult done = import(words, "test password");
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(done.object().value(u"items").toInt(), 3);
    QCOMPARE(done.object().value(u"groups").toInt(), 2);
    QCOMPARE(count(), QByteArray("3"));
    // What was imported stands in the vault, not in what was said about it.
    QVERIFY(!m_device.said.contains("second") && !m_device.said.contains("4711"));
}

void TestImports::bitwarden_comesIn_underAPassword()
{
    QCOMPARE(import({u"bitwarden"_qs, testFile("bitwarden-pbkdf2.json")}, "wrong").exitCode, 3);
    const CommandResult done
        = import({u"bitwarden"_qs, testFile("bitwarden-pbkdf2.json")}, "test password");
    QCOMPARE(done.object().value(u"items").toInt(), 1);
}

void TestImports::browserPasswords_comeIn_once()
{
    m_device.write(u"chrome.csv"_qs, "name,url,username,password\nX,https://x.example,u,p\n");
    const QStringList words{u"csv"_qs, m_device.path("chrome.csv")};
    QCOMPARE(import(words).object().value(u"items").toInt(), 1);
    QCOMPARE(import(words).object().value(u"items").toInt(), 0);
    QCOMPARE(import(words + QStringList{u"--with-duplicates"_qs}).object().value(u"items").toInt(),
             1);
}

void TestImports::otherKinds_areRefused()
{
    const QByteArray before = count();
    QVERIFY(import({u"1pux"_qs, testFile("bitwarden-pbkdf2.json")}).exitCode != 0);
    QVERIFY(import({u"keepass"_qs, testFile("kdbx4-twofish.kdbx")}, "test password").exitCode != 0);
    m_device.write(u"other.csv"_qs, "street,city\na,b\n");
    QVERIFY(import({u"csv"_qs, m_device.path("other.csv")}).exitCode != 0);
    QCOMPARE(count(), before);
}

QTEST_GUILESS_MAIN(TestImports)
#include "tst_imports.moc"
