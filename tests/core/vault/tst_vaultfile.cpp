// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultfile.h"

#include "core/vault/cipherpage.h"
#include "core/vault/vaultcopy.h"
#include "core/vault/vaultmigrations.h"
#include "core/vault/vaultproperties.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

namespace {

SecretBytes password(const char *text = "correct horse")
{
    return SecretBytes::fromPassword(QString::fromLatin1(text));
}

Result<> noFill(Database &)
{
    return {};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 position, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(position));
    QCOMPARE(file.write(bytes), bytes.size());
}

const QString HoldOption = QStringLiteral("--hold-vault");
const QString WriteOption = QStringLiteral("--write-past");

/// Another program, which has the key and knows SQLite's locks, but none of ours.
int writePast(const QString &path)
{
    startCryptoForTests();
    const QByteArray salt = contentOf(path).first(VaultSaltBytes);
    const auto key = deriveVaultFileKey(password(), salt, testKdfCost());
    const auto database = Database::openEncrypted(path, Database::Mode::ReadWrite, *key, {});
    if (!database)
        return int(database.error().code);
    const auto written = (*database)->execute("INSERT INTO haex_settings VALUES('k', 'past')");
    return written ? 0 : int(written.error().code);
}

/// The other process: opens the vault, says how that went, and holds it until its input ends.
int holdVault(const QString &path)
{
    startCryptoForTests();
    const auto file = VaultFile::open(path, password(), {testKdfCost()});
    QByteArray word = "open";
    if (!file) {
        const auto name = errorCodeName(file.error().code);
        word = QByteArray(name.data(), name.size());
    } else if (!(*file)->database().execute("INSERT INTO haex_settings VALUES('k', 'committed')")) {
        word = "cannot write";
    }
    QFile output;
    QFile input;
    if (!output.open(stdout, QIODevice::WriteOnly) || !input.open(stdin, QIODevice::ReadOnly))
        return 1;
    output.write(word + '\n');
    output.flush();
    input.readLine();
    return 0;
}

} // namespace

class TestVaultFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void create_makesAnEncryptedFileThatItsPasswordOpens();
    void create_leavesNothing_whenFillingFails();
    void create_refusesATakenName();
    void create_refusesAFolderThatIsReadOnly();
    void open_saysWhatIsWrongAndTouchesNothing_data();
    void open_saysWhatIsWrongAndTouchesNothing();
    void open_tellsADamagedFirstPageFromAWrongPassword();
    void open_tellsAShortenedVaultFromAForeignFile();
    void open_refusesAnEncryptedDatabaseThatIsNoVault();
    void open_refusesASecondTimeInThisProcess_andKeepsTheLock();
    void open_refusedInThisProcess_keepsOtherProgramsOut();
    void open_isRefusedToASecondProcess_untilTheFirstIsKilled();
    void open_triesOlderCosts();
    void copy_holdsEverythingUnderTheSameKey();
    void copy_neverOverwrites();
    void successor_opensWithTheNewPasswordOnly();
    void successor_thatCannotTakeThePlace_leavesTheOldFileOpen();
    void successor_leavesTheOldFile_whenItIsAbandoned();
    void page_isInSqlcipherFormat();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("a.haex")); }
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    Result<std::unique_ptr<VaultFile>> create(const VaultFile::Fill &fill = noFill)
    {
        return VaultFile::create(path(), password(), testKdfCost(), m_random, fill);
    }
    Result<std::unique_ptr<VaultFile>> open(const char *text = "correct horse")
    {
        return VaultFile::open(path(), password(text), {testKdfCost()});
    }

    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVaultFile::initTestCase()
{
    startCryptoForTests();
}

void TestVaultFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestVaultFile::create_makesAnEncryptedFileThatItsPasswordOpens()
{
    {
        const auto file = create([](Database &database) {
            return database.execute("INSERT INTO haex_settings VALUES('planted', 'needle-4711')");
        });
        VERIFY_OK(file);
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }
    QCOMPARE(entries(), QStringList {QStringLiteral("a.haex")});
    QVERIFY(!contentOf(path()).contains("needle-4711"));
    QVERIFY(!contentOf(path()).startsWith("SQLite"));
    const auto again = open();
    VERIFY_OK(again);
    const auto value = (*again)->database().scalar("SELECT value FROM haex_settings");
    QCOMPARE(value->bytes(), QByteArray("needle-4711"));
    QCOMPARE((*again)->database().scalar("PRAGMA journal_mode")->bytes(), QByteArray("wal"));
    QCOMPARE((*again)->database().scalar("PRAGMA synchronous")->toInteger(), 2);
}

