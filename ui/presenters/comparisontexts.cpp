// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/comparisontexts.h"

#include "ui/presenters/activitytexts.h"
#include "ui/presenters/timetexts.h"

namespace haex {

QString ComparisonTexts::sentence(const DeviceComparison &comparison, const QString &device,
                                  qint64 nowMs)
{
    if (comparison.sinceMs == 0)
        return tr("%1: %2", "device, what it holds").arg(device, fact(comparison));
    return tr("%1: %2, since %3", "device, what it holds, time")
        .arg(device, fact(comparison), TimeTexts::since(comparison.sinceMs, nowMs));
}

QString ComparisonTexts::fact(const DeviceComparison &comparison)
{
    switch (comparison.agreement) {
    case DeviceAgreement::Equal:
        return tr("holds the same as this device");
    case DeviceAgreement::Behind:
        return tr("has not told yet that it has everything from here");
    case DeviceAgreement::Ahead:
        return tr("has something that is not here yet");
    case DeviceAgreement::Differs:
        return tr("holds something else in %1").arg(tables(comparison));
    case DeviceAgreement::Withheld:
        return tr("was shown changes that the server keeps from this device");
    case DeviceAgreement::Unknown:
        break;
    }
    return tr("has not told yet what it holds");
}

QString ComparisonTexts::tables(const DeviceComparison &comparison)
{
    QStringList words;
    for (const DifferingTable &table : comparison.tables) {
        const QString name = ActivityTexts::table(QString::fromUtf8(table.table));
        words += table.offeredRows > 0
            ? tr("%1 (%n row(s) offered again)", nullptr, static_cast<int>(table.offeredRows))
                  .arg(name)
            : name;
    }
    return words.join(QLatin1StringView(", "));
}

Tone ComparisonTexts::tone(const DeviceComparison &comparison)
{
    if (comparison.isAlarming())
        return Tone::Warning;
    return comparison.agreement == DeviceAgreement::Equal ? Tone::Success : Tone::Muted;
}

} // namespace haex
