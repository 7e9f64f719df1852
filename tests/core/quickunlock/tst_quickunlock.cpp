// SPDX-License-Identifier: GPL-3.0-or-later
// The program starts itself twice: in a session of its own with a real keychain, and in one
// without.
#include "core/base/random.h"
#include "core/quickunlock/quickunlock.h"
#include "core/quickunlock/systemkeychain.h"
#include "core/vault/quickunlockfile.h"
#include "tests/support/awaited.h"
#include "tests/support/fakeclock.h"
#include "tests/support/keychainsession.h"
#include "tests/support/notransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace haex;

namespace {

SecretBytes secret(const char *text)
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

/// A vault in a folder of its own.
class VaultFixture : public QObject
{
protected:
    using Session = std::unique_ptr<VaultSession>;
    void makeVault()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto made = VaultSession::create(path(), QStringLiteral("Family"), secret("vault password"),
                                         environment());
        VERIFY_OK(made);
        m_session = std::move(*made);
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("a.haexvault")); }
    [[nodiscard]] VaultEnvironment environment()
    {
        VaultEnvironment outside{m_clock,
                                 m_random,
                                 m_transport,
                                 m_folder->filePath(QStringLiteral("identities")),
                                 {testKdfCost()}};
        outside.forgetKeychainEntry = forgetKeychainEntry;
        return outside;
    }
    [[nodiscard]] Result<> turnOn()
    {
        return awaited<void>([&](auto done) { turnOnQuickUnlock(*m_session, std::move(done)); });
    }
    [[nodiscard]] Result<Session> unlock(const QString &file)
    {
        return awaited<Session>(
            [&](auto done) { unlockQuickly(file, environment(), std::move(done)); });
    }
    [[nodiscard]] ErrorCode refusal(const QString &file)
    {
        const auto opened = unlock(file);
        return opened ? ErrorCode::Internal : opened.error().code;
    }

    FakeClock m_clock;
    SystemRandom m_random;
    NoTransport m_transport;
    std::unique_ptr<QTemporaryDir> m_folder;
    Session m_session;
};

} // namespace

class TestWithKeychain final : public VaultFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { makeVault(); }
    void cleanup() { m_session.reset(); }

    void keychain_isFound();
    void keychain_keepsBytes_andForgetsThem();
    void vault_opensByTheKeychain_onceItIsOn();
    void vault_opensByItsPasswordStill();
    void turnedOff_leavesNothing();
    void newPassword_endsIt();
    void copiedFolder_opensNothing_withoutTheEntry();
    void changedFile_opensNothing();
};

void TestWithKeychain::keychain_isFound()
{
    QVERIFY(*awaited<bool>([](auto done) { SystemKeychain::find(done); }));
}

void TestWithKeychain::keychain_keepsBytes_andForgetsThem()
{
    const SecretBytes bytes = SecretBytes::random(32);
    const auto read = [] {
        return awaited<SecretBytes>([](auto done) { SystemKeychain::read("an-entry", done); });
    };
    VERIFY_OK(awaited<void>([&](auto done) { SystemKeychain::write("an-entry", bytes, done); }));
    const auto kept = read();
    VERIFY_OK(kept);
    QVERIFY(kept->equals(bytes));
    VERIFY_OK(awaited<void>([](auto done) { SystemKeychain::remove("an-entry", done); }));
    VERIFY_OK(awaited<void>([](auto done) { SystemKeychain::remove("an-entry", done); }));
    QCOMPARE(read().error().code, ErrorCode::NotFound);
}

