// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/attachmentstore.h"

#include "core/replica/replica.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

namespace haex {
namespace {

constexpr char ListSql[]
    = "SELECT a.id, a.item_id, a.name, a.size, a.chunks, (SELECT count(*) FROM vault_attachment_chunks AS c WHERE"
      " c.attachment_id = a.id) FROM vault_attachments AS a WHERE ";

Attachment attachmentOf(const Statement &row)
{
    return {row.text(0), row.text(1), row.string(2), row.integer(3), row.integer(4), row.integer(5)};
}

Result<> tell(const AttachmentStore::Progress &progress, qint64 done, qint64 total)
{
    return !progress || progress(done, total) ? Result<>() : fail(ErrorCode::Cancelled, QStringLiteral("attachment"));
}

} // namespace

AttachmentStore::AttachmentStore(Replica &replica)
    : m_replica(replica)
{
}

Result<QList<Attachment>> AttachmentStore::list(const QByteArray &itemId)
{
    HAEX_ASSIGN(rows, m_replica.database().cached(QByteArray(ListSql) + "a.item_id = ?1 ORDER BY a.name COLLATE NOCASE, a.id"));
    rows->bindText(1, itemId);
    QList<Attachment> attachments;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        attachments += attachmentOf(*rows);
    }
    rows->reset();
    return attachments;
}

Result<Attachment> AttachmentStore::find(const QByteArray &id)
{
    HAEX_ASSIGN(row, m_replica.database().prepare(QByteArray(ListSql) + "a.id = ?1"));
    HAEX_ASSIGN(exists, row.bindText(1, id).step());
    if (!exists)
        return fail(ErrorCode::NotFound, QStringLiteral("attachment"));
    return attachmentOf(row);
}

Result<QByteArray> AttachmentStore::add(const QByteArray &itemId, const QString &name, QIODevice &content, const Progress &progress)
{
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        Database &database = m_replica.database();
        HAEX_ASSIGN(item, database.prepare("SELECT 1 FROM vault_items WHERE id = ?1"));
        HAEX_ASSIGN(exists, item.bindText(1, itemId).step());
        if (!exists)
            return fail(ErrorCode::NotFound, QStringLiteral("item"));
        // The row first, as it is sent in this order: other devices then show how much has arrived.
        const qint64 size = content.size();
        qint64 looked = 0;
        HAEX_ASSIGN(sum, readThrough(content, [&](QByteArrayView bytes) { return tell(progress, looked += bytes.size(), 2 * size); }));
        HAEX_ASSIGN(insert, database.prepare("INSERT INTO vault_attachments(id, item_id, name, size, chunks, hash)"
                                             " VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        insert.bindText(1, id).bindText(2, itemId).bindString(3, name).bind(4, sum.size);
        HAEX_TRY(insert.bind(5, (sum.size + ChunkBytes - 1) / ChunkBytes).bindBlob(6, sum.hash).run());
        const auto secondHalf = [&](qint64 done, qint64) { return !progress || progress(size + done, 2 * size); };
        HAEX_ASSIGN(written, writePieces(id, content, secondHalf));
        const bool isSame = written.size == sum.size && written.hash == sum.hash;
        return isSame ? Result<>() : fail(ErrorCode::IoError, QStringLiteral("the file changed while it was read"));
    }));
    return id;
}

Result<AttachmentStore::Summary> AttachmentStore::readThrough(QIODevice &content, const Piece &piece)
{
    if (!content.seek(0))
        return fail(ErrorCode::IoError, content.errorString());
    QCryptographicHash sum(QCryptographicHash::Sha256);
    Summary summary;
    while (true) {
        QByteArray bytes(ChunkBytes, Qt::Uninitialized);
        const qint64 count = content.read(bytes.data(), ChunkBytes);
        if (count < 0)
            return fail(ErrorCode::IoError, content.errorString());
        if (count == 0)
            break;
        bytes.truncate(count);
        summary.size += count;
        if (summary.size > MaxBytes)
            return fail(ErrorCode::CellTooLarge, QStringLiteral("attachment"));
        sum.addData(bytes);
        HAEX_TRY(piece(bytes));
    }
    summary.hash = sum.result();
    return summary;
}

Result<AttachmentStore::Summary> AttachmentStore::writePieces(const QByteArray &id, QIODevice &content, const Progress &progress)
{
    HAEX_ASSIGN(insert, m_replica.database().prepare(
                            "INSERT INTO vault_attachment_chunks(attachment_id, position, content) VALUES(?1, ?2, ?3)"));
    qint64 position = 0;
    qint64 done = 0;
    return readThrough(content, [&](QByteArrayView bytes) -> Result<> {
        HAEX_TRY(tell(progress, done += bytes.size(), content.size()));
        return insert.bindText(1, id).bind(2, position++).bindBlob(3, bytes).run();
    });
}

