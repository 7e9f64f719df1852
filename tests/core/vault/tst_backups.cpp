// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/vaultbackups.h"
#include "core/vault/vaultsession.h"
#include "tests/support/notransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace haex;

namespace {

constexpr qint64 Day = 24 * 3600'000;

SecretBytes secret(const char *text = "password")
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

/// Some megabytes.
constexpr char ManyRows[] = "CREATE TABLE many(k INTEGER PRIMARY KEY, v);"
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                            " INSERT INTO many SELECT i, hex(randomblob(100)) FROM n";

VaultBackup regular(qint64 madeMs)
{
    return {QString::number(madeMs), madeMs, BackupReason::Regular, 1};
}

qint64 timeOf(int year, int month, int day)
{
    return QDateTime(QDate(year, month, day), QTime(12, 0), QTimeZone::utc()).toMSecsSinceEpoch();
}

} // namespace

/// Backups that come by themselves: when, which are kept, and the way back from one.
class TestBackups final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void rotation_keepsDaysWeeksAndMonths();
    void rotation_keepsTheLastOne_andSpecialOnesForAMonth();
    void rotation_touchesNothingElse();
    void backup_isDue_onceADay();
    void backup_isDue_afterAClockThatWasWrong();
    void backup_opensAsAnotherDevice_withAllThatWasThere();
    void backup_thatCannotBeMade_isAnError_andLeavesTheVault();
    void backup_tellsHowFarItIs();
    void backup_isGivenUp_andLeavesNothing();
    void restore_leavesTheBackupAsItWas();
    void restore_leavesNoFile_whenItFails();
    void restore_refusesAVaultThatIsOpen();

private:
    using Session = std::unique_ptr<VaultSession>;
    [[nodiscard]] VaultEnvironment environment()
    {
        return {m_clock, m_random, m_transport, m_folder->filePath(QStringLiteral("identities")), {testKdfCost()}};
    }
    [[nodiscard]] QString path(const char *name = "a.haexvault") const { return m_folder->filePath(QString::fromLatin1(name)); }
    [[nodiscard]] Session create();
    [[nodiscard]] static QByteArray valueOf(VaultSession &session)
    {
        const auto rows = runUserSql(session.replica(), "SELECT v FROM t");
        return rows && !rows->rows.empty() ? rows->rows.at(0).at(0).bytes() : QByteArray("none");
    }

    FakeClock m_clock;
    SystemRandom m_random;
    NoTransport m_transport;
    std::unique_ptr<QTemporaryDir> m_folder;
};

TestBackups::Session TestBackups::create()
{
    auto session = VaultSession::create(path(), QStringLiteral("vault"), secret(), environment());
    if (!session || !runUserSql((*session)->replica(), "CREATE TABLE t(k INTEGER PRIMARY KEY, v); INSERT INTO t VALUES(1, 'kept')"))
        qFatal("no vault");
    return std::move(*session);
}

void TestBackups::rotation_keepsDaysWeeksAndMonths()
{
    // A year of one backup a day, each rotated when it was made.
    QList<VaultBackup> all;
    const qint64 first = timeOf(2026, 1, 1);
    for (int day = 0; day < 365; ++day) {
        const qint64 now = first + day * Day;
        all.append(regular(now));
        for (const VaultBackup &gone : VaultBackups::unneeded(all, now))
            all.removeAll(gone);
    }
    QList<qint64> ages;
    for (const VaultBackup &backup : all)
        ages.prepend((first + 364 * Day - backup.madeMs) / Day);
    QVERIFY(all.size() <= 7 + 4 + 6);
    for (qint64 day = 0; day < 7; ++day)
        QCOMPARE(ages.at(day), day);
    QVERIFY(ages.last() > 4 * 30);
    // No hole is wider than a month.
    for (qsizetype i = 1; i < ages.size(); ++i)
        QVERIFY(ages.at(i) - ages.at(i - 1) <= 31);
}

void TestBackups::rotation_keepsTheLastOne_andSpecialOnesForAMonth()
{
    const qint64 now = timeOf(2026, 6, 1);
    QCOMPARE(VaultBackups::unneeded({regular(now - 900 * Day)}, now), QList<VaultBackup>());
    VaultBackup special {QStringLiteral("s"), now - 29 * Day, BackupReason::FirstSync, 1};
    QCOMPARE(VaultBackups::unneeded({special, regular(now)}, now), QList<VaultBackup>());
    special.madeMs = now - 31 * Day;
    QCOMPARE(VaultBackups::unneeded({special, regular(now)}, now), QList<VaultBackup> {special});
    QCOMPARE(VaultBackups::unneeded({special}, now), QList<VaultBackup>());
}

void TestBackups::rotation_touchesNothingElse()
{
    const QDir folder(VaultBackups::folderFor(path()));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    const QStringList foreign {QStringLiteral("mine.haexvault"), QStringLiteral("20200101T000000Z.haexvault"),
                               QStringLiteral("20200101T000000Z-regular.haexvault.txt"), QStringLiteral("20209901T000000Z-regular.haexvault")};
    for (const QString &name : foreign) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(VaultBackups::list(path()), QList<VaultBackup>());
    VaultBackups::rotate(path(), timeOf(2030, 1, 1));
    QCOMPARE(folder.entryList(QDir::Files).size(), foreign.size());
}

