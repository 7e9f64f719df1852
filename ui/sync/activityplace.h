// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace haex {

/// How the activity log is narrowed, for a panel that is made anew in its place.
struct ActivityPlace
{
    QString search = {};
    QByteArray itemId = {};
    QString itemTitle = {};
    QString direction = {};
    QString result = {};
    std::optional<NodeId> device = {};
    /// 0: any time.
    int days = 0;
    int row = -1;
};

} // namespace haex
