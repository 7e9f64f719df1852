// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/recoveryfile.h"
#include "core/vault/recoveryshareset.h"
#include "core/vault/vaultsession.h"
#include "tests/support/notransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

SecretBytes secret(const char *text)
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

} // namespace

/// A vault whose password is forgotten, and its recovery key.
class TestRecovery final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init();

    void recoveryKey_opensTheVault_andGivesItANewPassword();
    void recoveryKey_opensNothing_untilItIsUsed();
    void otherKeys_openNothing_andChangeNothing();
    void recoveryKey_stillOpens_afterTheNextPassword();
    void newRecoveryKey_replacesTheFormerOne();
    void withdrawnKey_opensNothing();
    void backup_opensWithItToo();
    void movedVault_needsItsRecoveryFile_andSaysSo();
    void recoveryFileOfAFormerPassword_isMadeAnew_whenTheVaultIsOpened();
    void recoveryFile_holdsNothingReadable();
    void openVault_isNotTouched();
    void shares_openTheVault_andAllDevicesKnowWhoHasThem();
    void shares_holdNothing_untilEnoughWereTypedBack();
    void newSplit_replacesSheetAndSharesBefore();
    void wholeKey_replacesTheShares();
    void wrongShares_areTold();

private:
    using Shares = std::vector<SecretBytes>;
    [[nodiscard]] static Shares newShares(int needed, int count)
    {
        auto shares = RecoveryShareSet::makeNew(needed, count);
        return shares ? std::move(*shares) : Shares();
    }
    /// Those of the shares, counted from 0.
    [[nodiscard]] static RecoveryShareSet typed(const Shares &shares, const QList<int> &chosen)
    {
        RecoveryShareSet set;
        for (const int at : chosen) {
            if (!set.add(shares.at(static_cast<size_t>(at))))
                qFatal("no share");
        }
        return set;
    }
    [[nodiscard]] static QStringList holders() { return {QStringLiteral("Ada"), QStringLiteral("Bo"), QStringLiteral("Cy")}; }

    using Session = std::unique_ptr<VaultSession>;
    [[nodiscard]] VaultEnvironment environment()
    {
        return {m_clock, m_random, m_transport, m_folder->filePath(QStringLiteral("identities")), {testKdfCost()}};
    }
    [[nodiscard]] QString path(const char *name = "a") const { return m_folder->filePath(QString::fromLatin1(name)); }
    [[nodiscard]] Result<Session> open(const char *password) { return VaultSession::open(path(), secret(password), environment()); }
    [[nodiscard]] Result<Session> recover(const SecretBytes &key, const char *password, const char *name = "a")
    {
        return VaultSession::recover(path(name), key, secret(password), environment());
    }
    /// A vault under "forgotten" with a value, and its recovery key.
    SecretBytes makeVault();
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

void TestRecovery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

SecretBytes TestRecovery::makeVault()
{
    SecretBytes key = VaultSession::newRecoveryKey();
    const auto session = VaultSession::create(path(), QStringLiteral("vault"), secret("forgotten"), environment());
    if (!session || !runUserSql((*session)->replica(), "CREATE TABLE t(k INTEGER PRIMARY KEY, v); INSERT INTO t VALUES(1, 'kept')")
        || !(*session)->useRecoveryKey(key))
        qFatal("no vault");
    return key;
}

