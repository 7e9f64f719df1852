// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QString>

namespace haex {

/// What people call their devices; never "local" and "remote".
class DeviceNames final
{
    Q_DECLARE_TR_FUNCTIONS(haex::DeviceNames)
public:
    void setThisDevice(NodeId node, const QString &name);
    void add(NodeId node, const QString &name);

    /// "Laptop (this device)", "Phone", or "Device 3f2a" for one that never told its name.
    [[nodiscard]] QString of(NodeId node) const;
    /// This one included.
    [[nodiscard]] qsizetype count() const { return m_nodes.size(); }
    [[nodiscard]] bool isThisDevice(NodeId node) const { return node == m_thisNode; }

private:
    NodeId m_thisNode;
    QSet<quint64> m_nodes;
    QHash<quint64, QString> m_names;
};

} // namespace haex
