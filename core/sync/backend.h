// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace haex {

/// A configured sync server and this vault's place on it; a row of `haex_sync_backends`. Local to
/// the device: removing it here removes it nowhere else.
struct Backend
{
    QByteArray id;
    QString name;
    QUrl url;
    QString email;
    bool enabled = true;
    qint64 addedMs = 0;
};

} // namespace haex
