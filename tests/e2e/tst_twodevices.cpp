// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/commandline.h"
#include "tests/e2e/serverprocess.h"

#include <QDir>
#include <QTest>

using namespace haex;

namespace {

constexpr char Value[] = "planted value 4711";
constexpr char OtherValue[] = "planted value 4712";

} // namespace

/// Two devices and a server, all of them the real programs: what a person does with them.
class TestTwoDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void join_bringsEverything();
    void edits_ofTwoColumns_bothSurvive();
    void conflict_isShown_andResolvedEverywhere_data();
    void conflict_isShown_andResolvedEverywhere();
    void deletedRow_comesBackFromTheTrash_everywhere();
    void largeDelete_waitsForAWord_data();
    void largeDelete_waitsForAWord();
    void anyTable_isSynced_andStopsBeing();
    void backup_isAnotherDevice_andTheFirstGoesOn();
    void newPassword_isTheOneThatJoins();
    void newAccountPassword_endsTheOtherDevicesLogin();
    void recoveryKey_opensAVaultWithoutItsPassword();
    void shares_openAVaultWithoutItsPassword();
    void backup_isListedAndRestored();
    void verify_tellsThatAllHoldTheSame();
    void doctorAndCheck_findNothing();
    void exitCodes_areTheListedOnes();
    void secrets_stayInTheVaults();

private:
    void settle();
    [[nodiscard]] static QString only(const CommandResult &rows, const char *column)
    {
        return rows.array().size() == 1
            ? rows.array().at(0).toObject().value(QString::fromLatin1(column)).toString()
            : QStringLiteral("not one row");
    }

    std::unique_ptr<ServerProcess> m_server;
    CommandLine m_a {"a", VaultPassword, AccountPassword};
    CommandLine m_b {"b", VaultPassword, AccountPassword};
};

void TestTwoDevices::initTestCase()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->port != 0);
    QCOMPARE(m_a.run(words("vault create --name planted-name")).exitCode, 0);
    const QString vaultId = m_a.run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(vaultId.size(), 36);
    QCOMPARE(m_a.sql(QByteArray("CREATE TABLE notes(id TEXT PRIMARY KEY, title TEXT, body TEXT);"
                                "INSERT INTO notes VALUES('n1', '") + Value + "', 'body')").exitCode, 0);
    QCOMPARE(m_a.addBackend(m_server->url()).exitCode, 0);
    QCOMPARE(m_a.sync().exitCode, 0);
    QCOMPARE(m_b.join(m_server->url(), vaultId).exitCode, 0);
    QCOMPARE(m_b.sync().exitCode, 0);
}

/// Whatever a test did, the devices are equal after it.
void TestTwoDevices::cleanup()
{
    const QByteArray digest = m_a.digest();
    QCOMPARE(digest.size(), 64);
    QCOMPARE(m_b.digest(), digest);
}

void TestTwoDevices::settle()
{
    for (CommandLine *device : {&m_a, &m_b, &m_a})
        QCOMPARE(device->sync().exitCode, 0);
}

void TestTwoDevices::join_bringsEverything()
{
    QCOMPARE(only(m_b.sql("SELECT title FROM notes"), "title"), QLatin1StringView(Value));
    settle();
    const QJsonArray devices = m_a.run(words("devices list --json")).array();
    QCOMPARE(devices.size(), 2);
    const auto deviceId = [](CommandLine &device) {
        return device.run(words("vault info --json")).object().value(QStringLiteral("deviceId")).toString();
    };
    QVERIFY(deviceId(m_a) != deviceId(m_b));
}

void TestTwoDevices::edits_ofTwoColumns_bothSurvive()
{
    QCOMPARE(m_a.sql("UPDATE notes SET title = 'of A' WHERE id = 'n1'").exitCode, 0);
    QCOMPARE(m_b.sql("UPDATE notes SET body = 'of B' WHERE id = 'n1'").exitCode, 0);
    settle();
    for (CommandLine *device : {&m_a, &m_b}) {
        QCOMPARE(only(device->sql("SELECT title || ', ' || body AS both FROM notes"), "both"),
                 QStringLiteral("of A, of B"));
    }
    QCOMPARE(m_a.run(words("conflicts list --json")).array().size(), 0);
}

