// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/kdbxdocument.h"

#include "core/crypto/foreigncipher.h"
#include "core/vault/importexport/gunzip.h"
#include "core/vault/importexport/importedvault.h"
#include "core/vault/importexport/importfault.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QXmlStreamReader>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace haex {
namespace {

constexpr int MaxDepth = 64;
constexpr qint64 SecondsFromYearOneTo1970 = 62'135'596'800;
constexpr qint64 LatestSeconds = 253'402'300'799; // the year 9999

QByteArray fromBase64(const QString &text)
{
    return QByteArray::fromBase64(text.toLatin1());
}

/// Version 3 writes ISO 8601, version 4 the seconds since the year 1 in base64.
qint64 timeOf(const QString &text)
{
    if (text.contains(u'-')) {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
        return time.isValid() ? time.toMSecsSinceEpoch() : 0;
    }
    const QByteArray bytes = fromBase64(text);
    if (bytes.size() != sizeof(qint64))
        return 0;
    const auto seconds = qFromLittleEndian<qint64>(bytes.constData());
    const bool isSane = seconds > 0 && seconds <= LatestSeconds + SecondsFromYearOneTo1970;
    return isSane ? (seconds - SecondsFromYearOneTo1970) * 1000 : 0;
}

bool isTrue(QStringView text)
{
    return text.compare(u"true", Qt::CaseInsensitive) == 0;
}

class DocumentReader
{
public:
    DocumentReader(const KdbxPayload &payload, std::optional<ForeignStreamCipher> stream)
        : m_payload(payload)
        , m_stream(std::move(stream))
        , m_xml(payload.xml)
    {
        for (qsizetype i = 0; i < payload.binaries.size(); ++i)
            m_document.binaries[QByteArray::number(i)] = payload.binaries[i];
    }

    [[nodiscard]] Result<KdbxDocument> run()
    {
        if (!m_xml.readNextStartElement() || m_xml.name() != u"KeePassFile")
            m_xml.raiseError(QStringLiteral("no KeePass document"));
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Meta")
                readMeta();
            else if (m_xml.name() == u"Root")
                readRoot();
            else
                m_xml.skipCurrentElement();
        }
        if (m_xml.hasError())
            return failImport(ImportFault::Damaged,
                              QStringLiteral("KDBX document: ") + m_xml.errorString());
        return std::move(m_document);
    }

private:
    void readMeta()
    {
        bool hasRecycleBin = true;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"HeaderHash")
                checkHeader(fromBase64(m_xml.readElementText()));
            else if (m_xml.name() == u"RecycleBinEnabled")
                hasRecycleBin = isTrue(m_xml.readElementText());
            else if (m_xml.name() == u"RecycleBinUUID")
                m_document.recycleBin = fromBase64(m_xml.readElementText());
            else if (m_xml.name() == u"Binaries")
                readBinaries();
            else if (m_xml.name() == u"CustomIcons")
                m_document.customIcons = countChildren();
            else
                m_xml.skipCurrentElement();
        }
        if (!hasRecycleBin)
            m_document.recycleBin.clear();
    }

    void checkHeader(const QByteArray &hash)
    {
        if (m_payload.version == 3 && hash != m_payload.headerHash)
            m_xml.raiseError(QStringLiteral("the header was changed"));
    }

    int countChildren()
    {
        int count = 0;
        for (; m_xml.readNextStartElement(); ++count)
            m_xml.skipCurrentElement();
        return count;
    }

    void readBinaries()
    {
        while (m_xml.readNextStartElement()) {
            const QByteArray id = m_xml.attributes().value(QLatin1StringView("ID")).toLatin1();
            const bool isPacked = isTrue(m_xml.attributes().value(QLatin1StringView("Compressed")));
            const bool isProtected
                = isTrue(m_xml.attributes().value(QLatin1StringView("Protected")));
            QByteArray content = fromBase64(m_xml.readElementText());
            if (isProtected)
                content = unprotected(content);
            if (isPacked)
                content = unpacked(content);
            m_binaryBytes += content.size();
            m_document.binaries[id] = content;
        }
    }

    QByteArray unpacked(const QByteArray &content)
    {
        auto result = gunzip(content, MaxImportUnpackedBytes - m_binaryBytes);
        if (!result) {
            m_xml.raiseError(QStringLiteral("attachment"));
            return {};
        }
        return *result;
    }

    QByteArray unprotected(const QByteArray &bytes)
    {
        if (!m_stream)
            return bytes;
        auto result = m_stream->process(bytes);
        return result ? *result : QByteArray();
    }

    void readRoot()
    {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Group")
                m_document.root = readGroup(1);
            else
                m_xml.skipCurrentElement();
        }
    }

    KdbxGroup readGroup(int depth)
    {
        KdbxGroup group;
        if (depth > MaxDepth)
            m_xml.raiseError(QStringLiteral("groups nested too deep"));
        while (m_xml.readNextStartElement()) {
            const QStringView name = m_xml.name();
            if (name == u"UUID")
                group.uuid = fromBase64(m_xml.readElementText());
            else if (name == u"Name")
                group.name = m_xml.readElementText();
            else if (name == u"Notes")
                group.notes = m_xml.readElementText();
            else if (name == u"Entry")
                group.entries.push_back(readEntry(true));
            else if (name == u"Group")
                group.groups.push_back(readGroup(depth + 1));
            else
                m_xml.skipCurrentElement();
        }
        return group;
    }

    KdbxEntry readEntry(bool mayHaveHistory)
    {
        KdbxEntry entry;
        while (m_xml.readNextStartElement()) {
            const QStringView name = m_xml.name();
            if (name == u"UUID")
                entry.uuid = fromBase64(m_xml.readElementText());
            else if (name == u"Tags")
                entry.tags = m_xml.readElementText();
            else if (name == u"OverrideURL")
                entry.overrideUrl = m_xml.readElementText();
            else if (name == u"Times")
                readTimes(entry);
            else if (name == u"String")
                entry.strings.push_back(readString());
            else if (name == u"Binary")
                entry.attachments.push_back(readAttachment());
            else if (name == u"AutoType")
                entry.hasAutoType = readAutoType();
            else if (name == u"History" && mayHaveHistory)
                readHistory(entry);
            else
                m_xml.skipCurrentElement();
        }
        return entry;
    }

    void readHistory(KdbxEntry &entry)
    {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Entry")
                entry.history.push_back(readEntry(false));
            else
                m_xml.skipCurrentElement();
        }
    }

    void readTimes(KdbxEntry &entry)
    {
        bool expires = false;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"CreationTime")
                entry.createdMs = timeOf(m_xml.readElementText());
            else if (m_xml.name() == u"LastModificationTime")
                entry.modifiedMs = timeOf(m_xml.readElementText());
            else if (m_xml.name() == u"ExpiryTime")
                entry.expiryMs = timeOf(m_xml.readElementText());
            else if (m_xml.name() == u"Expires")
                expires = isTrue(m_xml.readElementText());
            else
                m_xml.skipCurrentElement();
        }
        if (!expires)
            entry.expiryMs = 0;
    }

    KdbxString readString()
    {
        KdbxString string;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Key") {
                string.key = m_xml.readElementText();
            } else if (m_xml.name() == u"Value") {
                const bool isHidden
                    = isTrue(m_xml.attributes().value(QLatin1StringView("Protected")));
                string.isProtected = isHidden
                    || isTrue(m_xml.attributes().value(QLatin1StringView("ProtectInMemory")));
                const QString text = m_xml.readElementText();
                string.value = isHidden ? QString::fromUtf8(unprotected(fromBase64(text))) : text;
            } else {
                m_xml.skipCurrentElement();
            }
        }
        return string;
    }

    KdbxAttachment readAttachment()
    {
        KdbxAttachment attachment;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Key") {
                attachment.name = m_xml.readElementText();
            } else if (m_xml.name() == u"Value") {
                attachment.ref = m_xml.attributes().value(QLatin1StringView("Ref")).toLatin1();
                const QString text = m_xml.readElementText();
                if (!attachment.ref.isEmpty())
                    continue;
                // Some programs write the content right here.
                attachment.ref = "inline" + QByteArray::number(m_document.binaries.size());
                m_document.binaries[attachment.ref] = fromBase64(text);
            } else {
                m_xml.skipCurrentElement();
            }
        }
        return attachment;
    }

    /// Whether the person set anything up there.
    bool readAutoType()
    {
        bool hasOwn = false;
        while (m_xml.readNextStartElement()) {
            hasOwn = hasOwn || m_xml.name() == u"Association";
            if (m_xml.name() == u"DefaultSequence")
                hasOwn = !m_xml.readElementText().isEmpty() || hasOwn;
            else
                m_xml.skipCurrentElement();
        }
        return hasOwn;
    }

    const KdbxPayload &m_payload;
    std::optional<ForeignStreamCipher> m_stream;
    QXmlStreamReader m_xml;
    KdbxDocument m_document;
    qsizetype m_binaryBytes = 0;
};

