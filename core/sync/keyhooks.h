// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/remotecell.h"

#include <QByteArrayList>

#include <functional>
#include <vector>

namespace haex {

/// What whoever keeps the versions of the vault key does for the sync. Each may be empty.
struct KeyHooks
{
    /// Is shown the cells that carry keys, before others that may need them are opened.
    std::function<void(const std::vector<RemoteCell> &)> take = {};
    /// Whether it is this device that re-encrypts what lies under former versions.
    std::function<bool()> mayReencrypt = {};
    /// Devices that are out: their sessions end at every backend.
    std::function<QByteArrayList()> removedDevices = {};
    /// A backend that knew this device does not any more: somebody removed it there.
    std::function<void()> removedHere = {};
};

} // namespace haex