void TestVaultFile::create_leavesNothing_whenFillingFails()
{
    const auto file = create([](Database &) { return Result<>(fail(ErrorCode::WrongPassword)); });
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::WrongPassword);
    QCOMPARE(entries(), QStringList());
}

void TestVaultFile::create_refusesATakenName()
{
    QFile taken(path());
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    QCOMPARE(create().error().code, ErrorCode::VaultExists);
    QCOMPARE(contentOf(path()), QByteArray("mine"));
    QCOMPARE(entries().size(), 1);
}

void TestVaultFile::create_refusesAFolderThatIsReadOnly()
{
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto file = create();
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(file.error().code, ErrorCode::VaultReadOnly);
    QCOMPARE(entries(), QStringList());
    QCOMPARE(VaultFile::create(m_folder->filePath(QStringLiteral("no/such/a.haex")), password(),
                               testKdfCost(), m_random, noFill)
                 .error()
                 .code,
             ErrorCode::IoError);
}

void TestVaultFile::open_saysWhatIsWrongAndTouchesNothing_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("spoil");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<ErrorCode>("expected");
    using Spoil = std::function<void(const QString &)>;
    const auto replaceBy = [](const QByteArray &bytes) {
        return Spoil([bytes](const QString &path) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
        });
    };
    const auto execute = [](const QByteArray &sql) {
        return Spoil([sql](const QString &path) {
            const auto file = VaultFile::open(path, password(), {testKdfCost()});
            QVERIFY(file);
            QVERIFY((*file)->database().execute(sql));
        });
    };
    const QByteArray right("correct horse");
    QTest::newRow("wrong password") << Spoil([](const QString &) {}) << QByteArray("wrong")
                                    << ErrorCode::WrongPassword;
    QTest::newRow("empty password") << Spoil([](const QString &) {}) << QByteArray()
                                    << ErrorCode::WrongPassword;
    QTest::newRow("missing") << Spoil([](const QString &path) { QFile::remove(path); }) << right
                             << ErrorCode::VaultNotFound;
    QTest::newRow("empty file") << replaceBy({}) << right << ErrorCode::VaultNotAVault;
    QTest::newRow("text") << replaceBy("to do: buy milk\n") << right << ErrorCode::VaultNotAVault;
    QTest::newRow("long text") << replaceBy(QByteArray(10000, 'x')) << right
                               << ErrorCode::VaultNotAVault;
    QTest::newRow("plain SQLite") << replaceBy("SQLite format 3" + QByteArray(8192 - 15, '\0'))
                                  << right << ErrorCode::VaultNotAVault;
    QTest::newRow("newer schema") << execute("PRAGMA user_version=9999") << right
                                  << ErrorCode::VaultNewer;
    QTest::newRow("no schema") << execute("PRAGMA user_version=0") << right
                               << ErrorCode::VaultNotAVault;
    QTest::newRow("read-only file")
        << Spoil([](const QString &path) { QFile::setPermissions(path, QFile::ReadOwner); })
        << right << ErrorCode::VaultReadOnly;
    QTest::newRow("damaged schema page") << Spoil([](const QString &path) {
        overwrite(path, CipherPageBytes + 100, "damage");
        overwrite(path, 100, "damage");
    }) << right << ErrorCode::VaultDamaged;
    QTest::newRow("folder") << Spoil([](const QString &path) {
        QFile::remove(path);
        QVERIFY(QDir().mkdir(path));
    }) << right << ErrorCode::VaultNotAVault;
}

void TestVaultFile::open_saysWhatIsWrongAndTouchesNothing()
{
    QFETCH(std::function<void(const QString &)>, spoil);
    QFETCH(QByteArray, with);
    QFETCH(ErrorCode, expected);
    QVERIFY(create());
    spoil(path());
    const QStringList before = entries();
    const QByteArray content = contentOf(path());
    const auto opened = VaultFile::open(path(), SecretBytes::copyOf(with), {testKdfCost()});
    QVERIFY(!opened);
    QCOMPARE(errorCodeName(opened.error().code), errorCodeName(expected));
    QCOMPARE(entries(), before);
    QCOMPARE(contentOf(path()), content);
}

