// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aead.h"
#include "core/crypto/cryptobackend.h"

#include <QTest>

using namespace haex;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

/// Aead against published vectors and against every way to change a message.
class TestAead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initializeCrypto()); }

    void seal_givesThePublishedBytes_data();
    void seal_givesThePublishedBytes();
    void open_givesBackWhatWasSealed();
    void open_refusesEveryFlippedBit();
    void open_refusesEveryTruncation();
    void open_refusesOtherNonceAssociatedDataAndKey();
    void open_zeroesTheOutput_whenTheTagIsWrong();
    void open_works_afterARefusedMessage();
    void create_refusesKeysOfOtherLengths();
    void seal_refusesOutputOfTheWrongLength();
    void aead_worksAfterItWasMoved();

private:
    static Aead make(const QByteArray &key) { return *Aead::create(SecretBytes::copyOf(key)); }
    static QByteArray sealed(Aead &aead, const QByteArray &nonce, const QByteArray &data,
                             const QByteArray &plaintext)
    {
        QByteArray out(plaintext.size() + qsizetype{Aead::TagBytes}, '\0');
        const auto done
            = aead.seal(bytesOf(nonce), bytesOf(data), bytesOf(plaintext), writableBytesOf(out));
        return done ? out : QByteArray();
    }
    static Result<QByteArray> opened(Aead &aead, const QByteArray &nonce, const QByteArray &data,
                                     const QByteArray &message)
    {
        QByteArray out(qMax(qsizetype{0}, message.size() - qsizetype{Aead::TagBytes}), '\0');
        HAEX_TRY(aead.open(bytesOf(nonce), bytesOf(data), bytesOf(message), writableBytesOf(out)));
        return out;
    }

    const QByteArray m_key = QByteArray(32, '\x42');
    const QByteArray m_nonce = QByteArray(12, '\x07');
    const QByteArray m_data = QByteArrayLiteral("address");
    const QByteArray m_text = QByteArrayLiteral("a value of a cell");
};

void TestAead::seal_givesThePublishedBytes_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("plaintext");
    QTest::addColumn<QByteArray>("expected");

    // McGrew and Viega, "The Galois/Counter Mode of Operation", test cases 13, 14 and 16.
    const QByteArray zeroKey(32, '\0');
    const QByteArray zeroNonce(12, '\0');
    QTest::newRow("13, empty") << zeroKey << zeroNonce << QByteArray() << QByteArray()
                               << hex("530f8afbc74536b9a963b4f1c4cb738b");
    QTest::newRow("14, one block") << zeroKey << zeroNonce << QByteArray() << QByteArray(16, '\0')
                                   << hex("cea7403d4d606b6e074ec5d3baf39d18"
                                          "d0d1c8a799996bf0265b98b5d48ab919");
    QTest::newRow("16, associated data")
        << hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
        << hex("cafebabefacedbaddecaf888") << hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        << hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
               "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
        << hex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
               "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
               "76fc6ece0f4e1768cddf8853bb2d551b");
}

void TestAead::seal_givesThePublishedBytes()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, nonce);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, plaintext);
    QFETCH(QByteArray, expected);
    Aead aead = make(key);
    QCOMPARE(sealed(aead, nonce, data, plaintext).toHex(), expected.toHex());
    QCOMPARE(opened(aead, nonce, data, expected).value_or("nothing"), plaintext);
}

void TestAead::open_givesBackWhatWasSealed()
{
    Aead aead = make(m_key);
    for (qsizetype length : {0, 1, 15, 16, 17, 100, 4096, 1 << 20}) {
        const QByteArray text(length, 'x');
        const QByteArray message = sealed(aead, m_nonce, m_data, text);
        QCOMPARE(message.size(), length + qsizetype{Aead::TagBytes});
        QCOMPARE(opened(aead, m_nonce, m_data, message).value_or("nothing"), text);
    }
}

void TestAead::open_refusesEveryFlippedBit()
{
    Aead aead = make(m_key);
    const QByteArray message = sealed(aead, m_nonce, m_data, m_text);
    for (qsizetype bit = 0; bit < message.size() * 8; ++bit) {
        QByteArray changed = message;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        const auto result = opened(aead, m_nonce, m_data, changed);
        QVERIFY2(!result, qPrintable(QStringLiteral("bit %1").arg(bit)));
        QCOMPARE(result.error().code, ErrorCode::AuthenticationFailed);
    }
}

void TestAead::open_refusesEveryTruncation()
{
    Aead aead = make(m_key);
    const QByteArray message = sealed(aead, m_nonce, m_data, m_text);
    for (qsizetype length = 0; length < message.size(); ++length) {
        QVERIFY(!opened(aead, m_nonce, m_data, message.first(length)));
        QVERIFY(!opened(aead, m_nonce, m_data, message.last(length)));
    }
}

void TestAead::open_refusesOtherNonceAssociatedDataAndKey()
{
    Aead aead = make(m_key);
    const QByteArray message = sealed(aead, m_nonce, m_data, m_text);
    QVERIFY(!opened(aead, QByteArray(12, '\x08'), m_data, message));
    QVERIFY(!opened(aead, m_nonce.first(11), m_data, message));
    QVERIFY(!opened(aead, m_nonce, m_data + ' ', message));
    QVERIFY(!opened(aead, m_nonce, {}, message));
    Aead other = make(QByteArray(32, '\x43'));
    QVERIFY(!opened(other, m_nonce, m_data, message));
}

void TestAead::open_zeroesTheOutput_whenTheTagIsWrong()
{
    Aead aead = make(m_key);
    QByteArray message = sealed(aead, m_nonce, m_data, m_text);
    message.back() = static_cast<char>(message.back() ^ 1);
    QByteArray out(m_text.size(), 'x');
    QVERIFY(!aead.open(bytesOf(m_nonce), bytesOf(m_data), bytesOf(message), writableBytesOf(out)));
    QCOMPARE(out, QByteArray(m_text.size(), '\0'));
}

void TestAead::open_works_afterARefusedMessage()
{
    Aead aead = make(m_key);
    const QByteArray message = sealed(aead, m_nonce, m_data, m_text);
    QVERIFY(!opened(aead, m_nonce, {}, message));
    QCOMPARE(opened(aead, m_nonce, m_data, message).value_or("nothing"), m_text);
    QCOMPARE(sealed(aead, m_nonce, m_data, m_text), message);
}

void TestAead::create_refusesKeysOfOtherLengths()
{
    for (size_t length : {0, 16, 31, 33})
        QCOMPARE(Aead::create(SecretBytes(length)).error().code, ErrorCode::InvalidArgument);
}

void TestAead::seal_refusesOutputOfTheWrongLength()
{
    Aead aead = make(m_key);
    QByteArray out(m_text.size(), '\0');
    QVERIFY(!aead.seal(bytesOf(m_nonce), {}, bytesOf(m_text), writableBytesOf(out)));
}

void TestAead::aead_worksAfterItWasMoved()
{
    Aead first = make(m_key);
    const QByteArray message = sealed(first, m_nonce, m_data, m_text);
    Aead second = std::move(first);
    QCOMPARE(opened(second, m_nonce, m_data, message).value_or("nothing"), m_text);
}

QTEST_GUILESS_MAIN(TestAead)

#include "tst_aead.moc"
