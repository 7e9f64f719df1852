// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicestatement.h"

#include <QMetaType>
#include <QString>

namespace haex {

/// How another device's content compares with ours, by what it said last.
enum class DeviceAgreement {
    /// It said nothing yet, or about another history or under another key.
    Unknown,
    /// Both hold the same.
    Equal,
    /// It has not said yet that it has all that is here.
    Behind,
    /// It has something that is not here yet.
    Ahead,
    /// Both have seen the same, and hold different things.
    Differs,
    /// The server keeps from us what it showed to that device.
    Withheld,
};

/// As in tables and JSON: `unknown`, `equal`, `behind`, `ahead`, `differs`, `withheld`.
[[nodiscard]] QByteArray agreementName(DeviceAgreement agreement);
[[nodiscard]] DeviceAgreement agreementOf(QByteArrayView name);

/// A table that two devices hold differently, and how many of its rows were offered again.
struct DifferingTable
{
    QByteArray table;
    qint64 offeredRows = 0;

    friend bool operator==(const DifferingTable &, const DifferingTable &) = default;
};

/// One line for each, such as `3 notes`: the context of the alert `devices_differ`, and its
/// reading.
[[nodiscard]] QString toText(const QList<DifferingTable> &tables);
[[nodiscard]] QList<DifferingTable> differingTablesOf(const QString &text);

/// One other device, as seen through one backend.
struct DeviceComparison
{
    QByteArray backendId;
    QByteArray deviceId;
    DeviceAgreement agreement = DeviceAgreement::Unknown;
    /// The server's sequence up to which it is about.
    qint64 sequence = 0;
    qint64 sinceMs = 0;
    /// When the other device said so, by its own clock; 0 = it said nothing.
    qint64 statementMs = 0;
    QList<DifferingTable> tables;

    friend bool operator==(const DeviceComparison &, const DeviceComparison &) = default;

    /// Something is wrong that a person should know.
    [[nodiscard]] bool isAlarming() const
    {
        return agreement == DeviceAgreement::Differs || agreement == DeviceAgreement::Withheld;
    }
};

/// The columns that both know and that add up differently, by table.
using DifferingColumns = std::map<QByteArray, QByteArrayList>;

struct StatementComparison
{
    DeviceAgreement agreement = DeviceAgreement::Unknown;
    qint64 sequence = 0;
    DifferingColumns differing;
};

/// Compares two statements in any history that both stand in, `epoch` first. They are about the
/// same content when each has seen all the content that the other has: then they must be equal.
[[nodiscard]] StatementComparison compareStatements(const DeviceStatement &ours,
                                                    const DeviceStatement &theirs,
                                                    const QByteArray &epoch);
/// Whether their maker has seen all content that we have, and still lacks a key: it says so, or speaks under a former one.
[[nodiscard]] bool lacksOurKey(const DeviceStatement &ours, const DeviceStatement &theirs, const QByteArray &epoch);

} // namespace haex

Q_DECLARE_METATYPE(haex::DeviceComparison)
