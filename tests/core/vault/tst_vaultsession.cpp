// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemrepository.h"
#include "core/vault/vaultsession.h"
#include "tests/support/notransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

SecretBytes password(const char *text = "correct horse")
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

} // namespace

class TestVaultSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void create_thenOpen_isTheSameDevice();
    void create_needsAPassword();
    void open_refusesAWrongPassword_andASecondSession();
    void moved_isTheSameDevice();
    void copied_isAnotherDevice();
    void backup_isAnotherDevice_evenInThePlaceOfTheFirst();
    void backup_isAnotherDevice_whereNoIdentityCanBeRecorded();
    void restored_isAnotherDevice();
    void killed_isTheSameDevice();
    void unknownMachine_isAnotherDevice();
    void newDevice_offersEverything();
    void newPassword_opensTheSameDevice();
    void newPassword_needsTheOldOne_andItself();
    void newPassword_isGivenUp_andTheOldOneOpens();
    void newPassword_tellsHowFarItIs_andWhenItIsTooLate();
    void check_findsADamagedPage();
    void check_tellsHowFarItIs_andIsGivenUp();
    void names_areNeverEmpty();
    void userNameAndPassword_areWrittenAsOne();

private:
    using Session = std::unique_ptr<VaultSession>;
    [[nodiscard]] QString path(const char *name = "a") const
    {
        return m_folder->filePath(QString::fromLatin1(name) + QStringLiteral(".haex"));
    }
    [[nodiscard]] VaultEnvironment environment(const char *machine = "machine")
    {
        return {m_clock, m_random, m_transport, m_folder->filePath(QString::fromLatin1(machine)), {testKdfCost()}};
    }
    [[nodiscard]] Result<Session> open(const char *text = "correct horse")
    {
        return VaultSession::open(path(), password(text), environment());
    }
    /// Makes the vault, writes a table, and closes it.
    void create()
    {
        const auto session = VaultSession::create(path(), QStringLiteral("my vault"), password(), environment(),
                                                  QStringLiteral("laptop"));
        if (!session || !runUserSql((*session)->replica(), "CREATE TABLE t(id INTEGER PRIMARY KEY, x);"
                                                           "INSERT INTO t VALUES(1, 'kept')"))
            qFatal("create");
        m_deviceId = (*session)->info().deviceId;
    }
    [[nodiscard]] static QByteArray valueOf(VaultSession &session)
    {
        const auto result = runUserSql(session.replica(), "SELECT x FROM t");
        return result && result->rows.size() == 1 ? result->rows[0][0].bytes() : QByteArray("not one row");
    }
    /// Opens, and tells whether it is the device that made the vault.
    [[nodiscard]] bool opensAsTheSame(const QString &file, const char *machine = "machine")
    {
        const auto session = VaultSession::open(file, password(), environment(machine));
        if (!session || valueOf(**session) != "kept")
            qFatal("cannot be opened");
        const QByteArray deviceId = (*session)->info().deviceId;
        const auto known = runUserSql((*session)->replica(), "SELECT replaces FROM vault_devices WHERE device_id = '"
                                          + deviceId + "'");
        const bool isSame = deviceId == m_deviceId;
        if (!known || known->rows.size() != 1 || (!isSame && known->rows[0][0].bytes() != m_deviceId))
            qFatal("does not say whom it replaces");
        return isSame;
    }

    FakeClock m_clock;
    SystemRandom m_random;
    NoTransport m_transport;
    std::unique_ptr<QTemporaryDir> m_folder;
    /// Enough that a copy takes several steps.
    static void fill(VaultSession &session)
    {
        VERIFY_OK(runUserSql(session.replica(), "CREATE TABLE many(k INTEGER PRIMARY KEY, v);"
                                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                                                " INSERT INTO many SELECT i, hex(randomblob(100)) FROM n"));
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

    QByteArray m_deviceId;
};

