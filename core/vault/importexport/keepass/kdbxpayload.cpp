// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/kdbxpayload.h"

#include "core/crypto/foreigncipher.h"
#include "core/vault/importexport/bytereader.h"
#include "core/vault/importexport/gunzip.h"
#include "core/vault/importexport/importedvault.h"
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/keepass/kdbxkey.h"

#include <QCryptographicHash>

#include <limits>

namespace haex {
namespace {

constexpr qsizetype HashBytes = 32;
constexpr qsizetype StartBytes = 32;
constexpr quint64 HeaderBlock = std::numeric_limits<quint64>::max();

enum InnerFieldId : quint8 {
    EndOfInnerHeader = 0,
    InnerStreamId = 1,
    InnerStreamKey = 2,
    Binary = 3
};

tl::unexpected<Error> damaged(const char *what)
{
    return failImport(ImportFault::Damaged, QString::fromLatin1(what));
}

template <class Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {reinterpret_cast<const char *>(secret.view().data()),
            static_cast<qsizetype>(secret.size())};
}

SecretBytes hashOf(QCryptographicHash::Algorithm algorithm,
                   std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(algorithm);
    for (const QByteArrayView part : parts)
        hash.addData(part);
    QByteArray bytes = hash.result();
    SecretBytes result = SecretBytes::copyOf(bytes);
    wipe(bytes);
    return result;
}

QByteArray sha256(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Opens one file, step by step, from its header to its document.
class KdbxOpening
{
public:
    KdbxOpening(QByteArrayView file, const KdbxHeader &header, SecretBytes transformed)
        : m_header(header)
        , m_headerBytes(file.first(header.size))
        , m_reader(file.sliced(header.size))
        , m_masterKey(hashOf(QCryptographicHash::Sha256, {header.masterSeed, viewOf(transformed)}))
        , m_macBase(hashOf(QCryptographicHash::Sha512,
                           {header.masterSeed, viewOf(transformed), QByteArrayView("\1", 1)}))
    {
    }

    [[nodiscard]] Result<KdbxPayload> run()
    {
        return m_header.version == 3 ? openVersion3() : openVersion4();
    }

private:
    [[nodiscard]] Result<KdbxPayload> openVersion3()
    {
        const QByteArrayView ciphertext = m_reader.rest();
        if (ciphertext.size() < StartBytes)
            return damaged("KDBX content: cut off");
        // Without a look at the padding, which a file that was cut off lacks: the start bytes tell
        // a wrong password from a damaged file.
        HAEX_ASSIGN(plaintext, decrypt(ciphertext, CbcPadding::None));
        if (!plaintext.startsWith(m_header.startBytes))
            return fail(ErrorCode::WrongPassword);
        HAEX_ASSIGN(packed, joinHashedBlocks(QByteArrayView(plaintext).sliced(StartBytes)));
        HAEX_ASSIGN(xml, unpack(std::move(packed)));
        return KdbxPayload{
            3, xml, m_header.innerStream, m_header.streamKey, {}, sha256(m_headerBytes)};
    }

    [[nodiscard]] Result<KdbxPayload> openVersion4()
    {
        const QByteArrayView hash = m_reader.take(HashBytes);
        const QByteArrayView mac = m_reader.take(HashBytes);
        if (!m_reader.isOk() || hash != sha256(m_headerBytes))
            return damaged("KDBX header");
        if (mac != hmacSha256(blockKey(HeaderBlock), m_headerBytes))
            return fail(ErrorCode::WrongPassword);
        HAEX_ASSIGN(ciphertext, joinAuthenticatedBlocks());
        HAEX_ASSIGN(packed, decrypt(ciphertext, CbcPadding::Pkcs7));
        HAEX_ASSIGN(content, unpack(std::move(packed)));
        return readInnerHeader(content);
    }

    [[nodiscard]] SecretBytes blockKey(quint64 index) const
    {
        return hashOf(QCryptographicHash::Sha512, {littleEndian(index), viewOf(m_macBase)});
    }

    [[nodiscard]] Result<QByteArray> joinAuthenticatedBlocks()
    {
        QByteArray joined;
        for (quint64 index = 0;; ++index) {
            const QByteArrayView mac = m_reader.take(HashBytes);
            const auto size = m_reader.number<quint32>();
            const QByteArrayView block = m_reader.take(size);
            if (!m_reader.isOk())
                return damaged("KDBX block: cut off");
            const QByteArray message
                = littleEndian(index) + littleEndian(size) + block.toByteArray();
            if (mac != hmacSha256(blockKey(index), message))
                return damaged("KDBX block: changed");
            if (size == 0)
                return joined;
            joined += block;
        }
    }

    [[nodiscard]] static Result<QByteArray> joinHashedBlocks(QByteArrayView bytes)
    {
        ByteReader reader(bytes);
        QByteArray joined;
        for (quint32 index = 0;; ++index) {
            const auto told = reader.number<quint32>();
            const QByteArrayView hash = reader.take(HashBytes);
            const QByteArrayView block = reader.take(reader.number<quint32>());
            if (!reader.isOk() || told != index)
                return damaged("KDBX block: cut off");
            if (block.isEmpty())
                return joined;
            if (hash != sha256(block))
                return damaged("KDBX block: changed");
            joined += block;
        }
    }

    [[nodiscard]] Result<QByteArray> decrypt(QByteArrayView ciphertext, CbcPadding padding) const
    {
        if (m_header.cipher == KdbxCipher::Aes256) {
            auto plaintext = openAes256Cbc(m_masterKey, m_header.iv, ciphertext, padding);
            if (!plaintext)
                return failImport(ImportFault::Damaged, plaintext.error().context);
            return plaintext;
        }
        HAEX_ASSIGN(stream,
                    ForeignStreamCipher::create(ForeignStreamCipher::Algorithm::ChaCha20,
                                                m_masterKey.clone(), m_header.iv));
        return stream.process(ciphertext);
    }

    [[nodiscard]] Result<QByteArray> unpack(QByteArray bytes) const
    {
        if (!m_header.isGzip)
            return bytes;
        return gunzip(bytes, MaxImportUnpackedBytes);
    }

    [[nodiscard]] static Result<KdbxPayload> readInnerHeader(QByteArrayView content)
    {
        ByteReader reader(content);
        KdbxPayload payload;
        payload.version = 4;
        while (true) {
            const auto id = reader.number<quint8>();
            const QByteArrayView value = reader.take(reader.number<quint32>());
            if (!reader.isOk())
                return damaged("KDBX inner header");
            if (id == EndOfInnerHeader)
                break;
            if (id == InnerStreamId)
                payload.innerStream
                    = static_cast<KdbxInnerStream>(ByteReader(value).number<quint32>());
            else if (id == InnerStreamKey)
                payload.streamKey = value.toByteArray();
            else if (id == Binary && !value.isEmpty())
                payload.binaries += value.sliced(1).toByteArray(); // behind a byte of flags
        }
        payload.xml = reader.rest().toByteArray();
        return payload;
    }

    const KdbxHeader &m_header;
    QByteArrayView m_headerBytes;
    ByteReader m_reader;
    SecretBytes m_masterKey;
    SecretBytes m_macBase;
};

} // namespace

Result<KdbxPayload> openKdbx(QByteArrayView file, const ImportSecrets &secrets,
                             const StopCheck &stop)
{
    HAEX_ASSIGN(header, readKdbxHeader(file));
    HAEX_ASSIGN(transformed, transformedKey(secrets, header, stop));
    return KdbxOpening(file, header, std::move(transformed)).run();
}

} // namespace haex
