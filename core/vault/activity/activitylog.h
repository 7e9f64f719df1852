// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/activity/activityrecord.h"

#include <QHash>

namespace haex {

class Replica;
class Statement;

/// The log of what was sent and received, read with the names that things have now. It is this
/// device's own, lies in the vault's file, and holds places and fates, never values. Thread of the Replica.
class ActivityLog final
{
public:
    explicit ActivityLog(Replica &replica);

    static constexpr int DefaultDays = 365;

    /// Newest first; of a round the rows in the order in which they came.
    [[nodiscard]] Result<QList<ActivityRecord>> list(const ActivityQuery &query);
    /// The devices of the vault.
    [[nodiscard]] Result<QList<NodeId>> devices();
    /// How many days this device keeps the log; 0 = as much as there is room for (5 000 rounds, 20 000 lines).
    [[nodiscard]] Result<int> days();
    /// Takes effect at once; `invalid_argument` below 0.
    [[nodiscard]] Result<> setDays(int days);
    /// Forgets what is older, as `list` does too.
    [[nodiscard]] Result<> forgetOld();

private:
    struct Name
    {
        QString text;
        bool isHere = false;
    };
    [[nodiscard]] Result<> findItems();
    [[nodiscard]] Result<QByteArray> itemOf(const QByteArray &tableName, const QByteArray &rowPks);
    [[nodiscard]] Result<> loadDevices();
    [[nodiscard]] QString deviceName(NodeId node) const;
    [[nodiscard]] const Name &itemName(const QByteArray &id);
    [[nodiscard]] const Name &nameOf(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column);
    [[nodiscard]] Name readName(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column);
    [[nodiscard]] QList<ActivityRecord::Field> fieldsOf(const TrailLine &line);
    [[nodiscard]] ActivityRecord recordOf(const Statement &row);
    void name(ActivityRecord &record);

    Replica &m_replica;
    /// By node.
    QHash<quint64, QString> m_devices;
    QHash<QByteArray, Name> m_names;
};

} // namespace haex
