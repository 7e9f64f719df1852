// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a vault in the memory of a process that has locked it. The test runs itself twice: one
// process makes the vault and knows its secrets, another one opens, reads and locks it, knowing them masked
// only, and looks for them in all of its memory.
#include "core/base/wipingheap.h"
#include "core/crypto/cryptobackend.h"
#include "core/storage/database.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/vaultsession.h"
#include "tests/support/memoryscan.h"
#include "tests/support/notransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <sys/resource.h>

using namespace haex;

namespace {

constexpr char PlantedTitle[] = "Planted title";

struct Machine
{
    explicit Machine(QString folder)
        : identities(std::move(folder))
    {
    }

    SystemClock clock;
    SystemRandom random;
    NoTransport transport;
    QString identities;

    [[nodiscard]] VaultEnvironment environment() { return {clock, random, transport, identities, {testKdfCost()}}; }
};

/// Letters only, so that it is the same in every encoding.
QByteArray randomText()
{
    SystemRandom random;
    return "planted" + random.bytes(12).toHex();
}

QByteArray masked(QByteArray secret)
{
    MaskedNeedle::mask(secret.data(), secret.size());
    return secret.toHex();
}

/// Prints what the other process is to look for: password, planted secret, vault key, file key.
int makeVault(const QString &path, const QString &identities)
{
    Machine machine(identities);
    const QByteArray password = randomText();
    const QByteArray planted = randomText();
    const auto session = VaultSession::create(path, QStringLiteral("vault"), SecretBytes::copyOf(password), machine.environment());
    VaultItem item;
    item.title = QString::fromLatin1(PlantedTitle);
    item.password = QString::fromLatin1(planted);
    if (!session || !(*session)->items().save(item))
        return 1;
    const auto vaultKey = (*session)->replica().database().scalar("SELECT vault_key FROM haex_vault_keys");
    const SecretBytes literal = (*session)->rawKey();
    const QByteArray hexKey(reinterpret_cast<const char *>(literal.view().data()) + 2, 64);
    if (!vaultKey)
        return 1;
    for (const QByteArray &secret : {password, planted, vaultKey->bytes(), QByteArray::fromHex(hexKey), hexKey})
        std::puts(masked(secret).constData());
    return 0;
}

SecretBytes unmasked(QByteArray masked)
{
    SecretBytes secret = SecretBytes::copyOf(masked);
    MaskedNeedle::mask(reinterpret_cast<char *>(secret.mutableView().data()), masked.size());
    return secret;
}

/// Opens the vault, reads the planted secret as the window does, locks, and prints how often each of
/// them is found: while it is open, and after.
int scan(const QStringList &arguments)
{
    // Not hardenProcess: it would close the process's memory to this search.
    wipeFreedMemory();
    Machine machine(arguments.at(1));
    QList<MaskedNeedle> needles;
    for (const QString &hex : arguments.mid(2))
        needles.append(MaskedNeedle(QByteArray::fromHex(hex.toLatin1())));
    const auto report = [&needles] {
        for (const MaskedNeedle &needle : needles)
            std::printf("%d ", needle.countInThisProcess() + needle.asUtf16().countInThisProcess());
        std::puts("");
    };
    {
        auto session = VaultSession::open(arguments.at(0), unmasked(QByteArray::fromHex(arguments.at(2).toLatin1())), machine.environment());
        if (!session)
            return 1;
        const auto found = (*session)->items().list({.text = QString::fromLatin1(PlantedTitle)});
        if (!found || found->size() != 1)
            return 1;
        const auto item = (*session)->items().load(found->front().id);
        if (!item || item->password.isEmpty())
            return 1;
        // As texts that are shown and sent: of all sizes, so that not each is written over by chance.
        QStringList shown;
        QByteArrayList sent;
        for (qsizetype size = 0; size < 64; ++size) {
            shown += QString(32 * size, u'.') + item->password;
            sent += QByteArray(16 * size, '.') + item->password.toUtf8();
        }
        report();
    }
    report();
    return 0;
}

QByteArrayList outputOf(const QStringList &arguments)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput().trimmed().split('\n');
}

} // namespace

class TestMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedVault_leavesNoSecretInMemory();
    void hardenedProcess_leavesNoCore();
};

void TestMemory::lockedVault_leavesNoSecretInMemory()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.haex"));
    const QByteArrayList needles = outputOf({QStringLiteral("--make"), path, folder.filePath(QStringLiteral("machine"))});
    QCOMPARE(needles.size(), 5);
    QStringList arguments {QStringLiteral("--scan"), path, folder.filePath(QStringLiteral("machine"))};
    for (const QByteArray &needle : needles)
        arguments += QString::fromLatin1(needle);
    const QByteArrayList counts = outputOf(arguments);
    QCOMPARE(counts.size(), 2);
    const QByteArrayList names {"password", "planted secret", "vault key", "file key", "file key in hex"};
    const QByteArrayList open = counts.at(0).simplified().split(' ');
    const QByteArrayList locked = counts.at(1).simplified().split(' ');
    QCOMPARE(open.size(), names.size());
    // The search finds what is there: without that, finding nothing later would say nothing.
    for (const qsizetype needed : {1, 2, 3})
        QVERIFY2(open.at(needed).toInt() > 0, names.at(needed).constData());
    // Where the heap cannot be wiped, as under a sanitizer, keys and passwords are all the same.
    const bool isHeapWiped = wipeFreedMemory();
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY2((i == 1 && !isHeapWiped) || locked.at(i) == "0", (names.at(i) + " is found " + locked.at(i) + " times").constData());
}

void TestMemory::hardenedProcess_leavesNoCore()
{
    hardenProcess();
    rlimit limit {};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t {0});
    QCOMPARE(limit.rlim_max, rlim_t {0});
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    startCryptoForTests();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == QLatin1StringView("--make"))
        return makeVault(arguments.at(2), arguments.at(3));
    if (arguments.size() == 9 && arguments.at(1) == QLatin1StringView("--scan"))
        return scan(arguments.mid(2));
    TestMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_memory.moc"
