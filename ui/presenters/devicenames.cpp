// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/devicenames.h"

namespace haex {

void DeviceNames::setThisDevice(NodeId node, const QString &name)
{
    m_thisNode = node;
    add(node, name);
}

void DeviceNames::add(NodeId node, const QString &name)
{
    m_nodes.insert(node.value());
    if (!name.isEmpty())
        m_names.insert(node.value(), name);
}

std::optional<qint64> DeviceNames::confirmedMs(NodeId node) const
{
    const auto found = m_confirmed.constFind(node.value());
    return found == m_confirmed.cend() || isThisDevice(node) ? std::nullopt : std::optional(*found);
}

QString DeviceNames::of(NodeId node) const
{
    QString name = m_names.value(node.value());
    if (name.isEmpty())
        name = tr("Device %1").arg(QString::fromLatin1(node.toHex().left(4)));
    return isThisDevice(node) ? tr("%1 (this device)").arg(name) : name;
}

} // namespace haex
