// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/homeserveroptions.h"

#include <QNetworkInterface>
#include <QStandardPaths>

#include <algorithm>
#include <array>

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
    QStringList addresses;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!isUsable(interface))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            const QHostAddress address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLinkLocal())
                addresses += address.toString();
        }
    }
    return addresses;
}

} // namespace haex
