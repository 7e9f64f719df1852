// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/keyversion.h"

#include "core/base/base64.h"
#include "core/crypto/associateddata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView SignedMagic = "HXV1";

QString base64Text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesIn(const QJsonObject &json, const char *name)
{
    const QByteArray text = json.value(QLatin1StringView(name)).toString().toLatin1();
    return decodeBase64(text).value_or(QByteArray());
}

QByteArray textIn(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1StringView(name)).toString().toUtf8();
}

} // namespace

QByteArray KeyVersion::signedBytes(const QByteArray &vaultId) const
{
    AssociatedData data;
    data.add(SignedMagic)
        .add(vaultId)
        .add(number)
        .add(maker)
        .add(QByteArray::number(madeMs))
        .add(keyCheck)
        .add(static_cast<quint32>(members.size()));
    for (const VaultMember &member : members)
        data.add(member.deviceId).add(member.sealKey).add(member.signKey);
    data.add(static_cast<quint32>(removed.size()));
    for (const QByteArray &deviceId : removed)
        data.add(deviceId);
    return QByteArrayView(data.bytes()).toByteArray();
}

const VaultMember *KeyVersion::member(const QByteArray &deviceId) const
{
    const auto found = std::ranges::find(members, deviceId, &VaultMember::deviceId);
    return found == members.end() ? nullptr : &*found;
}

QByteArray KeyVersion::toText() const
{
    QJsonArray memberList;
    for (const VaultMember &member : members) {
        memberList.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf8(member.deviceId)},
                                      {QStringLiteral("sealKey"), base64Text(member.sealKey)},
                                      {QStringLiteral("signKey"), base64Text(member.signKey)}});
    }
    QJsonArray removedList;
    for (const QByteArray &deviceId : removed)
        removedList.append(QString::fromUtf8(deviceId));
    const QJsonObject json{{QStringLiteral("madeMs"), madeMs},
                           {QStringLiteral("maker"), QString::fromUtf8(maker)},
                           {QStringLiteral("members"), memberList},
                           {QStringLiteral("removed"), removedList},
                           {QStringLiteral("keyCheck"), base64Text(keyCheck)},
                           {QStringLiteral("signature"), base64Text(signature)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<KeyVersion> KeyVersion::parse(quint32 number, QByteArrayView text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toByteArray()).object();
    KeyVersion version;
    version.number = number;
    version.madeMs = json.value(QLatin1StringView("madeMs")).toInteger();
    version.maker = textIn(json, "maker");
    version.keyCheck = bytesIn(json, "keyCheck");
    version.signature = bytesIn(json, "signature");
    for (const auto &entry : json.value(QLatin1StringView("members")).toArray()) {
        const QJsonObject member = entry.toObject();
        version.members.append(
            {textIn(member, "id"), bytesIn(member, "sealKey"), bytesIn(member, "signKey")});
    }
    for (const auto &entry : json.value(QLatin1StringView("removed")).toArray())
        version.removed.append(entry.toString().toUtf8());
    if (version.maker.isEmpty() || version.keyCheck.isEmpty() || version.signature.isEmpty())
        return fail(ErrorCode::BadField, QStringLiteral("key version"));
    return version;
}

} // namespace haex