void TestVaultFile::open_tellsADamagedFirstPageFromAWrongPassword()
{
    QVERIFY(create());
    overwrite(path(), 2000, "damage");
    QCOMPARE(open().error().code, ErrorCode::VaultDamaged);
    QCOMPARE(open("wrong").error().code, ErrorCode::WrongPassword);
}

void TestVaultFile::open_tellsAShortenedVaultFromAForeignFile()
{
    QVERIFY(create());
    QVERIFY(QFile::resize(path(), 3 * CipherPageBytes + 100));
    QCOMPARE(open().error().code, ErrorCode::VaultDamaged);
}

void TestVaultFile::open_refusesAnEncryptedDatabaseThatIsNoVault()
{
    const QByteArray salt = m_random.bytes(VaultSaltBytes);
    const auto key = deriveVaultFileKey(password(), salt, testKdfCost());
    QVERIFY(key);
    {
        const auto other = Database::openEncrypted(path(), Database::Mode::Create, *key, salt);
        QVERIFY(other);
        QVERIFY((*other)->execute("CREATE TABLE t(x); PRAGMA user_version=1"));
    }
    QCOMPARE(open().error().code, ErrorCode::VaultNotAVault);
}

void TestVaultFile::open_refusesASecondTimeInThisProcess_andKeepsTheLock()
{
    const auto first = create();
    QVERIFY(first);
    QCOMPARE(open().error().code, ErrorCode::VaultInUse);
    // A careless second open would have dropped the first one's lock.
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {HoldOption, path()});
    QVERIFY(other.waitForReadyRead(20000));
    QCOMPARE(other.readLine().trimmed(), QByteArray("vault_in_use"));
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(20000));
}

void TestVaultFile::open_refusedInThisProcess_keepsOtherProgramsOut()
{
    const auto first = create();
    VERIFY_OK(first);
    const auto writePast = [&] {
        return QProcess::execute(QCoreApplication::applicationFilePath(), {WriteOption, path()});
    };
    QCOMPARE(writePast(), int(ErrorCode::DatabaseBusy));
    // Whoever opens and closes the file once more in this process lets go of all its locks.
    QCOMPARE(open().error().code, ErrorCode::VaultInUse);
    QCOMPARE(writePast(), int(ErrorCode::DatabaseBusy));
}

void TestVaultFile::open_isRefusedToASecondProcess_untilTheFirstIsKilled()
{
    QVERIFY(create());
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {HoldOption, path()});
    QVERIFY(other.waitForReadyRead(20000));
    QCOMPARE(other.readLine().trimmed(), QByteArray("open"));
    QCOMPARE(open().error().code, ErrorCode::VaultInUse);
    other.kill();
    QVERIFY(other.waitForFinished(20000));
    const auto mine = open();
    VERIFY_OK(mine);
    QCOMPARE((*mine)->database().scalar("SELECT value FROM haex_settings")->bytes(),
             QByteArray("committed"));
}

void TestVaultFile::open_triesOlderCosts()
{
    QVERIFY(create());
    const KdfCost newer {2, 16};
    const auto file = VaultFile::open(path(), password(), {newer, testKdfCost()});
    QVERIFY(file);
    QVERIFY((*file)->opensWith(password()).value());
    QVERIFY(!(*file)->opensWith(password("wrong")).value());
}

void TestVaultFile::copy_holdsEverythingUnderTheSameKey()
{
    const auto file = create();
    QVERIFY(file);
    QVERIFY((*file)->database().execute("INSERT INTO haex_settings VALUES('k', 'in the journal')"));
    const QString copyPath = m_folder->filePath(QStringLiteral("copy.haex"));
    const auto mark = [](Database &copy) {
        return VaultProperties(copy).setInteger(VaultProperties::Key::IsCopy, 1);
    };
    const auto copied = (*file)->copyTo(copyPath, mark);
    VERIFY_OK(copied);
    QVERIFY(!entries().filter(QStringLiteral(".part-")).size());
    const auto copy = VaultFile::open(copyPath, password(), {testKdfCost()});
    VERIFY_OK(copy);
    VaultProperties properties((*copy)->database());
    QCOMPARE(properties.setting(QStringLiteral("k"), {}).value(),
             QStringLiteral("in the journal"));
    QCOMPARE(properties.integer(VaultProperties::Key::IsCopy).value(), 1);
    QCOMPARE(VaultProperties((*file)->database()).integer(VaultProperties::Key::IsCopy).value(), 0);
}

