// SPDX-License-Identifier: GPL-3.0-or-later
// KeePass files: the header, which anybody may have written, and the document inside, which whoever
// made the file did. What lies between is authenticated.
#include "core/vault/importexport/gunzip.h"
#include "core/vault/importexport/keepass/kdbxdocument.h"
#include "core/vault/importexport/keepass/kdbxkey.h"
#include "core/vault/importexport/keepass/keepasstotp.h"
#include "tests/fuzz/fuzztarget.h"

namespace haex {
namespace {

void readHeader(QByteArrayView data)
{
    const auto header = readKdbxHeader(data);
    must(!header || header->size <= data.size(), "a header is inside its file");
    must(!header || looksLikeKeepass(data), "a KeePass file is recognised");
}

void readDocument(QByteArrayView data)
{
    KdbxPayload payload;
    payload.version = 4;
    payload.xml = data.toByteArray();
    payload.innerStream = KdbxInnerStream::ChaCha20;
    payload.streamKey = QByteArray(64, 'k');
    const auto document = readKdbxDocument(payload);
    VaultItem item;
    for (const KdbxEntry &entry : document ? document->root.entries : std::vector<KdbxEntry>()) {
        for (const KdbxString &string : entry.strings)
            item.fields.append({{}, string.key, string.value, string.isProtected});
    }
    takeTotpFromFields(item);
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    constexpr qsizetype Ceiling = 1 << 20;
    readHeader(data);
    readDocument(data);
    (void)keyOfKeyFile(SecretBytes::copyOf(data.toByteArray()));
    const auto unpacked = gunzip(data, Ceiling);
    must(!unpacked || unpacked->size() <= Ceiling, "no more is unpacked than was agreed on");
}

} // namespace haex