void TestVaultSession::create_thenOpen_isTheSameDevice()
{
    create();
    for (int i = 0; i < 3; ++i) {
        const auto session = open();
        VERIFY_OK(session);
        QCOMPARE((*session)->info().deviceId, m_deviceId);
        QCOMPARE((*session)->info().name, QStringLiteral("my vault"));
        QCOMPARE((*session)->info().deviceName, QStringLiteral("laptop"));
        QCOMPARE(valueOf(**session), QByteArray("kept"));
    }
}

void TestVaultSession::create_needsAPassword()
{
    const auto session = VaultSession::create(path(), {}, SecretBytes(), environment());
    QCOMPARE(session.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!QFile::exists(path()));
}

void TestVaultSession::open_refusesAWrongPassword_andASecondSession()
{
    create();
    QCOMPARE(open("wrong").error().code, ErrorCode::WrongPassword);
    const auto first = open();
    VERIFY_OK(first);
    QCOMPARE(open().error().code, ErrorCode::VaultInUse);
    QCOMPARE(valueOf(**first), QByteArray("kept"));
}

void TestVaultSession::moved_isTheSameDevice()
{
    create();
    QVERIFY(QFile::rename(path(), path("moved")));
    QVERIFY(opensAsTheSame(path("moved")));
    QVERIFY(opensAsTheSame(path("moved")));
}

void TestVaultSession::copied_isAnotherDevice()
{
    create();
    QVERIFY(QFile::copy(path(), path("copy")));
    QVERIFY(!opensAsTheSame(path("copy")));
    QVERIFY(opensAsTheSame(path()));
}

void TestVaultSession::backup_isAnotherDevice_evenInThePlaceOfTheFirst()
{
    create();
    VERIFY_OK((*open())->backupTo(path("backup")));
    QCOMPARE((*open())->backupTo(path("backup")).error().code, ErrorCode::VaultExists);
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::rename(path("backup"), path()));
    QVERIFY(!opensAsTheSame(path()));
}

void TestVaultSession::backup_isAnotherDevice_whereNoIdentityCanBeRecorded()
{
    create();
    VERIFY_OK((*open())->backupTo(path("backup")));
    QFile noFolder(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(noFolder.open(QFile::WriteOnly));
    QVERIFY(opensAsTheSame(path(), "file/machine"));
    QVERIFY(!opensAsTheSame(path("backup"), "file/machine"));
    QVERIFY(!opensAsTheSame(path("backup"), "file/machine"));
}

void TestVaultSession::restored_isAnotherDevice()
{
    create();
    QFile file(path());
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray older = file.readAll();
    file.close();
    QVERIFY(opensAsTheSame(path()));
    // In place, so that it is the same file with an older content.
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.resize(older.size()) && file.write(older) == older.size());
    file.close();
    QVERIFY(!opensAsTheSame(path()));
}

/// What a kill leaves: the file and its journal, without the last write of a clean close.
void TestVaultSession::killed_isTheSameDevice()
{
    create();
    QByteArrayList contents;
    {
        const auto session = open();
        VERIFY_OK(session);
        VERIFY_OK(runUserSql((*session)->replica(), "UPDATE t SET x = 'lost?'; UPDATE t SET x = 'kept'"));
        for (const char *suffix : {"", "-wal"}) {
            QFile file(path() + QString::fromLatin1(suffix));
            QVERIFY(file.open(QFile::ReadOnly));
            contents += file.readAll();
        }
        QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("machine/%1.json").arg(QString::fromLatin1(m_deviceId))),
                            path("record")));
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.resize(contents[0].size()) && file.write(contents[0]) >= 0);
    QFile journal(path() + QStringLiteral("-wal"));
    QVERIFY(journal.open(QFile::WriteOnly) && journal.write(contents[1]) > 0);
    journal.close();
    file.close();
    const QString record = m_folder->filePath(QStringLiteral("machine/%1.json").arg(QString::fromLatin1(m_deviceId)));
    QVERIFY(QFile::remove(record) && QFile::rename(path("record"), record));
    QVERIFY(opensAsTheSame(path()));
}