void TestVaultFile::copy_neverOverwrites()
{
    const auto file = create();
    QVERIFY(file);
    const QString copyPath = m_folder->filePath(QStringLiteral("copy.haex"));
    QFile taken(copyPath);
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    QCOMPARE((*file)->copyTo(copyPath, noFill).error().code, ErrorCode::VaultExists);
    QCOMPARE(contentOf(copyPath), QByteArray("mine"));
}

void TestVaultFile::successor_opensWithTheNewPasswordOnly()
{
    auto file = create();
    QVERIFY(file);
    QVERIFY((*file)->database().execute("INSERT INTO haex_settings VALUES('k', 'kept')"));
    auto successor = (*file)->prepareSuccessor(password("battery"), testKdfCost(), m_random, noFill);
    VERIFY_OK(successor);
    VERIFY_OK(VaultFile::succeed(*file, std::move(*successor)));
    QCOMPARE((*file)->database().scalar("SELECT value FROM haex_settings")->bytes(),
             QByteArray("kept"));
    file->reset();
    QCOMPARE(entries(), QStringList {QStringLiteral("a.haex")});
    QCOMPARE(open().error().code, ErrorCode::WrongPassword);
    QVERIFY(open("battery"));
}

void TestVaultFile::successor_thatCannotTakeThePlace_leavesTheOldFileOpen()
{
    auto file = create();
    QVERIFY(file);
    auto successor = (*file)->prepareSuccessor(password("battery"), testKdfCost(), m_random, noFill);
    VERIFY_OK(successor);
    QVERIFY(QFile::remove(successor->path));
    QVERIFY(!VaultFile::succeed(*file, std::move(*successor)));
    QVERIFY(*file);
    VERIFY_OK((*file)->database().execute("INSERT INTO haex_settings VALUES('k', 'kept')"));
    file->reset();
    QVERIFY(open());
}

void TestVaultFile::successor_leavesTheOldFile_whenItIsAbandoned()
{
    {
        // As after a crash between the copy and its taking the vault's place.
        auto file = create();
        QVERIFY(file);
        QVERIFY((*file)->prepareSuccessor(password("battery"), testKdfCost(), m_random, noFill));
    }
    QCOMPARE(open("battery").error().code, ErrorCode::WrongPassword);
    QVERIFY(open());
}

void TestVaultFile::page_isInSqlcipherFormat()
{
    QByteArray literal;
    {
        const auto file = create();
        QVERIFY(file);
        const SecretBytes raw = (*file)->rawKey();
        literal = QByteArray(reinterpret_cast<const char *>(raw.view().data()),
                             static_cast<qsizetype>(raw.size()));
    }
    const QByteArray content = contentOf(path());
    QCOMPARE(content.size() % CipherPageBytes, 0);
    QCOMPARE(literal.size(), 99);
    const QByteArray bytes = QByteArray::fromHex(literal.sliced(2, 96));
    const QByteArray salt = bytes.last(VaultSaltBytes);
    QCOMPARE(content.first(VaultSaltBytes), salt);
    const auto key = SecretBytes::copyOf(bytes.first(32));
    // The checksum of SQLCipher 4, computed here without the library that wrote the file.
    for (qsizetype i = 0; i < content.size() / CipherPageBytes; ++i) {
        QByteArrayView page = QByteArrayView(content).sliced(i * CipherPageBytes, CipherPageBytes);
        if (i == 0)
            page = page.sliced(VaultSaltBytes);
        QVERIFY(isPageOfKey(page, static_cast<quint32>(i + 1), key, salt));
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == HoldOption)
        return holdVault(arguments.at(2));
    if (arguments.size() == 3 && arguments.at(1) == WriteOption)
        return writePast(arguments.at(2));
    TestVaultFile test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_vaultfile.moc"
