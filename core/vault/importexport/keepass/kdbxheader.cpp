// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/kdbxheader.h"

#include "core/vault/importexport/bytereader.h"
#include "core/vault/importexport/importfault.h"

#include <QHash>

namespace haex {
namespace {

constexpr quint32 Signature = 0x9aa2d903;
constexpr quint32 SignatureKeepass1 = 0xb54bfb65;
constexpr quint32 SignatureKeepass2 = 0xb54bfb67;

enum FieldId : quint8 {
    EndOfHeader = 0,
    CipherId = 2,
    CompressionFlags = 3,
    MasterSeed = 4,
    TransformSeed = 5,
    TransformRounds = 6,
    EncryptionIv = 7,
    StreamKey = 8,
    StreamStartBytes = 9,
    InnerStreamId = 10,
    KdfParameters = 11,
};
using Fields = QHash<quint8, QByteArray>;

constexpr QByteArrayView Aes256Id = "31c1f2e6bf714350be5805216afc5aff";
constexpr QByteArrayView ChaCha20Id = "d6038a2b8b6f4cb5a524339a31dbb59a";
constexpr QByteArrayView TwofishId = "ad68f29f576f4bb9a36ad47af965346c";
constexpr QByteArrayView AesKdf3Id = "c9d9f39a628a4460bf740d08c18a4fea";
constexpr QByteArrayView AesKdf4Id = "7c02bb8279a74ac0927d114a00648238";
constexpr QByteArrayView Argon2dId = "ef636ddf8c29444b91f7a9a403e30a0c";
constexpr QByteArrayView Argon2idId = "9e298b1956db4773b23dfc3ec6f0a1e6";

constexpr qsizetype SeedBytes = 32;

tl::unexpected<Error> damaged(const char *what)
{
    return failImport(ImportFault::Damaged, QString::fromLatin1(what));
}

Result<Fields> readFields(ByteReader &reader, int version)
{
    Fields fields;
    while (true) {
        const auto id = reader.number<quint8>();
        const quint32 size = version == 3 ? reader.number<quint16>() : reader.number<quint32>();
        const QByteArrayView value = reader.take(size);
        if (!reader.isOk())
            return damaged("KDBX header");
        if (id == EndOfHeader)
            return fields;
        fields[id] = value.toByteArray();
    }
}

Result<KdbxCipher> cipherOf(const Fields &fields)
{
    const QByteArray id = fields.value(CipherId).toHex();
    if (id == Aes256Id)
        return KdbxCipher::Aes256;
    if (id == ChaCha20Id)
        return KdbxCipher::ChaCha20;
    return failImport(ImportFault::Cipher, id == TwofishId ? QStringLiteral("Twofish") : QString());
}

/// A number of the parameters, whatever its width in the file.
quint64 numberOf(const QHash<QByteArray, QByteArray> &values, const char *key)
{
    QByteArray bytes = values.value(key).left(8);
    bytes.resize(8, '\0');
    return qFromLittleEndian<quint64>(bytes.constData());
}

/// KeePass's "variant dictionary": type, key and value, each behind its length.
Result<QHash<QByteArray, QByteArray>> readDictionary(const QByteArray &bytes)
{
    ByteReader reader(bytes);
    QHash<QByteArray, QByteArray> values;
    if (reader.number<quint16>() >> 8 != 1)
        return damaged("KDF parameters");
    while (true) {
        const auto type = reader.number<quint8>();
        if (reader.isOk() && type == 0)
            return values;
        const QByteArray key = reader.take(reader.number<quint32>()).toByteArray();
        const QByteArray value = reader.take(reader.number<quint32>()).toByteArray();
        if (!reader.isOk())
            return damaged("KDF parameters");
        values[key] = value;
    }
}

KdbxKdf aesKdf(const QByteArray &seed, quint64 rounds)
{
    KdbxKdf kdf;
    kdf.aesSeed = seed;
    kdf.aesRounds = rounds;
    return kdf;
}

Result<KdbxKdf> kdfOf(const QByteArray &bytes)
{
    HAEX_ASSIGN(values, readDictionary(bytes));
    const QByteArray id = values.value("$UUID").toHex();
    if (id == AesKdf3Id || id == AesKdf4Id)
        return aesKdf(values.value("S"), numberOf(values, "R"));
    if (id != Argon2dId && id != Argon2idId)
        return failImport(ImportFault::Cipher, QStringLiteral("key derivation"));
    if (!values.value("K").isEmpty() || !values.value("A").isEmpty())
        return failImport(ImportFault::Cipher, QStringLiteral("Argon2 with a secret of its own"));
    KdbxKdf kdf;
    kdf.isArgon2 = true;
    kdf.argon2.type = id == Argon2dId ? ForeignArgon2::Type::D : ForeignArgon2::Type::Id;
    kdf.argon2.version = static_cast<quint32>(numberOf(values, "V"));
    kdf.argon2.passes = numberOf(values, "I");
    kdf.argon2.memoryKiB = numberOf(values, "M") / 1024;
    kdf.argon2.lanes = numberOf(values, "P");
    kdf.argon2.salt = values.value("S");
    return kdf;
}

Result<> readVersion3(const Fields &fields, KdbxHeader &header)
{
    const QHash<QByteArray, QByteArray> numbers{{"rounds", fields.value(TransformRounds)},
                                                {"stream", fields.value(InnerStreamId)}};
    header.kdf = aesKdf(fields.value(TransformSeed), numberOf(numbers, "rounds"));
    header.innerStream = static_cast<KdbxInnerStream>(numberOf(numbers, "stream"));
    header.streamKey = fields.value(StreamKey);
    header.startBytes = fields.value(StreamStartBytes);
    return header.startBytes.size() == SeedBytes ? Result<>() : damaged("KDBX start bytes");
}

Result<int> readVersion(ByteReader &reader)
{
    const auto first = reader.number<quint32>();
    const auto second = reader.number<quint32>();
    (void)reader.number<quint16>(); // minor
    const auto major = reader.number<quint16>();
    if (first != Signature || (second != SignatureKeepass1 && second != SignatureKeepass2))
        return failImport(ImportFault::Unknown, QStringLiteral("no KeePass file"));
    if (second == SignatureKeepass1)
        return failImport(ImportFault::Keepass1);
    if (!reader.isOk())
        return damaged("KDBX version");
    if (major != 3 && major != 4)
        return failImport(ImportFault::NewerVersion);
    return major;
}

} // namespace

bool looksLikeKeepass(QByteArrayView file)
{
    ByteReader reader(file);
    const auto first = reader.number<quint32>();
    const auto second = reader.number<quint32>();
    return reader.isOk() && first == Signature
        && (second == SignatureKeepass1 || second == SignatureKeepass2);
}

Result<KdbxHeader> readKdbxHeader(QByteArrayView file)
{
    ByteReader reader(file);
    KdbxHeader header;
    HAEX_ASSIGN(version, readVersion(reader));
    header.version = version;
    HAEX_ASSIGN(fields, readFields(reader, version));
    header.size = reader.position();
    HAEX_ASSIGN(cipher, cipherOf(fields));
    header.cipher = cipher;
    header.isGzip = fields.value(CompressionFlags).startsWith('\1');
    header.masterSeed = fields.value(MasterSeed);
    header.iv = fields.value(EncryptionIv);
    if (header.masterSeed.size() != SeedBytes)
        return damaged("KDBX master seed");
    if (version == 3) {
        HAEX_TRY(readVersion3(fields, header));
        return header;
    }
    HAEX_ASSIGN(kdf, kdfOf(fields.value(KdfParameters)));
    header.kdf = std::move(kdf);
    return header;
}

} // namespace haex
