// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/replica/trash.h"
#include "core/vault/items/attachment.h"

#include <QByteArrayView>

#include <functional>

class QIODevice;

namespace haex {

class Replica;

/// Files on items, in their synced tables: cut into pieces that a server takes, so that a large file
/// syncs piece by piece and goes on where it was interrupted. A piece is never changed: another
/// content is another attachment. Thread of the Replica.
class AttachmentStore final
{
public:
    /// Of one piece. After base64 and padding two of them fit into a push.
    static constexpr qsizetype ChunkBytes = 256 * 1024;
    /// Of one file: more would make each backup and each new device slow.
    static constexpr qint64 MaxBytes = 64LL * 1024 * 1024;

    /// Bytes of a file; false gives up, and nothing is changed: `cancelled`.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    explicit AttachmentStore(Replica &replica);

    /// Of one item, by name.
    [[nodiscard]] Result<QList<Attachment>> list(const QByteArray &itemId);
    [[nodiscard]] Result<Attachment> find(const QByteArray &id);
    /// Reads `content`, which can be read twice, to its end; answers the new id. In one transaction. NotFound when there is no
    /// such item, CellTooLarge for more than MaxBytes, IoError when it cannot be read.
    [[nodiscard]] Result<QByteArray> add(const QByteArray &itemId, const QString &name, QIODevice &content, const Progress &progress = {});
    [[nodiscard]] Result<QByteArray> add(const QByteArray &itemId, const QString &name, const QByteArray &content);
    [[nodiscard]] Result<QByteArray> addFile(const QByteArray &itemId, const QString &path, const Progress &progress = {});
    struct Copies
    {
        int count = 0;
        /// Names of those that have not arrived whole.
        QStringList leftOut = {};
    };
    /// Gives another item the same files, as attachments of their own, in one transaction; those that have
    /// not arrived whole are left out.
    [[nodiscard]] Result<Copies> copyAll(const QByteArray &fromItem, const QByteArray &toItem);
    [[nodiscard]] Result<> rename(const QByteArray &id, const QString &name);
    /// It stays in the trash.
    [[nodiscard]] Result<> remove(const QByteArray &id);

    /// NotFound while pieces are missing, AuthenticationFailed when it is not what was attached.
    [[nodiscard]] Result<QByteArray> content(const QByteArray &id, const Progress &progress = {});
    /// Writes it to a file of its owner's only, in the place of one that is there.
    [[nodiscard]] Result<> saveTo(const QByteArray &id, const QString &path, const Progress &progress = {});

    /// Taken off items that are still there, newest first.
    [[nodiscard]] Result<QList<TrashedAttachment>> trashed();
    [[nodiscard]] Result<> restore(const QByteArray &id);
    [[nodiscard]] Result<> purge(const QByteArray &id);
    /// What is in the trash of the attachments that were deleted with their item, pieces included.
    [[nodiscard]] Result<QList<TrashedRow>> partsOf(const QByteArray &itemId, const HlcTimestamp &deletedAt);

private:
    using Piece = std::function<Result<>(QByteArrayView bytes)>;
    [[nodiscard]] Result<> readPieces(const QByteArray &id, const Piece &piece, const Progress &progress);
    struct Summary
    {
        qint64 size = 0;
        QByteArray hash = {};
    };
    [[nodiscard]] static Result<Summary> readThrough(QIODevice &content, const Piece &piece);
    [[nodiscard]] Result<Summary> writePieces(const QByteArray &id, QIODevice &content, const Progress &progress);
    [[nodiscard]] Result<QList<TrashedRow>> piecesOf(const QByteArray &id, const HlcTimestamp &deletedAt);
    [[nodiscard]] Result<TrashedRow> trashedRow(const QByteArray &id);
    [[nodiscard]] Result<bool> isOnPresentItem(const Attachment &attachment, QString &title);

    Replica &m_replica;
};

} // namespace haex
