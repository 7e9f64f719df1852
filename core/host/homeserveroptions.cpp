// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserveroptions.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <utility>

namespace haex {
namespace {

/// Networks that exist inside this computer only: of containers and virtual machines.
bool isInternal(const QNetworkInterface &interface)
{
    static constexpr std::array Prefixes{QLatin1StringView("docker"), QLatin1StringView("veth"),
                                         QLatin1StringView("br-"),    QLatin1StringView("virbr"),
                                         QLatin1StringView("vbox"),   QLatin1StringView("lxc")};
    return std::ranges::any_of(
        Prefixes, [&](QLatin1StringView prefix) { return interface.name().startsWith(prefix); });
}

int rankOf(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return 0;
    return address.isUniqueLocalUnicast() ? 1 : 2;
}

bool isUsable(const QNetworkInterface &interface)
{
    const auto flags = interface.flags();
    return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
        && !flags.testFlag(QNetworkInterface::IsLoopBack) && !isInternal(interface);
}

} // namespace

QString defaultHomeServerFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QLatin1StringView("/haex-vault/home-server");
}

QStringList networkAddresses()
{
    QList<QHostAddress> found;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!isUsable(interface))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            if (!entry.ip().isLinkLocal() && !entry.isTemporary())
                found += entry.ip();
        }
    }
    std::ranges::stable_sort(found, {}, rankOf);
    QStringList addresses;
    for (const QHostAddress &address : std::as_const(found))
        addresses += address.toString();
    return addresses;
}

} // namespace haex