void TestRecovery::recoveryKey_opensTheVault_andGivesItANewPassword()
{
    const SecretBytes key = makeVault();
    QByteArray device;
    {
        const auto session = open("forgotten");
        VERIFY_OK(session);
        device = (*session)->info().deviceId;
        QVERIFY((*session)->info().recoveryMadeMs > 0);
    }
    {
        const auto session = recover(key, "battery");
        VERIFY_OK(session);
        QCOMPARE(valueOf(**session), QByteArray("kept"));
        QCOMPARE((*session)->info().deviceId, device);
        QVERIFY((*session)->changePassword(secret("battery"), secret("staple")));
    }
    QCOMPARE(open("forgotten").error().code, ErrorCode::WrongPassword);
    QCOMPARE(open("battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(open("staple"));
}

void TestRecovery::recoveryKey_opensNothing_untilItIsUsed()
{
    const SecretBytes key = makeVault();
    QCOMPARE(recover(VaultSession::newRecoveryKey(), "battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(recover(key, "battery"));
}

void TestRecovery::otherKeys_openNothing_andChangeNothing()
{
    const SecretBytes key = makeVault();
    QCOMPARE(recover(secret("7H3K-7H3K"), "battery").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(recover(VaultSession::newRecoveryKey(), "battery").error().code, ErrorCode::WrongPassword);
    QCOMPARE(recover(key, "").error().code, ErrorCode::InvalidArgument);
    QCOMPARE(recover(key, "battery", "nowhere").error().code, ErrorCode::VaultNotFound);
    VERIFY_OK(open("forgotten"));
}

void TestRecovery::recoveryKey_stillOpens_afterTheNextPassword()
{
    const SecretBytes key = makeVault();
    VERIFY_OK((*open("forgotten"))->changePassword(secret("forgotten"), secret("forgotten too")));
    VERIFY_OK(recover(key, "battery"));
    VERIFY_OK(recover(key, "staple"));
    VERIFY_OK(open("staple"));
}

void TestRecovery::newRecoveryKey_replacesTheFormerOne()
{
    const SecretBytes former = makeVault();
    const SecretBytes next = VaultSession::newRecoveryKey();
    VERIFY_OK((*open("forgotten"))->useRecoveryKey(next));
    QCOMPARE(recover(former, "battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(recover(next, "battery"));
}

void TestRecovery::withdrawnKey_opensNothing()
{
    const SecretBytes key = makeVault();
    {
        const auto session = open("forgotten");
        VERIFY_OK((*session)->withdrawRecoveryKey());
        QCOMPARE((*session)->info().recoveryMadeMs, 0);
    }
    QVERIFY(!QFile::exists(RecoveryFile::pathFor(path())));
    QCOMPARE(recover(key, "battery").error().code, ErrorCode::NotFound);
}

void TestRecovery::backup_opensWithItToo()
{
    const SecretBytes key = makeVault();
    VERIFY_OK((*open("forgotten"))->backupTo(path("backup")));
    const auto session = recover(key, "battery", "backup");
    VERIFY_OK(session);
    QCOMPARE(valueOf(**session), QByteArray("kept"));
}

void TestRecovery::movedVault_needsItsRecoveryFile_andSaysSo()
{
    const SecretBytes key = makeVault();
    QVERIFY(QFile::copy(path(), path("moved")));
    QCOMPARE(recover(key, "battery", "moved").error().code, ErrorCode::NotFound);
    QVERIFY(QFile::copy(RecoveryFile::pathFor(path()), RecoveryFile::pathFor(path("moved"))));
    VERIFY_OK(recover(key, "battery", "moved"));
}

void TestRecovery::recoveryFileOfAFormerPassword_isMadeAnew_whenTheVaultIsOpened()
{
    const SecretBytes key = makeVault();
    const QString aside = path("aside");
    QVERIFY(QFile::copy(RecoveryFile::pathFor(path()), aside));
    VERIFY_OK((*open("forgotten"))->changePassword(secret("forgotten"), secret("other")));
    // As after a crash between the new file and its recovery file.
    QVERIFY(QFile::remove(RecoveryFile::pathFor(path())));
    QVERIFY(QFile::copy(aside, RecoveryFile::pathFor(path())));
    QCOMPARE(recover(key, "battery").error().code, ErrorCode::NotFound);
    VERIFY_OK(open("other"));
    VERIFY_OK(recover(key, "battery"));
}

void TestRecovery::recoveryFile_holdsNothingReadable()
{
    const SecretBytes key = makeVault();
    QFile file(RecoveryFile::pathFor(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    const QByteArray text = file.readAll();
    const auto session = open("forgotten");
    const SecretBytes raw = (*session)->rawKey();
    const QByteArray hex = QByteArray(reinterpret_cast<const char *>(raw.view().data()) + 2, 64);
    QVERIFY(!text.contains(hex));
    QVERIFY(!text.contains(QByteArray::fromHex(hex).toBase64().chopped(4)));
    // Where to seal is told to nobody outside: who knew it could put a file of his own there.
    const auto slot = runUserSql((*session)->replica(), "SELECT json_extract(value, '$.sealKey') FROM vault_key_slots WHERE slot = 'recovery'");
    VERIFY_OK(slot);
    QVERIFY(!slot->rows.at(0).at(0).bytes().isEmpty());
    QVERIFY(!text.contains(slot->rows.at(0).at(0).bytes()));
}

void TestRecovery::openVault_isNotTouched()
{
    const SecretBytes key = makeVault();
    const auto session = open("forgotten");
    VERIFY_OK(session);
    QCOMPARE(recover(key, "battery").error().code, ErrorCode::VaultInUse);
    QCOMPARE(open("forgotten").error().code, ErrorCode::VaultInUse);
    QCOMPARE(valueOf(**session), QByteArray("kept"));
}

void TestRecovery::shares_openTheVault_andAllDevicesKnowWhoHasThem()
{
    (void)makeVault();
    const Shares shares = newShares(2, 3);
    {
        const auto session = open("forgotten");
        VERIFY_OK((*session)->useRecoveryShares(typed(shares, {0, 1}), holders()));
        QCOMPARE((*session)->info().recoverySplit, (RecoverySplit {2, holders()}));
        QVERIFY((*session)->info().recoveryMadeMs > 0);
        VERIFY_OK((*session)->backupTo(path("backup")));
    }
    const auto key = typed(shares, {2, 1}).recoveryKey();
    VERIFY_OK(key);
    const auto session = recover(*key, "battery");
    VERIFY_OK(session);
    QCOMPARE(valueOf(**session), QByteArray("kept"));
    // Any others of them, and the backup too.
    VERIFY_OK(recover(*typed(shares, {0, 2}).recoveryKey(), "staple", "backup"));
}

void TestRecovery::shares_holdNothing_untilEnoughWereTypedBack()
{
    const SecretBytes before = makeVault();
    const Shares shares = newShares(3, 3);
    {
        const auto session = open("forgotten");
        QCOMPARE((*session)->useRecoveryShares(typed(shares, {0, 2}), holders()).error().code, ErrorCode::NotFound);
        QCOMPARE((*session)->useRecoveryShares(typed(shares, {}), holders()).error().code, ErrorCode::NotFound);
        QCOMPARE((*session)->useRecoveryShares(typed(shares, {0, 1, 2}), holders().mid(1)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE((*session)->info().recoverySplit, RecoverySplit());
    }
    QCOMPARE(recover(*typed(shares, {0, 1, 2}).recoveryKey(), "battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(recover(before, "battery"));
}

void TestRecovery::newSplit_replacesSheetAndSharesBefore()
{
    const SecretBytes sheet = makeVault();
    const Shares former = newShares(2, 3);
    const Shares next = newShares(2, 3);
    VERIFY_OK((*open("forgotten"))->useRecoveryShares(typed(former, {0, 1}), holders()));
    VERIFY_OK((*open("forgotten"))->useRecoveryShares(typed(next, {0, 1}), holders()));
    for (const SecretBytes &key : {sheet.clone(), *typed(former, {0, 1}).recoveryKey()})
        QCOMPARE(recover(key, "battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(recover(*typed(next, {1, 2}).recoveryKey(), "battery"));
}

void TestRecovery::wholeKey_replacesTheShares()
{
    (void)makeVault();
    const Shares shares = newShares(2, 3);
    const SecretBytes sheet = VaultSession::newRecoveryKey();
    {
        const auto session = open("forgotten");
        VERIFY_OK((*session)->useRecoveryShares(typed(shares, {0, 1}), holders()));
        VERIFY_OK((*session)->useRecoveryKey(sheet));
        QCOMPARE((*session)->info().recoverySplit, RecoverySplit());
    }
    QCOMPARE(recover(*typed(shares, {0, 1}).recoveryKey(), "battery").error().code, ErrorCode::WrongPassword);
    VERIFY_OK(recover(sheet, "battery"));
}

void TestRecovery::wrongShares_areTold()
{
    const Shares one = newShares(3, 4);
    const Shares other = newShares(3, 4);
    RecoveryShareSet set;
    QCOMPARE(set.needed(), 0);
    VERIFY_OK(set.add(one.at(1)));
    QCOMPARE(set.needed(), 3);
    QCOMPARE(set.add(one.at(1)).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(set.add(other.at(0)).error().code, ErrorCode::Conflict);
    QCOMPARE(set.add(VaultSession::newRecoveryKey()).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(set.recoveryKey().error().code, ErrorCode::NotFound);
    VERIFY_OK(set.add(one.at(3)));
    QVERIFY(!set.isComplete());
    VERIFY_OK(set.add(one.at(0)));
    QVERIFY(set.isComplete());
    QCOMPARE(set.numbers(), (QList {2, 4, 1}));
    VERIFY_OK(set.recoveryKey());
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
