// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/vaultmessages.h"

#include "core/base/base64.h"
#include "core/protocol/changecodec_p.h"

namespace haex {
namespace {

constexpr qint64 MaxKdfNumber = std::numeric_limits<quint32>::max();

QByteArray readBase64Text(JsonReader &reader, const char *name)
{
    QByteArray text = reader.text(name);
    if (text.size() > limits::MaxKeyFieldBytes || !decodeBase64(text))
        reader.failAt(name, ErrorCode::BadField);
    return text;
}

void writeKey(JsonWriter &writer, const WrappedVaultKey &key)
{
    writer.text("encryptedVaultKey", key.encryptedVaultKey)
        .text("vaultKeySalt", key.vaultKeySalt)
        .text("vaultKeyNonce", key.vaultKeyNonce)
        .text("keyCommitment", key.keyCommitment)
        .beginObject("kdf")
        .text("name", key.kdf.name)
        .integer("opsLimit", key.kdf.opsLimit)
        .integer("memLimitKiB", key.kdf.memLimitKiB)
        .integer("parallelism", key.kdf.parallelism)
        .endObject()
        .integer("keyVersion", key.keyVersion);
}

WrappedVaultKey readKey(JsonReader &reader)
{
    WrappedVaultKey key;
    key.encryptedVaultKey = readBase64Text(reader, "encryptedVaultKey");
    key.vaultKeySalt = readBase64Text(reader, "vaultKeySalt");
    key.vaultKeyNonce = readBase64Text(reader, "vaultKeyNonce");
    key.keyCommitment = readBase64Text(reader, "keyCommitment");
    reader.object("kdf", [&](JsonReader &kdf) {
        key.kdf.name = kdf.text("name");
        key.kdf.opsLimit = kdf.integer("opsLimit", 0, MaxKdfNumber);
        key.kdf.memLimitKiB = kdf.integer("memLimitKiB", 0, MaxKdfNumber);
        key.kdf.parallelism = kdf.integer("parallelism", 0, MaxKdfNumber);
        if (key.kdf.name.size() > limits::MaxIdentifierBytes)
            kdf.failAt("name", ErrorCode::BadField);
    });
    key.keyVersion = reader.integer("keyVersion", 0, MaxKdfNumber);
    return key;
}

void writeName(JsonWriter &writer, const EncryptedVaultName &name)
{
    writer.text("encryptedVaultName", name.encryptedVaultName)
        .text("vaultNameNonce", name.vaultNameNonce);
}

EncryptedVaultName readName(JsonReader &reader)
{
    EncryptedVaultName name;
    name.encryptedVaultName = readBase64Text(reader, "encryptedVaultName");
    name.vaultNameNonce = readBase64Text(reader, "vaultNameNonce");
    return name;
}

VaultSummary readSummary(JsonReader &reader)
{
    VaultSummary vault;
    vault.vaultId = readVaultId(reader);
    vault.name = readName(reader);
    vault.keyVersion = reader.integer("keyVersion");
    vault.epoch = reader.text("epoch");
    vault.sequence = reader.integer("sequence", 0);
    vault.createdAtMs = reader.integer("createdAt");
    return vault;
}

} // namespace

QByteArray encodeVaultKeyRecord(const VaultKeyRecord &record)
{
    JsonWriter writer(1024);
    writer.beginObject().text("vaultId", record.vaultId);
    writeKey(writer, record.key);
    writeName(writer, record.name);
    writer.integer("revision", record.revision).integer("createdAt", record.createdAtMs);
    return writer.endObject().take();
}

Result<VaultKeyRecord> parseVaultKeyRecord(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    VaultKeyRecord record;
    record.vaultId = readVaultId(reader);
    record.key = readKey(reader);
    record.name = readName(reader);
    record.revision = reader.optionalInteger("revision").value_or(0);
    record.createdAtMs = reader.optionalInteger("createdAt").value_or(0);
    return document.finish(std::move(record));
}

QByteArray encodeVaultKeyPatch(const VaultKeyPatch &patch)
{
    JsonWriter writer(1024);
    writer.beginObject();
    if (patch.key)
        writeKey(writer, *patch.key);
    if (patch.name)
        writeName(writer, *patch.name);
    if (patch.revision)
        writer.integer("revision", *patch.revision);
    return writer.endObject().take();
}

Result<VaultKeyPatch> parseVaultKeyPatch(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    VaultKeyPatch patch;
    // One field of a group asks for all of them: half a wrapped key opens nothing.
    const bool hasKey = reader.has("encryptedVaultKey") || reader.has("vaultKeySalt")
        || reader.has("vaultKeyNonce") || reader.has("keyCommitment") || reader.has("kdf");
    const bool hasName = reader.has("encryptedVaultName") || reader.has("vaultNameNonce");
    if (hasKey)
        patch.key = readKey(reader);
    if (hasName)
        patch.name = readName(reader);
    if (!hasKey && !hasName)
        reader.failAt("encryptedVaultKey", ErrorCode::BadField);
    patch.revision = reader.optionalInteger("revision");
    return document.finish(std::move(patch));
}

QByteArray encodeVaultList(const std::vector<VaultSummary> &vaults)
{
    JsonWriter writer(1024);
    writer.beginObject().beginArray("vaults");
    for (const VaultSummary &vault : vaults) {
        writer.beginObject().text("vaultId", vault.vaultId);
        writeName(writer, vault.name);
        writer.integer("keyVersion", vault.keyVersion)
            .text("epoch", vault.epoch)
            .integer("sequence", vault.sequence)
            .integer("createdAt", vault.createdAtMs)
            .endObject();
    }
    return writer.endArray().endObject().take();
}

Result<std::vector<VaultSummary>> parseVaultList(QByteArrayView body)
{
    HAEX_ASSIGN(document, JsonDocument::parse(body));
    JsonReader reader = document.root();
    std::vector<VaultSummary> vaults;
    reader.array(
        "vaults", [](qsizetype) {}, [&](JsonReader &item) { vaults.push_back(readSummary(item)); });
    return document.finish(std::move(vaults));
}

} // namespace haex