void TestWithKeychain::vault_opensByTheKeychain_onceItIsOn()
{
    QCOMPARE(refusal(path()), ErrorCode::NotFound);
    QVERIFY(!QuickUnlockFile::exists(path()));
    VERIFY_OK(turnOn());
    QVERIFY(QuickUnlockFile::exists(path()));
    const QByteArray deviceId = m_session->info().deviceId;
    m_session.reset();
    const auto opened = unlock(path());
    VERIFY_OK(opened);
    QCOMPARE((*opened)->info().deviceId, deviceId);
    QCOMPARE((*opened)->info().name, QStringLiteral("Family"));
    QCOMPARE(QFile::permissions(QuickUnlockFile::pathFor(path()))
                 & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestWithKeychain::vault_opensByItsPasswordStill()
{
    VERIFY_OK(turnOn());
    m_session.reset();
    VERIFY_OK(VaultSession::open(path(), secret("vault password"), environment()));
}

void TestWithKeychain::turnedOff_leavesNothing()
{
    VERIFY_OK(turnOn());
    const QByteArray entry = QuickUnlockFile::read(path())->entry;
    VERIFY_OK(awaited<void>([&](auto done) { turnOffQuickUnlock(path(), done); }));
    QVERIFY(!QuickUnlockFile::exists(path()));
    m_session.reset();
    QCOMPARE(refusal(path()), ErrorCode::NotFound);
    const auto left = awaited<SecretBytes>([&](auto done) { SystemKeychain::read(entry, done); });
    QCOMPARE(left.error().code, ErrorCode::NotFound);
    VERIFY_OK(awaited<void>([&](auto done) { turnOffQuickUnlock(path(), done); }));
}

void TestWithKeychain::newPassword_endsIt()
{
    VERIFY_OK(turnOn());
    const auto former = QuickUnlockFile::read(path());
    const auto read = [&] { return awaited<SecretBytes>([&](auto done) { SystemKeychain::read(former->entry, done); }); };
    const auto kept = read();
    VERIFY_OK(kept);
    VERIFY_OK(m_session->changePassword(secret("vault password"), secret("another password")));
    QVERIFY(!QuickUnlockFile::exists(path()));
    QTRY_VERIFY(!read());
    QCOMPARE(read().error().code, ErrorCode::NotFound);
    m_session.reset();
    QCOMPARE(refusal(path()), ErrorCode::NotFound);
    // Somebody kept both parts.
    VERIFY_OK(former->write(path()));
    VERIFY_OK(awaited<void>([&](auto done) { SystemKeychain::write(former->entry, *kept, done); }));
    QCOMPARE(refusal(path()), ErrorCode::WrongPassword);
    VERIFY_OK(VaultSession::open(path(), secret("another password"), environment()));
}

void TestWithKeychain::copiedFolder_opensNothing_withoutTheEntry()
{
    VERIFY_OK(turnOn());
    const QByteArray entry = QuickUnlockFile::read(path())->entry;
    m_session.reset();
    VERIFY_OK(awaited<void>([&](auto done) { SystemKeychain::remove(entry, done); }));
    QCOMPARE(refusal(path()), ErrorCode::NotFound);
}

void TestWithKeychain::changedFile_opensNothing()
{
    VERIFY_OK(turnOn());
    m_session.reset();
    auto file = *QuickUnlockFile::read(path());
    file.sealed.back() ^= 1;
    VERIFY_OK(file.write(path()));
    QCOMPARE(refusal(path()), ErrorCode::AuthenticationFailed);
}

class TestWithoutKeychain final : public VaultFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void init() { makeVault(); }
    void cleanup() { m_session.reset(); }

    void keychain_isNotFound();
    void severalThreads_mayAskAtOnce();
    void turningOn_changesNothing();
    void vaultThatHadIt_opensByItsPassword();
};

void TestWithoutKeychain::keychain_isNotFound()
{
    QVERIFY(!*awaited<bool>([](auto done) { SystemKeychain::find(done); }));
}

/// As two engines do in one process.
void TestWithoutKeychain::severalThreads_mayAskAtOnce()
{
    constexpr int Times = 50;
    std::atomic<int> answers = 0;
    const auto ask = [&answers] {
        QEventLoop loop;
        int left = Times;
        std::function<void()> next = [&] {
            if (left-- == 0)
                return loop.quit();
            SystemKeychain::find([&](bool) {
                ++answers;
                next();
            });
        };
        next();
        loop.exec();
    };
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(QThread::create(ask));
    for (const auto &thread : threads)
        thread->start();
    QTRY_COMPARE_WITH_TIMEOUT(answers.load(), 4 * Times, 30'000);
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
}

void TestWithoutKeychain::turningOn_changesNothing()
{
    const auto on = turnOn();
    QVERIFY(!on);
    QCOMPARE(on.error().code, ErrorCode::IoError);
    QVERIFY(!QuickUnlockFile::exists(path()));
    QVERIFY(!QuickUnlockFile::exists(path()));
}

void TestWithoutKeychain::vaultThatHadIt_opensByItsPassword()
{
    const auto file = m_session->sealForQuickUnlock(SecretBytes::random(32));
    VERIFY_OK(file);
    VERIFY_OK(file->write(path()));
    m_session.reset();
    QCOMPARE(refusal(path()), ErrorCode::IoError);
    VERIFY_OK(VaultSession::open(path(), secret("vault password"), environment()));
    VERIFY_OK(awaited<void>([&](auto done) { turnOffQuickUnlock(path(), done); }));
    QVERIFY(!QuickUnlockFile::exists(path()));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    switch (keychainMode()) {
    case KeychainMode::Real:
        return QTest::qExec(std::make_unique<TestWithKeychain>().get(), argc, argv);
    case KeychainMode::None:
        return QTest::qExec(std::make_unique<TestWithoutKeychain>().get(), argc, argv);
    case KeychainMode::Unset:
        break;
    }
    return runWithKeychain() + runWithoutKeychain();
}

#include "tst_quickunlock.moc"