void TestTwoDevices::conflict_isShown_andResolvedEverywhere_data()
{
    QTest::addColumn<QString>("use");
    QTest::addColumn<QString>("result");
    // Said by device A, whose value is the earlier one.
    QTest::newRow("this") << QStringLiteral("this") << QString::fromLatin1(Value);
    QTest::newRow("other") << QStringLiteral("other") << QString::fromLatin1(OtherValue);
    QTest::newRow("a third") << QStringLiteral("planted value 4713") << QStringLiteral("planted value 4713");
}

void TestTwoDevices::conflict_isShown_andResolvedEverywhere()
{
    QFETCH(QString, use);
    QFETCH(QString, result);
    QCOMPARE(m_a.sql("UPDATE notes SET title = 'before'").exitCode, 0);
    settle();
    QCOMPARE(m_a.sql(QByteArray("UPDATE notes SET title = '") + Value + '\'').exitCode, 0);
    QCOMPARE(m_b.sql(QByteArray("UPDATE notes SET title = '") + OtherValue + '\'').exitCode, 0);
    settle();
    const QString id = only(m_a.run(words("conflicts list --json")), "id");
    QCOMPARE(only(m_b.run(words("conflicts list --json")), "id"), id);
    const QJsonObject shown = m_a.run(words("conflicts show --json") + QStringList {id}).object();
    const auto value = [&](const char *side) {
        return shown.value(QString::fromLatin1(side)).toObject().value(QStringLiteral("value")).toString();
    };
    QCOMPARE(value("winner"), QLatin1StringView(OtherValue));
    QCOMPARE(value("superseded"), QLatin1StringView(Value));
    QCOMPARE(m_a.run(words("conflicts resolve --use") + QStringList {use, id}).exitCode, 0);
    settle();
    for (CommandLine *device : {&m_a, &m_b}) {
        QCOMPARE(only(device->sql("SELECT title FROM notes"), "title"), result);
        QCOMPARE(device->run(words("conflicts list --json")).array().size(), 0);
    }
}

void TestTwoDevices::deletedRow_comesBackFromTheTrash_everywhere()
{
    QCOMPARE(m_a.sql("INSERT INTO notes VALUES('n2', 'to go', 'and return')").exitCode, 0);
    settle();
    QCOMPARE(m_a.sql("DELETE FROM notes WHERE id = 'n2'").exitCode, 0);
    settle();
    QCOMPARE(m_b.sql("SELECT id FROM notes").array().size(), 1);
    const QString id = only(m_b.run(words("trash list --json")), "id");
    QCOMPARE(m_b.run(words("trash restore") + QStringList {id}).exitCode, 0);
    settle();
    QCOMPARE(only(m_a.sql("SELECT body FROM notes WHERE id = 'n2'"), "body"), QStringLiteral("and return"));
    QCOMPARE(m_a.run(words("trash list --json")).array().size(), 0);
    QCOMPARE(m_a.sql("DELETE FROM notes WHERE id = 'n2'").exitCode, 0);
    settle();
    QCOMPARE(m_b.run(words("trash purge --all")).exitCode, 0);
    QCOMPARE(m_b.run(words("trash list --json")).array().size(), 0);
}

void TestTwoDevices::largeDelete_waitsForAWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("left");
    QTest::newRow("refused") << QStringLiteral("--refuse-large-delete") << QStringLiteral("30");
    QTest::newRow("allowed") << QStringLiteral("--allow-large-delete") << QStringLiteral("0");
}

