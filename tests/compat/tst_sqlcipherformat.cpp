// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody is locked in: with its raw key, a vault's file is read here by what core/vault/README.md says
// about it and OpenSSL alone, and comes out as a plain SQLite database.
#include "core/storage/database.h"
#include "core/vault/vaultsession.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QTemporaryDir>
#include <QTest>

#include <openssl/evp.h>

#include <memory>

using namespace haex;

namespace {

constexpr qsizetype PageBytes = 4096;
constexpr qsizetype SaltBytes = 16;
constexpr qsizetype IvBytes = 16;
constexpr qsizetype MacBytes = 64;

const unsigned char *unsignedOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray decrypted(const QByteArray &ciphertext, const QByteArray &key, const QByteArray &iv)
{
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                               EVP_CIPHER_CTX_free);
    QByteArray plain(ciphertext.size(), '\0');
    int length = 0;
    EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, unsignedOf(key), unsignedOf(iv));
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char *>(plain.data()), &length,
                      unsignedOf(ciphertext), static_cast<int>(ciphertext.size()));
    return length == plain.size() ? plain : QByteArray();
}

/// Every page is for itself; the first one has the salt where SQLite's own head was.
QByteArray decryptedFile(const QByteArray &file, const QByteArray &key)
{
    QByteArray plain;
    for (qsizetype at = 0; at < file.size(); at += PageBytes) {
        const qsizetype begin = at == 0 ? SaltBytes : 0;
        const qsizetype end = PageBytes - IvBytes - MacBytes;
        const QByteArray page = file.sliced(at, PageBytes);
        if (at == 0)
            plain += QByteArray("SQLite format 3\0", 16);
        plain += decrypted(page.sliced(begin, end - begin), key, page.sliced(end, IvBytes));
        plain += page.sliced(end);
    }
    return plain;
}

} // namespace

class TestSqlcipherFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startCryptoForTests(); }
    void vault_isReadWithItsRawKey_andNothingOfOurs();
};

void TestSqlcipherFormat::vault_isReadWithItsRawKey_andNothingOfOurs()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.haex"));
    SystemClock clock;
    SystemRandom random;
    LoopbackTransport transport;
    QByteArray literal;
    {
        const auto session = VaultSession::create(
            path, {}, SecretBytes::fromPassword(QStringLiteral("correct horse")),
            {clock, random, transport, folder.filePath(QStringLiteral("identities")), {testKdfCost()}});
        VERIFY_OK(session);
        VERIFY_OK(runUserSql((*session)->replica(), "CREATE TABLE notes(id TEXT PRIMARY KEY, text);"
                                                    "INSERT INTO notes VALUES('a', 'not locked in')"));
        const SecretBytes raw = (*session)->rawKey();
        literal = QByteArray(reinterpret_cast<const char *>(raw.view().data()), static_cast<qsizetype>(raw.size()));
    }
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray content = file.readAll();
    QCOMPARE(content.size() % PageBytes, 0);
    QVERIFY(literal.startsWith("x'") && literal.endsWith('\''));
    const QByteArray bytes = QByteArray::fromHex(literal.sliced(2, 96));
    QCOMPARE(content.first(SaltBytes), bytes.sliced(32));

    QFile plain(folder.filePath(QStringLiteral("plain.db")));
    QVERIFY(plain.open(QFile::WriteOnly));
    plain.write(decryptedFile(content, bytes.first(32)));
    plain.close();
    const auto database = Database::openPlain(plain.fileName(), Database::Mode::ReadWrite);
    VERIFY_OK(database);
    const auto text = (*database)->scalar("SELECT text FROM notes");
    VERIFY_OK(text);
    QCOMPARE(text->bytes(), QByteArray("not locked in"));
    QCOMPARE((*database)->check(true).value(), QStringList());
}

QTEST_GUILESS_MAIN(TestSqlcipherFormat)
#include "tst_sqlcipherformat.moc"
