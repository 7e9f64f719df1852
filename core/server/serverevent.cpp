// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverevent.h"

#include <QByteArrayList>

namespace haex {
namespace {

constexpr QByteArrayView ChangedWord = "changed";
constexpr QByteArrayView LoginEndedWord = "login-ended";
constexpr QByteArrayView DeviceRemovedWord = "device-removed";
constexpr QByteArrayView AccountEndedWord = "account-ended";

struct Encoder
{
    QByteArray operator()(const VaultChanged &event) const
    {
        return ChangedWord.toByteArray() + ' ' + QByteArray::number(event.accountId) + ' '
            + event.vaultId + ' ' + QByteArray::number(event.sequence) + ' ' + event.deviceId;
    }
    QByteArray operator()(const LoginEnded &event) const
    {
        return LoginEndedWord.toByteArray() + ' ' + QByteArray::number(event.session);
    }
    QByteArray operator()(const DeviceRemoved &event) const
    {
        return DeviceRemovedWord.toByteArray() + ' ' + QByteArray::number(event.accountId) + ' '
            + event.deviceId;
    }
    QByteArray operator()(const AccountEnded &event) const
    {
        return AccountEndedWord.toByteArray() + ' ' + QByteArray::number(event.accountId);
    }
};

} // namespace

QByteArray encodeServerEvent(const ServerEvent &event)
{
    return std::visit(Encoder{}, event);
}

std::optional<ServerEvent> parseServerEvent(const QByteArray &line)
{
    const QByteArrayList words = line.split(' ');
    bool isNumber = false;
    const qint64 number = words.value(1).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    if (words[0] == ChangedWord && words.size() == 5) {
        const qint64 sequence = words[3].toLongLong(&isNumber);
        if (!isNumber)
            return std::nullopt;
        return VaultChanged{number, words[2], sequence, words[4]};
    }
    if (words[0] == LoginEndedWord && words.size() == 2)
        return LoginEnded{number};
    if (words[0] == DeviceRemovedWord && words.size() == 3)
        return DeviceRemoved{number, words[2]};
    if (words[0] == AccountEndedWord && words.size() == 2)
        return AccountEnded{number};
    return std::nullopt;
}

bool replaces(const ServerEvent &later, const ServerEvent &earlier)
{
    const auto *after = std::get_if<VaultChanged>(&later);
    const auto *before = std::get_if<VaultChanged>(&earlier);
    return after && before && after->accountId == before->accountId
        && after->vaultId == before->vaultId && after->deviceId == before->deviceId;
}

} // namespace haex