void TestTwoDevices::largeDelete_waitsForAWord()
{
    QFETCH(const QString, word);
    QFETCH(const QString, left);
    QCOMPARE(m_a.sql("CREATE TABLE IF NOT EXISTS many(id INTEGER PRIMARY KEY, title TEXT);"
                     "DELETE FROM many; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                     "FROM n WHERE i < 30)"
                     " INSERT INTO many SELECT i, 'title' FROM n")
                 .exitCode,
             0);
    settle();
    QCOMPARE(m_a.sql("DELETE FROM many").exitCode, 0);
    QCOMPARE(m_a.sync().exitCode, 0);
    // Each run is a program of its own: it goes on asking.
    for (int run = 0; run < 2; ++run) {
        const CommandResult asked = m_b.run(words("sync --json"));
        QCOMPARE(asked.exitCode, 6);
        QVERIFY2((asked.output + asked.errors).contains("large_delete_needs_consent"),
                 asked.errors.constData());
    }
    const QJsonObject alert = m_b.run(words("status --json"))
                                  .object()
                                  .value(QStringLiteral("alerts"))
                                  .toArray()
                                  .at(0)
                                  .toObject();
    QCOMPARE(alert.value(QStringLiteral("code")).toString(),
             QStringLiteral("large_delete_needs_consent"));
    QCOMPARE(alert.value(QStringLiteral("context")).toString(), QStringLiteral("30/30 many"));
    QCOMPARE(m_b.run({QStringLiteral("sync"), word}).exitCode, 0);
    settle();
    for (CommandLine *device : {&m_a, &m_b})
        QCOMPARE(only(device->sql("SELECT CAST(count(*) AS TEXT) AS n FROM many"), "n"), left);
}

void TestTwoDevices::anyTable_isSynced_andStopsBeing()
{
    QFile csv(m_a.path("planets.csv"));
    QVERIFY(csv.open(QFile::WriteOnly));
    csv.write("name,moons\nMars,2\n\"Earth, ours\",1\n");
    csv.close();
    QCOMPARE(m_a.run({QStringLiteral("import"), QStringLiteral("csv"), csv.fileName(), QStringLiteral("--table"),
                      QStringLiteral("planets"), QStringLiteral("--key"), QStringLiteral("name")}).exitCode, 0);
    settle();
    QCOMPARE(m_b.run({QStringLiteral("sql"), QStringLiteral("SELECT name, moons FROM planets ORDER BY moons"),
                      QStringLiteral("--csv")}).output,
             QByteArray("name,moons\n\"Earth, ours\",1\nMars,2\n"));
    QCOMPARE(m_b.run(words("table untrack planets")).exitCode, 0);
    settle();
    QCOMPARE(m_a.sql("DELETE FROM planets").exitCode, 0);
    settle();
    QCOMPARE(m_b.sql("SELECT name FROM planets").array().size(), 2);
    // Cells of such a table wait for nothing: a device that joins now has all that there is to have.
    CommandLine late("late", VaultPassword, AccountPassword);
    const QString vaultId = m_a.run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(late.join(m_server->url(), vaultId).exitCode, 0);
    QCOMPARE(late.sync().exitCode, 0);
    QCOMPARE(late.digest(), m_a.digest());
    settle();
}

void TestTwoDevices::backup_isAnotherDevice_andTheFirstGoesOn()
{
    CommandLine copy("copy", VaultPassword, AccountPassword);
    QCOMPARE(m_a.run(words("vault backup") + QStringList {copy.vault}).exitCode, 0);
    QCOMPARE(copy.sql("UPDATE notes SET body = 'of the copy' WHERE id = 'n1'").exitCode, 0);
    QCOMPARE(copy.sync().exitCode, 0);
    QCOMPARE(m_a.sql("UPDATE notes SET title = 'of the first' WHERE id = 'n1'").exitCode, 0);
    settle();
    QCOMPARE(copy.sync().exitCode, 0);
    QCOMPARE(copy.digest(), m_a.digest());
    QCOMPARE(only(m_a.sql("SELECT title || ', ' || body AS both FROM notes"), "both"),
             QStringLiteral("of the first, of the copy"));
    QVERIFY(copy.run(words("vault info --json")).object().value(QStringLiteral("deviceId"))
            != m_a.run(words("vault info --json")).object().value(QStringLiteral("deviceId")));
}

