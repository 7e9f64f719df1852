// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace haex {

/// What is open in Tables, for a view that is made anew in its place.
struct TablesPlace
{
    QByteArray table = {};
    bool isInConsole = false;
    QString sql = {};
};

} // namespace haex