void TestVaultSession::unknownMachine_isAnotherDevice()
{
    create();
    QVERIFY(!opensAsTheSame(path(), "another machine"));
}

void TestVaultSession::newDevice_offersEverything()
{
    create();
    {
        const auto session = open();
        VERIFY_OK(session);
        VERIFY_OK((*session)->replica().database().execute(
            "INSERT INTO haex_sync_backends(id, name, url, email, added_ms, last_pull_timestamp, push_seq, offer_pending)"
            " VALUES('b', 'b', 'http://b.test', 'a@b.c', 1, 77, 88, 0)"));
        VERIFY_OK((*session)->backupTo(path("backup")));
    }
    const auto copy = VaultSession::open(path("backup"), password(), environment());
    VERIFY_OK(copy);
    const auto marks = (*copy)->replica().database().scalar(
        "SELECT last_pull_timestamp || ',' || offer_pending FROM haex_sync_backends");
    VERIFY_OK(marks);
    QCOMPARE(marks->bytes(), QByteArray("0,1"));
}

void TestVaultSession::newPassword_opensTheSameDevice()
{
    create();
    {
        const auto session = open();
        VERIFY_OK(session);
        VERIFY_OK((*session)->setSetting(QStringLiteral("theme"), QStringLiteral("dark")));
        int restarts = 0;
        (*session)->setRestartListener([&] { ++restarts; });
        VERIFY_OK((*session)->changePassword(password(), password("battery")));
        QCOMPARE(restarts, 1);
        QVERIFY((*session)->isOpen());
        QCOMPARE(valueOf(**session), QByteArray("kept"));
        QCOMPARE((*session)->info().deviceId, m_deviceId);
        QCOMPARE(open("battery").error().code, ErrorCode::VaultInUse);
    }
    QCOMPARE(open().error().code, ErrorCode::WrongPassword);
    const auto session = open("battery");
    VERIFY_OK(session);
    QCOMPARE((*session)->info().deviceId, m_deviceId);
    QCOMPARE((*session)->setting(QStringLiteral("theme")), QStringLiteral("dark"));
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.part-*")}, QDir::Files), QStringList());
}

void TestVaultSession::newPassword_needsTheOldOne_andItself()
{
    create();
    const auto session = open();
    VERIFY_OK(session);
    QCOMPARE((*session)->changePassword(password("wrong"), password("battery")).error().code,
             ErrorCode::WrongPassword);
    QCOMPARE((*session)->changePassword(password(), SecretBytes()).error().code, ErrorCode::InvalidArgument);
    QVERIFY((*session)->isOpen());
    QCOMPARE(valueOf(**session), QByteArray("kept"));
}

void TestVaultSession::newPassword_isGivenUp_andTheOldOneOpens()
{
    create();
    {
        const auto session = open();
        VERIFY_OK(session);
        fill(**session);
        const QStringList before = files();
        int restarts = 0;
        (*session)->setRestartListener([&] { ++restarts; });
        // While pages are copied, while the copy is checked, and at the last moment.
        for (const qint64 percent : {0, 20, 50, 80, 100}) {
            const auto changed = (*session)->changePassword(password(), password("battery"), [percent](qint64 done, qint64 total) { return done * 100 < total * percent; });
            QVERIFY2(!changed && changed.error().code == ErrorCode::Cancelled, qPrintable(QString::number(percent)));
            QCOMPARE(files(), before);
            QCOMPARE(valueOf(**session), QByteArray("kept"));
        }
        QCOMPARE(restarts, 5);
        VERIFY_OK((*session)->rename(QStringLiteral("written afterwards")));
    }
    QCOMPARE(open("battery").error().code, ErrorCode::WrongPassword);
    const auto session = open();
    VERIFY_OK(session);
    QCOMPARE((*session)->info().deviceId, m_deviceId);
    QCOMPARE((*session)->info().name, QStringLiteral("written afterwards"));
}