void TestTwoDevices::newPassword_isTheOneThatJoins()
{
    CommandLine late("late", "planted new secret", AccountPassword);
    QCOMPARE(m_a.run({QStringLiteral("vault"), QStringLiteral("passwd"), QStringLiteral("--new-password-file"),
                      late.path("vault-password")}).exitCode, 0);
    QCOMPARE(m_a.run(words("vault check")).exitCode, 3);
    QVERIFY(QFile::remove(m_a.path("vault-password")));
    QVERIFY(QFile::copy(late.path("vault-password"), m_a.path("vault-password")));
    QCOMPARE(m_a.sync().exitCode, 0);
    const QString vaultId = m_a.run(words("vault info --json")).object().value(QStringLiteral("vaultId")).toString();
    QCOMPARE(late.join(m_server->url(), vaultId).exitCode, 0);
    QCOMPARE(late.sync().exitCode, 0);
    QCOMPARE(late.digest(), m_a.digest());
    settle();
    // The other device still takes the former one, and takes the new one over when it is told.
    const auto isForeign = [this] {
        return m_b.run(words("vault info --json")).object().value(QStringLiteral("hasForeignPassword")).toBool();
    };
    QVERIFY(isForeign());
    QStringList adopt = words("vault adopt-password --new-password-file");
    QCOMPARE(m_b.run(adopt + QStringList {m_b.path("vault-password")}).exitCode, 3);
    QCOMPARE(m_b.run(adopt + QStringList {late.path("vault-password")}).exitCode, 0);
    QCOMPARE(m_b.run(words("vault check")).exitCode, 3);
    QVERIFY(QFile::remove(m_b.path("vault-password")));
    QVERIFY(QFile::copy(late.path("vault-password"), m_b.path("vault-password")));
    QVERIFY(!isForeign());
    settle();
}

void TestTwoDevices::newAccountPassword_endsTheOtherDevicesLogin()
{
    QFile next(m_a.path("next-account-password"));
    QVERIFY(next.open(QIODevice::WriteOnly));
    next.write("planted next account secret");
    next.close();
    const QStringList change {QStringLiteral("backend"), QStringLiteral("passwd"), m_a.backend(),
                              QStringLiteral("--account-password-file"), m_a.path("account-password"),
                              QStringLiteral("--new-password-file"), next.fileName()};
    QCOMPARE(m_a.run(change).exitCode, 0);
    QVERIFY(m_a.run(change).exitCode != 0);
    QCOMPARE(m_a.sync().exitCode, 0);
    QCOMPARE(m_b.sync().exitCode, 5);
    QCOMPARE(m_b.run({QStringLiteral("backend"), QStringLiteral("login"), m_b.backend(),
                      QStringLiteral("--account-password-file"), next.fileName()}).exitCode, 0);
    settle();
}

