// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace haex {

/// A folder of items. A parent that is not there, or a circle that two devices made together,
/// shows as top level.
struct ItemGroup
{
    /// A UUID; empty until it was saved once.
    QByteArray id = {};
    /// Empty for the top level.
    QByteArray parentId = {};
    QString name = {};
    QString icon = {};
    qint64 position = 0;
    /// Read only: nesting below the top level, and items right inside.
    int depth = 0;
    qint64 itemCount = 0;

    friend bool operator==(const ItemGroup &, const ItemGroup &) = default;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ItemGroup)