void TestVaultSession::newPassword_tellsHowFarItIs_andWhenItIsTooLate()
{
    create();
    const auto session = open();
    VERIFY_OK(session);
    fill(**session);
    QList<std::pair<qint64, qint64>> told;
    VERIFY_OK((*session)->changePassword(password(), password("battery"), [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return true;
    }));
    QVERIFY(told.size() > 5);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).first >= told.at(i - 1).first && told.at(i).first <= told.at(i).second);
    QCOMPARE(told.last().first, told.last().second);
    QVERIFY(told.at(told.size() - 2).first < told.last().first);
}

void TestVaultSession::check_tellsHowFarItIs_andIsGivenUp()
{
    create();
    const auto session = open();
    VERIFY_OK(session);
    fill(**session);
    QList<std::pair<qint64, qint64>> told;
    const auto sound = (*session)->check(true, [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return true;
    });
    VERIFY_OK(sound);
    QVERIFY(sound->isEmpty());
    QVERIFY(told.size() > 5);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).first >= told.at(i - 1).first && told.at(i).first <= told.at(i).second);
    QCOMPARE((*session)->check(true, [](qint64, qint64) { return false; }).error().code, ErrorCode::Cancelled);
    // And what comes after it is not.
    VERIFY_OK((*session)->check(false));
}

void TestVaultSession::check_findsADamagedPage()
{
    create();
    // A value on many pages that nothing else needs.
    VERIFY_OK(runUserSql((*open())->replica(), "INSERT INTO t VALUES(2, randomblob(400000))"));
    {
        const auto sound = (*open())->check(true);
        VERIFY_OK(sound);
        QCOMPARE(*sound, QStringList());
    }
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.seek(file.size() - 200'000) && file.write("damage") == 6);
    file.close();
    const auto session = open();
    VERIFY_OK(session);
    const auto problems = (*session)->check(true);
    QVERIFY(!problems || !problems->isEmpty());
}

void TestVaultSession::names_areNeverEmpty()
{
    const auto session = VaultSession::create(path("named by its file"), {}, password(), environment());
    VERIFY_OK(session);
    QCOMPARE((*session)->info().name, QStringLiteral("named by its file"));
    QVERIFY(!(*session)->info().deviceName.isEmpty());
    QVERIFY(!(*session)->rename(QStringLiteral("  ")));
    QVERIFY(!(*session)->setDeviceName(QStringLiteral("  ")));
    VERIFY_OK((*session)->rename(QStringLiteral(" new ")));
    QCOMPARE((*session)->info().name, QStringLiteral("new"));
}

/// Also in a vault that was made before it was so, and is opened again.
void TestVaultSession::userNameAndPassword_areWrittenAsOne()
{
    create();
    const auto session = open();
    VERIFY_OK(session);
    VaultItem item;
    item.title = QStringLiteral("Mail");
    item.username = QStringLiteral("ada");
    item.password = QStringLiteral("secret");
    const auto id = (*session)->items().save(item);
    VERIFY_OK(id);
    item.id = *id;
    item.username = QStringLiteral("grace");
    VERIFY_OK((*session)->items().save(item));
    const auto clocks = (*session)->replica().database().scalar(
        "SELECT json_extract(haex_column_hlcs, '$.username') IS json_extract(haex_column_hlcs, "
        "'$.password')"
        " AND json_extract(haex_column_hlcs, '$.password') IS NOT NULL"
        " AND json_extract(haex_column_hlcs, '$.title') IS NULL FROM vault_items");
    VERIFY_OK(clocks);
    QCOMPARE(clocks->toInteger(), 1);
}

QTEST_GUILESS_MAIN(TestVaultSession)
#include "tst_vaultsession.moc"
