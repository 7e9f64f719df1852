// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace haex {

/// What people call their devices; never "local" and "remote".
class DeviceNames final
{
    Q_DECLARE_TR_FUNCTIONS(haex::DeviceNames)
public:
    void setThisDevice(NodeId node, const QString &name);
    void add(NodeId node, const QString &name);
    /// Up to when it confirmed its entries itself, as VaultProofs says; 0 = not yet.
    void setConfirmed(NodeId node, qint64 confirmedMs) { m_confirmed.insert(node.value(), confirmedMs); }

    /// "Laptop (this device)", "Phone", or "Device 3f2a" for one that never told its name.
    [[nodiscard]] QString of(NodeId node) const;
    /// This one included.
    [[nodiscard]] qsizetype count() const { return m_nodes.size(); }
    [[nodiscard]] bool isThisDevice(NodeId node) const { return node == m_thisNode; }
    /// nullopt of this device, and of one that is out or cannot sign.
    [[nodiscard]] std::optional<qint64> confirmedMs(NodeId node) const;

    friend bool operator==(const DeviceNames &, const DeviceNames &) = default;

private:
    NodeId m_thisNode;
    QSet<quint64> m_nodes;
    QHash<quint64, QString> m_names;
    QHash<quint64, qint64> m_confirmed;
};

} // namespace haex
