// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recoveryfile.h"

#include "core/crypto/recoverybox.h"
#include "core/vault/durablefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace haex {
namespace {

constexpr qint64 MaxFileBytes = 64 * 1024;
constexpr QByteArrayView Purpose = "vault file";

/// Of one state of one vault: the salt is new with each password.
AssociatedData purposeOf(const QByteArray &salt)
{
    AssociatedData data;
    data.add(Purpose).add(salt);
    return data;
}

Result<> writeDurably(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(text) == text.size() && file.commit();
    if (!isWritten)
        return fail(ErrorCode::IoError, path);
    return flushFolderOf(path);
}

struct Contents
{
    QByteArray salt;
    RecoveryBox box;
};

Result<Contents> read(const QString &vaultPath)
{
    QFile file(RecoveryFile::pathFor(vaultPath));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, file.fileName());
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaxFileBytes)).object();
    HAEX_ASSIGN(box, RecoveryBox::fromJson(json.value(QLatin1StringView("box")).toObject()));
    return Contents {
        QByteArray::fromBase64(json.value(QLatin1StringView("salt")).toString().toLatin1()),
        std::move(box)};
}

} // namespace

QString RecoveryFile::pathFor(const QString &vaultPath)
{
    return vaultPath + QLatin1StringView(".recovery");
}

bool RecoveryFile::isFor(const QString &vaultPath, const SecretBytes &sealKey,
                         const QByteArray &salt)
{
    const auto contents = read(vaultPath);
    return contents && contents->salt == salt && contents->box.keyId == recoveryKeyId(sealKey);
}

Result<> RecoveryFile::write(const QString &vaultPath, const SecretBytes &sealKey,
                             const SecretBytes &fileKey, const QByteArray &salt)
{
    HAEX_ASSIGN(box, sealForRecovery(sealKey, fileKey, purposeOf(salt)));
    const QJsonObject json {{QStringLiteral("format"), QStringLiteral("haex-recovery-1")},
                            {QStringLiteral("salt"), QString::fromLatin1(salt.toBase64())},
                            {QStringLiteral("box"), box.toJson()}};
    return writeDurably(pathFor(vaultPath), QJsonDocument(json).toJson());
}

Result<SecretBytes> RecoveryFile::open(const QString &vaultPath, const RecoveryKey &key,
                                       const QByteArray &salt)
{
    HAEX_ASSIGN(contents, read(vaultPath));
    if (contents.salt != salt)
        return fail(ErrorCode::NotFound, QStringLiteral("the recovery file is of another state"));
    return openWithRecovery(key, contents.box, purposeOf(salt));
}

Result<> RecoveryFile::copy(const QString &vaultPath, const QString &copyPath)
{
    QFile file(pathFor(vaultPath));
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, file.fileName());
    return writeDurably(pathFor(copyPath), file.read(MaxFileBytes));
}

void RecoveryFile::remove(const QString &vaultPath)
{
    QFile::remove(pathFor(vaultPath));
}

} // namespace haex
