// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicecomparison.h"
#include "ui/widgets/tone.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// Whether another device holds the same, in plain words.
class ComparisonTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ComparisonTexts)
public:
    /// "Phone: holds the same as this device, since 14:02".
    [[nodiscard]] static QString sentence(const DeviceComparison &comparison, const QString &device,
                                          qint64 nowMs);
    [[nodiscard]] static Tone tone(const DeviceComparison &comparison);

private:
    [[nodiscard]] static QString fact(const DeviceComparison &comparison);
    [[nodiscard]] static QString tables(const DeviceComparison &comparison);
};

} // namespace haex
