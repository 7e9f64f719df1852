// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"
#include "core/crypto/cryptobackend.h"

#include <QTest>

#include <thread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace haex;

class TestCryptoBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aead_isUnavailable_beforeTheBackendWasStarted()
    {
        const auto aead = Aead::create(SecretBytes(32));
        QVERIFY(!aead);
        QCOMPARE(aead.error().code, ErrorCode::CipherUnavailable);
    }

    void initialize_maybeCalledAgain()
    {
        QVERIFY(initializeCrypto());
        QVERIFY(initializeCrypto());
        QVERIFY(Aead::create(SecretBytes(32)));
    }

    void aead_worksInAnotherThread()
    {
        QVERIFY(initializeCrypto());
        bool worked = false;
        std::thread([&] { worked = Aead::create(SecretBytes(32)).has_value(); }).join();
        QVERIFY(worked);
    }

    void harden_keepsTheProcessOutOfCoreDumps()
    {
#ifdef Q_OS_LINUX
        hardenProcess();
        QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
        QCOMPARE(quint64{limit.rlim_cur}, quint64{0});
        QCOMPARE(quint64{limit.rlim_max}, quint64{0});
#endif
    }
};

QTEST_GUILESS_MAIN(TestCryptoBackend)

#include "tst_cryptobackend.moc"