Result<std::optional<ForeignStreamCipher>> innerStreamOf(const KdbxPayload &payload)
{
    const auto hashed = [&](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(payload.streamKey, algorithm);
    };
    using Algorithm = ForeignStreamCipher::Algorithm;
    switch (payload.innerStream) {
    case KdbxInnerStream::None:
        return std::nullopt;
    case KdbxInnerStream::Salsa20: {
        const QByteArray key = hashed(QCryptographicHash::Sha256);
        HAEX_ASSIGN(stream,
                    ForeignStreamCipher::create(Algorithm::Salsa20, SecretBytes::copyOf(key),
                                                QByteArray::fromHex("e830094b97205d2a")));
        return stream;
    }
    case KdbxInnerStream::ChaCha20: {
        const QByteArray key = hashed(QCryptographicHash::Sha512);
        HAEX_ASSIGN(stream,
                    ForeignStreamCipher::create(
                        Algorithm::ChaCha20, SecretBytes::copyOf(key.left(32)), key.mid(32, 12)));
        return stream;
    }
    }
    return failImport(ImportFault::Cipher, QStringLiteral("inner stream"));
}

} // namespace

const KdbxString *KdbxEntry::find(QStringView key) const
{
    const auto found = std::ranges::find(strings, key, &KdbxString::key);
    return found == strings.end() ? nullptr : &*found;
}

Result<KdbxDocument> readKdbxDocument(const KdbxPayload &payload)
{
    // Entities can make a small document a large one; KeePass never has any.
    if (payload.xml.contains("<!DOCTYPE"))
        return failImport(ImportFault::Damaged, QStringLiteral("KDBX document: document type"));
    HAEX_ASSIGN(stream, innerStreamOf(payload));
    return DocumentReader(payload, std::move(stream)).run();
}

} // namespace haex
