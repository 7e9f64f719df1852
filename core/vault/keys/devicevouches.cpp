// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keys/devicevouches.h"

#include "core/vault/vaultproperties.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace haex {
namespace {

const QString Setting = QStringLiteral("vouches");
constexpr QLatin1StringView SignKey("signKey");
constexpr QLatin1StringView ConfirmedMs("confirmed");

} // namespace

Result<QMap<QByteArray, DeviceVouches::Vouch>> DeviceVouches::all() const
{
    HAEX_ASSIGN(text, m_properties.setting(Setting, {}));
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    QMap<QByteArray, Vouch> vouches;
    for (auto each = object.begin(); each != object.end(); ++each) {
        const QJsonObject vouch = each.value().toObject();
        vouches.insert(each.key().toUtf8(),
                       {QByteArray::fromBase64(vouch[SignKey].toString().toLatin1()),
                        vouch[ConfirmedMs].toInteger()});
    }
    return vouches;
}

Result<> DeviceVouches::store(const QMap<QByteArray, Vouch> &vouches)
{
    QJsonObject object;
    for (auto each = vouches.cbegin(); each != vouches.cend(); ++each) {
        object.insert(QString::fromUtf8(each.key()),
                      QJsonObject{{SignKey, QString::fromLatin1(each->signKey.toBase64())},
                                  {ConfirmedMs, each->confirmedMs}});
    }
    return m_properties.setSetting(
        Setting, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

Result<> DeviceVouches::pin(const QByteArray &deviceId, const QByteArray &signKey)
{
    HAEX_ASSIGN(vouches, all());
    if (vouches.contains(deviceId))
        return {};
    vouches.insert(deviceId, {signKey, 0});
    return store(vouches);
}

Result<> DeviceVouches::confirm(const QByteArray &deviceId, qint64 saidMs)
{
    HAEX_ASSIGN(vouches, all());
    const auto vouch = vouches.find(deviceId);
    if (vouch == vouches.end() || vouch->confirmedMs >= saidMs)
        return {};
    vouch->confirmedMs = saidMs;
    return store(vouches);
}

QHash<QByteArray, QByteArray> DeviceVouches::confirmedUpTo() const
{
    QHash<QByteArray, QByteArray> stamps;
    const auto vouches = all();
    if (!vouches)
        return stamps;
    for (auto each = vouches->cbegin(); each != vouches->cend(); ++each) {
        const auto node = NodeId::fromDeviceId(each.key());
        if (node && each->confirmedMs > 0)
            stamps.insert(node->toHex(), HlcTimestamp{each->confirmedMs, 0xffff, *node}.toText());
    }
    return stamps;
}

Result<> DeviceVouches::cameLater(const HlcTimestamp &written)
{
    HAEX_ASSIGN(vouches, all());
    bool isChanged = false;
    for (auto each = vouches.begin(); each != vouches.end(); ++each) {
        if (NodeId::fromDeviceId(each.key()) != written.node || each->confirmedMs < written.physicalMs)
            continue;
        each->confirmedMs = std::max<qint64>(written.physicalMs - 1, 0);
        isChanged = true;
    }
    return isChanged ? store(vouches) : Result<>();
}

} // namespace haex
