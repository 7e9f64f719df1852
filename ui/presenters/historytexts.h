// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/fieldversion.h"
#include "core/vault/items/itemsyncstate.h"
#include "ui/presenters/devicenames.h"

#include <QCoreApplication>

namespace haex {

/// What was written into an item, when, by which device, and where the item is by now, in words.
class HistoryTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::HistoryTexts)
public:
    /// "Password", "Another address", or what the person called the field.
    [[nodiscard]] static QString fieldName(const FieldVersion &version);
    /// The value as it is shown: of a group its name.
    [[nodiscard]] static QString value(const FieldVersion &version);
    /// "Written today, 14:02:33, by Phone. Replaced …".
    [[nodiscard]] static QString story(const FieldVersion &version, const DeviceNames &devices, qint64 nowMs);
    /// "In use", "Replaced", …
    [[nodiscard]] static QString fate(FieldVersion::Fate fate);
    /// The same of groups and tags: "In it", "Taken off", …
    [[nodiscard]] static QString fate(const FieldVersion &version);

    /// "Only on this device", "Sent to A, not yet to B", …; empty when the vault has no backend.
    [[nodiscard]] static QString whereItIs(const ItemSyncState &state);
    [[nodiscard]] static bool isEverywhere(const ItemSyncState &state);

private:
    [[nodiscard]] static QString filingStory(const FieldVersion &version, const QString &written, const QString &writer, const QString &replaced,
                                             const QString &replacer);
};

} // namespace haex