Result<QByteArray> AttachmentStore::add(const QByteArray &itemId, const QString &name, const QByteArray &content)
{
    QByteArray copy = content;
    QBuffer buffer(&copy);
    if (!buffer.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, name);
    return add(itemId, name, buffer);
}

Result<QByteArray> AttachmentStore::addFile(const QByteArray &itemId, const QString &path, const Progress &progress)
{
    QFile file(path);
    // A folder opens on some systems, and a pipe may never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, path);
    return add(itemId, QFileInfo(path).fileName(), file, progress);
}

Result<AttachmentStore::Copies> AttachmentStore::copyAll(const QByteArray &fromItem, const QByteArray &toItem)
{
    HAEX_ASSIGN(attachments, list(fromItem));
    Copies copied;
    HAEX_TRY(m_replica.write([&]() -> Result<> {
        // The row first, as it is sent in this order.
        HAEX_ASSIGN(row, m_replica.database().prepare("INSERT INTO vault_attachments(id, item_id, name, size, chunks, hash)"
                                                      " SELECT ?1, ?2, name, size, chunks, hash FROM vault_attachments WHERE id = ?3"));
        HAEX_ASSIGN(pieces, m_replica.database().prepare("INSERT INTO vault_attachment_chunks(attachment_id, position, content)"
                                                         " SELECT ?1, position, content FROM vault_attachment_chunks WHERE attachment_id = ?2"));
        for (const Attachment &attachment : std::as_const(attachments)) {
            if (!attachment.isHere()) {
                copied.leftOut << attachment.name;
                continue;
            }
            const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
            HAEX_TRY(row.bindText(1, id).bindText(2, toItem).bindText(3, attachment.id).run());
            HAEX_TRY(pieces.bindText(1, id).bindText(2, attachment.id).run());
            ++copied.count;
        }
        return {};
    }));
    return copied;
}

Result<> AttachmentStore::rename(const QByteArray &id, const QString &name)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_ASSIGN(update, m_replica.database().prepare("UPDATE vault_attachments SET name = ?2 WHERE id = ?1"));
        HAEX_TRY(update.bindText(1, id).bindString(2, name).run());
        return m_replica.database().changes() > 0 ? Result<>() : fail(ErrorCode::NotFound, QStringLiteral("attachment"));
    });
}

Result<> AttachmentStore::remove(const QByteArray &id)
{
    return m_replica.write([&]() -> Result<> {
        HAEX_TRY(find(id));
        for (const char *sql : {"DELETE FROM vault_attachment_chunks WHERE attachment_id = ?1", "DELETE FROM vault_attachments WHERE id = ?1"}) {
            HAEX_ASSIGN(remove, m_replica.database().prepare(sql));
            HAEX_TRY(remove.bindText(1, id).run());
        }
        return {};
    });
}

Result<> AttachmentStore::readPieces(const QByteArray &id, const Piece &piece, const Progress &progress)
{
    Database &database = m_replica.database();
    HAEX_ASSIGN(attachment, find(id));
    if (!attachment.isHere())
        return fail(ErrorCode::NotFound, QStringLiteral("pieces that have not arrived yet"));
    HAEX_ASSIGN(told, database.prepare("SELECT hash FROM vault_attachments WHERE id = ?1"));
    HAEX_TRY(told.bindText(1, id).step());
    HAEX_ASSIGN(rows, database.prepare("SELECT content FROM vault_attachment_chunks WHERE attachment_id = ?1 ORDER BY position"));
    rows.bindText(1, id);
    QCryptographicHash sum(QCryptographicHash::Sha256);
    qint64 done = 0;
    while (true) {
        HAEX_ASSIGN(more, rows.step());
        if (!more)
            break;
        const QByteArray bytes = rows.blob(0);
        sum.addData(bytes);
        HAEX_TRY(tell(progress, done += bytes.size(), attachment.size));
        HAEX_TRY(piece(bytes));
    }
    return sum.result() == told.blob(0) ? Result<>() : fail(ErrorCode::AuthenticationFailed, QStringLiteral("attachment"));
}

Result<QByteArray> AttachmentStore::content(const QByteArray &id, const Progress &progress)
{
    QByteArray content;
    HAEX_TRY(readPieces(id, [&content](QByteArrayView bytes) -> Result<> {
        content.append(bytes);
        return {};
    }, progress));
    return content;
}

Result<> AttachmentStore::saveTo(const QByteArray &id, const QString &path, const Progress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::IoError, file.errorString());
    // What lay in the vault is nobody else's.
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    HAEX_TRY(readPieces(id, [&file](QByteArrayView bytes) -> Result<> {
        return file.write(bytes.data(), bytes.size()) == bytes.size() ? Result<>() : fail(ErrorCode::IoError, file.errorString());
    }, progress));
    return file.commit() ? Result<>() : fail(ErrorCode::IoError, file.errorString());
}

} // namespace haex
