// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/kdbxkey.h"

#include "core/vault/importexport/importfault.h"

#include <QCryptographicHash>
#include <QXmlStreamReader>

#include <algorithm>

namespace haex {
namespace {

constexpr qsizetype KeyBytes = 32;

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {reinterpret_cast<const char *>(secret.view().data()),
            static_cast<qsizetype>(secret.size())};
}

SecretBytes sha256(QByteArrayView bytes)
{
    QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    SecretBytes result = SecretBytes::copyOf(hash);
    wipe(hash);
    return result;
}

bool isHexDigits(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

/// What an XML key file says; all empty for other files.
struct XmlKeyFile
{
    QString version;
    QString data;
    QString hash;
};

XmlKeyFile readXml(QByteArrayView content)
{
    QXmlStreamReader xml(content.toByteArray());
    XmlKeyFile file;
    if (!xml.readNextStartElement() || xml.name() != u"KeyFile")
        return {};
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"Version") {
            file.version = xml.readElementText();
        } else if (xml.name() == u"Data") {
            file.hash = xml.attributes().value(QLatin1StringView("Hash")).toString();
            file.data = xml.readElementText();
        }
    }
    return xml.hasError() ? XmlKeyFile() : file;
}

tl::unexpected<Error> damagedKeyFile()
{
    return failImport(ImportFault::KeyFileDamaged);
}

Result<SecretBytes> keyOfXml(const XmlKeyFile &file)
{
    const bool isFirst = file.version.startsWith(u"1.");
    if (!isFirst && !file.version.startsWith(u"2."))
        return failImport(ImportFault::NewerVersion, QStringLiteral("key file"));
    const QByteArray text = file.data.simplified().remove(u' ').toLatin1();
    QByteArray key = isFirst ? QByteArray::fromBase64(text) : QByteArray::fromHex(text);
    if (key.size() != KeyBytes)
        return damagedKeyFile();
    if (!isFirst) {
        const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(4);
        if (hash != QByteArray::fromHex(file.hash.toLatin1()))
            return damagedKeyFile();
    }
    SecretBytes result = SecretBytes::copyOf(key);
    wipe(key);
    return result;
}

Result<SecretBytes> compositeKey(const ImportSecrets &secrets)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // A vault under its key file alone has no password, which is not the same as an empty one.
    if (!secrets.password.isEmpty() || secrets.keyFile.isEmpty())
        hash.addData(viewOf(sha256(viewOf(secrets.password))));
    if (!secrets.keyFile.isEmpty()) {
        HAEX_ASSIGN(key, keyOfKeyFile(secrets.keyFile));
        hash.addData(viewOf(key));
    }
    QByteArray bytes = hash.result();
    SecretBytes result = SecretBytes::copyOf(bytes);
    wipe(bytes);
    return result;
}

} // namespace

Result<SecretBytes> keyOfKeyFile(const SecretBytes &content)
{
    const QByteArrayView bytes = viewOf(content);
    if (const XmlKeyFile xml = readXml(bytes); !xml.version.isEmpty() && !xml.data.isEmpty())
        return keyOfXml(xml);
    if (bytes.size() == KeyBytes)
        return content.clone();
    if (bytes.size() == 2 * KeyBytes && isHexDigits(bytes))
        return SecretBytes::copyOf(QByteArray::fromHex(bytes.toByteArray()));
    return sha256(bytes);
}

Result<SecretBytes> transformedKey(const ImportSecrets &secrets, const KdbxHeader &header,
                                   const StopCheck &stop)
{
    HAEX_ASSIGN(composite, compositeKey(secrets));
    if (header.kdf.isArgon2)
        return argon2(composite, header.kdf.argon2);
    return aesKdf(composite, header.kdf.aesSeed, header.kdf.aesRounds, stop);
}

} // namespace haex