void TestTwoDevices::recoveryKey_opensAVaultWithoutItsPassword()
{
    const QString key = m_a.path("recovery-key");
    QCOMPARE(m_a.run(words("recovery create") + QStringList {key}).exitCode, 0);
    // A name that is taken is not overwritten, and the key that holds stays.
    QVERIFY(m_a.run(words("recovery create") + QStringList {key}).exitCode != 0);
    // Lost: the file that every command here takes the vault's password from.
    QFile password(m_a.path("vault-password"));
    QVERIFY(password.open(QIODevice::WriteOnly | QIODevice::Truncate) && password.write("planted third secret") > 0);
    password.close();
    QCOMPARE(m_a.run(words("vault check")).exitCode, 3);
    const QStringList open {QStringLiteral("recovery"), QStringLiteral("open"), QStringLiteral("--new-password-file"), password.fileName(),
                            QStringLiteral("--recovery-key-file")};
    QVERIFY(m_a.run(open + QStringList {password.fileName()}).exitCode != 0);
    QCOMPARE(m_a.run(open + QStringList {key}).exitCode, 0);
    QCOMPARE(m_a.run(words("vault check")).exitCode, 0);
    settle();
    // The other device hears of it as of any change, and has a recovery file for the same key.
    QCOMPARE(m_b.run(words("vault adopt-password --new-password-file") + QStringList {password.fileName()}).exitCode, 0);
    QVERIFY(QFile::remove(m_b.path("vault-password")) && QFile::copy(password.fileName(), m_b.path("vault-password")));
    QVERIFY(QFile::exists(m_b.vault + QStringLiteral(".recovery")));
    settle();
}

void TestTwoDevices::shares_openAVaultWithoutItsPassword()
{
    const QString folder = m_a.path("shares");
    const auto file = [&](int number) { return QStringLiteral("%1/share-%2.txt").arg(folder).arg(number); };
    const QStringList split = words("recovery split --needed 2 --holder Ada --holder Bo --holder Cy") << folder;
    // One share read back is not enough, and two of the same are one.
    QVERIFY(m_a.run(split + QStringList {QStringLiteral("--share-file"), file(1), QStringLiteral("--share-file"), file(1)}).exitCode != 0);
    QCOMPARE(m_a.run(words("vault info --json")).object().value(QStringLiteral("recoveryHolders")).toArray(), QJsonArray());
    QVERIFY(QDir(folder).removeRecursively());
    QCOMPARE(m_a.run(split + QStringList {QStringLiteral("--share-file"), file(1), QStringLiteral("--share-file"), file(2)}).exitCode, 0);
    QCOMPARE(m_a.run(words("vault info --json")).object().value(QStringLiteral("recoveryHolders")).toArray(),
             (QJsonArray {QStringLiteral("Ada"), QStringLiteral("Bo"), QStringLiteral("Cy")}));
    QFile password(m_a.path("vault-password"));
    QVERIFY(password.open(QIODevice::WriteOnly | QIODevice::Truncate) && password.write("planted fourth secret") > 0);
    password.close();
    const QStringList open = words("recovery open --new-password-file") << password.fileName() << QStringLiteral("--share-file") << file(3);
    // Without a terminal nothing can be asked.
    QVERIFY(m_a.run(open).exitCode != 0);
    QCOMPARE(m_a.run(open + QStringList {QStringLiteral("--share-file"), file(2)}).exitCode, 0);
    QCOMPARE(m_a.run(words("vault check")).exitCode, 0);
    settle();
    QCOMPARE(m_b.run(words("vault adopt-password --new-password-file") + QStringList {password.fileName()}).exitCode, 0);
    QVERIFY(QFile::remove(m_b.path("vault-password")) && QFile::copy(password.fileName(), m_b.path("vault-password")));
    settle();
}

void TestTwoDevices::backup_isListedAndRestored()
{
    const QJsonArray before = m_a.run(words("backup list --json")).array();
    QCOMPARE(m_a.run(words("backup now")).exitCode, 0);
    const QJsonArray after = m_a.run(words("backup list --json")).array();
    QVERIFY(after.size() > 0 && after.size() >= before.size());
    const QString path = after.at(0).toObject().value(QStringLiteral("path")).toString();
    CommandLine restored("restored", "planted fourth secret", AccountPassword);
    QCOMPARE(restored.run(words("backup restore") + QStringList {path}).exitCode, 0);
    QCOMPARE(restored.digest(), m_a.digest());
    // Only once, and nothing is overwritten.
    QVERIFY(restored.run(words("backup restore") + QStringList {path}).exitCode != 0);
    QCOMPARE(restored.digest(), m_a.digest());
}

