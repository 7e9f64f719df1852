// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/quickunlockfile.h"

#include "core/crypto/aead.h"
#include "core/crypto/associateddata.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 MaxFileBytes = 4096;
constexpr qsizetype EntryBytes = 16;
constexpr QByteArrayView Magic = "HXQ1";
constexpr auto NonceSize = static_cast<qsizetype>(Aead::NonceBytes);
constexpr auto TagSize = static_cast<qsizetype>(Aead::TagBytes);

AssociatedData placeOf(const QuickUnlockFile &file)
{
    AssociatedData data;
    data.add(Magic).add(file.entry).add(file.salt);
    return data;
}

QByteArray randomBytes(qsizetype size)
{
    const SecretBytes bytes = SecretBytes::random(static_cast<size_t>(size));
    return {reinterpret_cast<const char *>(bytes.view().data()), size};
}

QByteArray bytesIn(const QJsonObject &json, QLatin1StringView name)
{
    return QByteArray::fromBase64(json.value(name).toString().toLatin1());
}

QString textOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

Result<QuickUnlockFile> QuickUnlockFile::seal(const SecretBytes &keychainKey,
                                              const SecretBytes &fileKey, const QByteArray &salt)
{
    QuickUnlockFile file{randomBytes(EntryBytes).toHex(), salt, randomBytes(NonceSize)};
    file.sealed.resize(NonceSize + static_cast<qsizetype>(fileKey.size()) + TagSize);
    HAEX_ASSIGN(aead, Aead::create(keychainKey));
    const ByteSpan bytes = writableBytesOf(file.sealed);
    HAEX_TRY(aead.seal(bytes.first(Aead::NonceBytes), placeOf(file).bytes(), fileKey.view(),
                       bytes.subspan(Aead::NonceBytes)));
    return file;
}

Result<SecretBytes> QuickUnlockFile::open(const SecretBytes &keychainKey) const
{
    if (sealed.size() <= NonceSize + TagSize)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("quick unlock"));
    HAEX_ASSIGN(aead, Aead::create(keychainKey));
    const ConstByteSpan bytes = bytesOf(sealed);
    SecretBytes fileKey(static_cast<size_t>(sealed.size() - NonceSize - TagSize));
    HAEX_TRY(aead.open(bytes.first(Aead::NonceBytes), placeOf(*this).bytes(),
                       bytes.subspan(Aead::NonceBytes), fileKey.mutableView()));
    return fileKey;
}

QString QuickUnlockFile::pathFor(const QString &vaultPath)
{
    return vaultPath + QLatin1StringView(".quick");
}

bool QuickUnlockFile::exists(const QString &vaultPath)
{
    return QFile::exists(pathFor(vaultPath));
}

Result<QuickUnlockFile> QuickUnlockFile::read(const QString &vaultPath)
{
    QFile file(pathFor(vaultPath));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, file.fileName());
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaxFileBytes)).object();
    return QuickUnlockFile{json.value(QLatin1StringView("entry")).toString().toLatin1(),
                           bytesIn(json, QLatin1StringView("salt")),
                           bytesIn(json, QLatin1StringView("sealed"))};
}

Result<> QuickUnlockFile::write(const QString &vaultPath) const
{
    const QJsonObject json{{QStringLiteral("format"), QStringLiteral("haex-quick-unlock-1")},
                           {QStringLiteral("entry"), QString::fromLatin1(entry)},
                           {QStringLiteral("salt"), textOf(salt)},
                           {QStringLiteral("sealed"), textOf(sealed)}};
    const QByteArray text = QJsonDocument(json).toJson();
    QSaveFile file(pathFor(vaultPath));
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size() && file.commit();
    return isWritten ? Result<>() : fail(ErrorCode::IoError, file.fileName());
}

void QuickUnlockFile::remove(const QString &vaultPath)
{
    QFile::remove(pathFor(vaultPath));
}

} // namespace haex