void TestBackups::backup_isDue_onceADay()
{
    const Session session = create();
    const auto madeIfDue = [&] { return session->backUpIfDue().value_or(QStringLiteral("failed")); };
    QCOMPARE(madeIfDue(), QString());
    m_clock.advance(Day);
    QVERIFY(QFile::exists(madeIfDue()));
    QCOMPARE(session->info().lastBackupMs / 1000, m_clock.nowMs() / 1000);
    m_clock.advance(Day - 60'000);
    QCOMPARE(madeIfDue(), QString());
    m_clock.advance(60'000);
    QVERIFY(QFile::exists(madeIfDue()));
    QCOMPARE(VaultBackups::list(path()).size(), 2);
}

void TestBackups::backup_isDue_afterAClockThatWasWrong()
{
    const Session session = create();
    m_clock.advance(900 * Day);
    VERIFY_OK(session->backUp(BackupReason::Regular));
    m_clock.advance(-898 * Day);
    QVERIFY(!session->backUpIfDue().value_or(QString()).isEmpty());
}

void TestBackups::backup_opensAsAnotherDevice_withAllThatWasThere()
{
    QString backup;
    QByteArray device;
    {
        const Session session = create();
        device = session->info().deviceId;
        backup = session->backUp(BackupReason::Regular).value_or(QString());
        QVERIFY(runUserSql(session->replica(), "UPDATE t SET v = 'later'"));
    }
    const auto restored = VaultSession::restore(backup, path("restored.haexvault"), secret(), environment());
    VERIFY_OK(restored);
    QCOMPARE(valueOf(**restored), QByteArray("kept"));
    QVERIFY((*restored)->info().deviceId != device);
    const auto present = VaultSession::open(path(), secret(), environment());
    VERIFY_OK(present);
    QCOMPARE(valueOf(**present), QByteArray("later"));
    QCOMPARE((*present)->info().deviceId, device);
}

void TestBackups::backup_thatCannotBeMade_isAnError_andLeavesTheVault()
{
    const Session session = create();
    // As where the folder cannot be made.
    QFile inTheWay(VaultBackups::folderFor(path()));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(session->backUp(BackupReason::Regular).error().code, ErrorCode::IoError);
    QCOMPARE(valueOf(*session), QByteArray("kept"));
}

void TestBackups::backup_tellsHowFarItIs()
{
    const Session session = create();
    VERIFY_OK(runUserSql(session->replica(), ManyRows));
    QList<std::pair<qint64, qint64>> told;
    VERIFY_OK(session->backupTo(path("copy"), [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return true;
    }));
    QVERIFY(told.size() > 5);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).first >= told.at(i - 1).first && told.at(i).first <= told.at(i).second);
    QVERIFY(told.last().first > told.last().second / 2);
}

void TestBackups::backup_isGivenUp_andLeavesNothing()
{
    const Session session = create();
    VERIFY_OK(runUserSql(session->replica(), ManyRows));
    const QStringList before = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    // While pages are copied, and while the copy is checked.
    for (const qint64 percent : {0, 20, 40, 60}) {
        const auto copied = session->backupTo(path("copy"), [percent](qint64 done, qint64 total) { return done * 100 < total * percent; });
        QVERIFY2(!copied && copied.error().code == ErrorCode::Cancelled, qPrintable(QString::number(percent)));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), before);
    }
    QCOMPARE(valueOf(*session), QByteArray("kept"));
    VERIFY_OK(session->backupTo(path("copy")));
}

void TestBackups::restore_leavesTheBackupAsItWas()
{
    const QString backup = create()->backUp(BackupReason::Regular).value_or(QString());
    QFile file(backup);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    VERIFY_OK(VaultSession::restore(backup, path("one.haexvault"), secret(), environment()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    // Twice from one backup are two devices.
    const auto one = VaultSession::open(path("one.haexvault"), secret(), environment());
    const auto two = VaultSession::restore(backup, path("two.haexvault"), secret(), environment());
    VERIFY_OK(two);
    QVERIFY((*one)->info().deviceId != (*two)->info().deviceId);
}

void TestBackups::restore_leavesNoFile_whenItFails()
{
    const QString backup = create()->backUp(BackupReason::Regular).value_or(QString());
    const QString target = path("restored.haexvault");
    QCOMPARE(VaultSession::restore(backup, target, secret("wrong"), environment()).error().code, ErrorCode::WrongPassword);
    QVERIFY(!QFile::exists(target));
    QCOMPARE(VaultSession::restore(path("nowhere"), target, secret(), environment()).error().code, ErrorCode::VaultNotFound);
    QFile noVault(path("text"));
    QVERIFY(noVault.open(QIODevice::WriteOnly) && noVault.write("text") == 4);
    noVault.close();
    QCOMPARE(VaultSession::restore(noVault.fileName(), target, secret(), environment()).error().code, ErrorCode::VaultNotAVault);
    QVERIFY(!QFile::exists(target));
    QCOMPARE(VaultSession::restore(backup, path(), secret(), environment()).error().code, ErrorCode::VaultExists);
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.part-*")}, QDir::Files), QStringList());
}

void TestBackups::restore_refusesAVaultThatIsOpen()
{
    const Session session = create();
    QCOMPARE(VaultSession::restore(path(), path("restored.haexvault"), secret(), environment()).error().code, ErrorCode::VaultInUse);
    QCOMPARE(valueOf(*session), QByteArray("kept"));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