void TestTwoDevices::verify_tellsThatAllHoldTheSame()
{
    settle();
    // Whoever comes first has nobody to compare with: the others have not said anything yet.
    for (CommandLine *device : {&m_a, &m_b, &m_a})
        QCOMPARE(device->run(words("verify")).exitCode, 0);
    const auto idOf = [](CommandLine &device) {
        return device.run(words("vault info --json")).object().value(QStringLiteral("deviceId"));
    };
    // Devices of earlier steps are still known and have said nothing.
    const auto said = [](const CommandResult &verified, const QJsonValue &deviceId) {
        for (const QJsonValue &row : verified.array()) {
            if (row.toObject().value(QStringLiteral("deviceId")) == deviceId)
                return row.toObject().value(QStringLiteral("agreement")).toString();
        }
        return QStringLiteral("nothing");
    };
    const CommandResult byB = m_b.run(words("verify --json"));
    const CommandResult byA = m_a.run(words("verify --json"));
    QCOMPARE(byB.exitCode, 0);
    QCOMPARE(byA.exitCode, 0);
    QCOMPARE(said(byB, idOf(m_a)), QStringLiteral("equal"));
    QCOMPARE(said(byA, idOf(m_b)), QStringLiteral("equal"));
    QVERIFY(!m_a.run(words("activity")).output.contains("vault_statements"));
}

void TestTwoDevices::doctorAndCheck_findNothing()
{
    for (CommandLine *device : {&m_a, &m_b}) {
        const CommandResult doctor = device->run(words("doctor --json"));
        QVERIFY2(doctor.exitCode == 0, doctor.output.constData());
        QCOMPARE(device->run(words("vault check --json")).object().value(QStringLiteral("ok")), QJsonValue(true));
        const QJsonObject status = device->run(words("status --json")).object();
        QCOMPARE(status.value(QStringLiteral("overall")).toString(), QStringLiteral("up_to_date"));
    }
}

void TestTwoDevices::exitCodes_areTheListedOnes()
{
    CommandLine stranger("none", "wrong", AccountPassword);
    QCOMPARE(stranger.run(words("no such command")).exitCode, 2);
    QCOMPARE(stranger.run(words("vault info")).exitCode, 3);
    stranger.vault = m_a.vault;
    QCOMPARE(stranger.run(words("vault info")).exitCode, 3);
    QCOMPARE(m_a.run(words("vault create")).exitCode, 3);
    QCOMPARE(m_a.addBackend(QStringLiteral("http://127.0.0.1:1")).exitCode, 5);
    QCOMPARE(m_a.sql("SELECT nonsense").exitCode, 1);
    QCOMPARE(m_a.run(words("sync --mode sideways")).exitCode, 2);
}

/// The last test: by now everything that was ever said is on record.
void TestTwoDevices::secrets_stayInTheVaults()
{
    QCOMPARE(m_server->terminate(), 0);
    const QByteArrayList secrets {VaultPassword, AccountPassword, "planted new secret", "planted next account secret", "planted third secret", "planted fourth secret", "planted-name", Value};
    const auto contentOf = [](const QString &path) {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QDir data = QFileInfo(m_server->databasePath()).dir();
    QByteArray kept = contentOf(m_a.vault) + contentOf(m_b.vault) + m_server->log();
    for (const QString &name : data.entryList(QDir::Files))
        kept += contentOf(data.filePath(name));
    QVERIFY(kept.size() > 200'000);
    for (const QByteArray &secret : secrets)
        QVERIFY2(!kept.contains(secret), secret.constData());
    // What was asked for is shown; passwords never are.
    QVERIFY(m_a.said.contains(Value));
    for (const QByteArray &secret : secrets.first(3))
        QVERIFY2(!m_a.said.contains(secret) && !m_b.said.contains(secret), secret.constData());
    m_server->start();
    QVERIFY(m_server->port != 0);
}

QTEST_GUILESS_MAIN(TestTwoDevices)
#include "tst_twodevices.moc"
