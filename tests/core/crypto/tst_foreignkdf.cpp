// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/foreigncipher.h"
#include "core/crypto/foreignkdf.h"

#include <QTest>

using namespace haex;

/// Primitives of other programs give the published bytes, and refuse work without bound.
class TestForeignKdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pbkdf2_givesThePublishedBytes();
    void argon2_givesTheReferencesBytes();
    void aesKdf_isTheBlockEncryptedAgainAndAgain();
    void costs_haveACeiling();
    void streams_giveThePublishedBytes();
    void streams_goOnWhereTheyEnded();
    void cbc_refusesWhatDoesNotFit();
};

namespace {

QByteArray hexOf(const SecretBytes &bytes)
{
    return QByteArrayView(bytes.view()).toByteArray().toHex();
}

SecretBytes secret(const QByteArray &bytes)
{
    return SecretBytes::copyOf(bytes);
}

} // namespace

void TestForeignKdf::pbkdf2_givesThePublishedBytes()
{
    // RFC 7914, section 11; its first half.
    QCOMPARE(hexOf(pbkdf2Sha256(secret("passwd"), "salt", 1).value()),
             QByteArray("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"));
}

void TestForeignKdf::argon2_givesTheReferencesBytes()
{
    // test.c of the reference implementation: 64 MiB, one lane.
    ForeignArgon2 parameters{ForeignArgon2::Type::Id, 0x13, 2, 65536, 1, "somesalt"};
    QCOMPARE(hexOf(argon2(secret("password"), parameters).value()),
             QByteArray("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
    parameters.type = ForeignArgon2::Type::D;
    QVERIFY(hexOf(argon2(secret("password"), parameters).value())
            != QByteArray("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"));
}

void TestForeignKdf::aesKdf_isTheBlockEncryptedAgainAndAgain()
{
    const QByteArray seed(32, 's');
    const SecretBytes key = secret(QByteArray(32, 'k'));
    // What one call makes of 20000 rounds crosses the step of one cipher call; computed with
    // another library.
    QCOMPARE(hexOf(aesKdf(key, seed, 20000).value()),
             QByteArray("0c4b9c57682d44d75e55c89717ee051f27c16fb41c8bd4e6abb6bd33abebf3c2"));
    QCOMPARE(hexOf(aesKdf(key, seed, 1).value()),
             QByteArray("8bd85b2274206397784fac43d8ccb1fd10f1ce133dc6c06039a5221694ae18a9"));
    QCOMPARE(aesKdf(key, seed, 20000, [] { return true; }).error().code, ErrorCode::Cancelled);
}

void TestForeignKdf::costs_haveACeiling()
{
    const SecretBytes key = secret(QByteArray(32, 'k'));
    using Ceiling = ForeignKdfCeiling;
    QCOMPARE(aesKdf(key, QByteArray(32, 's'), Ceiling::AesRounds + 1).error().code,
             ErrorCode::KdfTooExpensive);
    QCOMPARE(pbkdf2Sha256(key, "salt", Ceiling::Pbkdf2Rounds + 1).error().code,
             ErrorCode::KdfTooExpensive);
    const auto refused = [&key](quint64 passes, quint64 memory, quint64 lanes) {
        return argon2(key, {ForeignArgon2::Type::D, 0x13, passes, memory, lanes, "somesalt"})
            .error()
            .code;
    };
    QCOMPARE(refused(1, Ceiling::Argon2MemoryKiB + 1, 1), ErrorCode::KdfTooExpensive);
    QCOMPARE(refused(1, 1024, Ceiling::Argon2Lanes + 1), ErrorCode::KdfTooExpensive);
    QCOMPARE(refused(Ceiling::Argon2TotalKiB / 1024 + 1, 1024, 1), ErrorCode::KdfTooExpensive);
    QCOMPARE(refused(quint64{1} << 63, 8, 1), ErrorCode::KdfTooExpensive);
    QCOMPARE(refused(0, 1024, 1), ErrorCode::UnsupportedFormat);
    QCOMPARE(refused(1, 0, 0), ErrorCode::UnsupportedFormat);
    QCOMPARE(refused(1, 7, 1), ErrorCode::UnsupportedFormat);
}

void TestForeignKdf::streams_giveThePublishedBytes()
{
    using Algorithm = ForeignStreamCipher::Algorithm;
    const QByteArray zeros(64, '\0');
    // RFC 8439, A.1, test vector 1; ECRYPT's Salsa20, set 1, vector 0.
    auto chacha = ForeignStreamCipher::create(Algorithm::ChaCha20, secret(QByteArray(32, '\0')),
                                              QByteArray(12, '\0'));
    QCOMPARE(chacha->process(zeros)->left(16).toHex(),
             QByteArray("76b8e0ada0f13d90405d6ae55386bd28"));
    auto salsa = ForeignStreamCipher::create(Algorithm::Salsa20,
                                             secret(QByteArray(1, '\x80') + QByteArray(31, '\0')),
                                             QByteArray(8, '\0'));
    QCOMPARE(salsa->process(zeros)->left(16).toHex(),
             QByteArray("e3be8fdd8beca2e3ea8ef9475b29a6e7"));
    QVERIFY(!ForeignStreamCipher::create(Algorithm::Salsa20, secret(QByteArray(31, 'k')),
                                         QByteArray(8, '\0')));
}

void TestForeignKdf::streams_goOnWhereTheyEnded()
{
    for (const auto algorithm :
         {ForeignStreamCipher::Algorithm::ChaCha20, ForeignStreamCipher::Algorithm::Salsa20}) {
        const QByteArray nonce(algorithm == ForeignStreamCipher::Algorithm::ChaCha20 ? 12 : 8, 'n');
        const QByteArray text(1000, 't');
        auto whole = ForeignStreamCipher::create(algorithm, secret(QByteArray(32, 'k')), nonce);
        auto pieces = ForeignStreamCipher::create(algorithm, secret(QByteArray(32, 'k')), nonce);
        QByteArray joined;
        for (qsizetype size = 0; joined.size() < text.size(); ++size)
            joined += pieces->process(text.mid(joined.size(), size)).value();
        QCOMPARE(joined, whole->process(text).value());
    }
}

void TestForeignKdf::cbc_refusesWhatDoesNotFit()
{
    const SecretBytes key = secret(QByteArray(32, 'k'));
    const QByteArray iv(16, 'i');
    for (const QByteArray &ciphertext :
         {QByteArray(), QByteArray(15, 'c'), QByteArray(17, 'c'), QByteArray(32, 'c')})
        QCOMPARE(openAes256Cbc(key, iv, ciphertext).error().code, ErrorCode::AuthenticationFailed);
    QVERIFY(openAes256Cbc(key, iv, QByteArray(32, 'c'), CbcPadding::None));
    QVERIFY(!openAes256Cbc(key, iv.left(8), QByteArray(32, 'c')));
}

QTEST_APPLESS_MAIN(TestForeignKdf)
#include "tst_foreignkdf.moc"
