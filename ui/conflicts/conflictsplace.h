// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace haex {

/// What is open and chosen in Conflicts, for a view that is made anew in its place.
struct ConflictsPlace
{
    bool isAtWaiting = false;
    bool includesResolved = false;
    QByteArray current = {};
    QByteArrayList chosen = {};
};

} // namespace haex
