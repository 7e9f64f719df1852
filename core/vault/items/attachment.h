// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace haex {

/// A file on an item, without its content.
struct Attachment
{
    QByteArray id = {};
    QByteArray itemId = {};
    QString name = {};
    /// Bytes.
    qint64 size = 0;
    /// Pieces in all, and those that have arrived on this device.
    qint64 chunks = 0;
    qint64 chunksHere = 0;

    [[nodiscard]] bool isHere() const { return chunksHere >= chunks; }

    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// One that was taken off an item which is still there.
struct TrashedAttachment
{
    Attachment attachment = {};
    QString itemTitle = {};
    qint64 deletedMs = 0;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::Attachment)
