// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/itemundo.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

QByteArray manyBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (qsizetype i = 0; i < count; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 977) & 0xff);
    return bytes;
}

} // namespace

/// Files on items: cut into pieces, put together again, and gone and back together with their item.
class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void content_comesBack_whatever_itsSize_data();
    void content_comesBack_whatever_itsSize();
    void file_isSavedForItsOwnerOnly();
    void pieces_fitIntoACell();
    void copies_areOfTheirOwn_andWhole();
    void itemWithoutRow_takesNoFile();
    void tooLargeFile_leavesNothing();
    void progress_isTold_upToTheEnd();
    void cancelling_leavesNothing();
    void missingPieces_areToldAndNotRead();
    void changedPiece_isNotTakenForTheFile();
    void rename_changesTheNameAlone();
    void removedFile_isInTheTrash_andComesBack();
    void purgedFile_doesNotComeBack();
    void item_goesAndComesBackWithItsFiles();
    void purgedItem_forgetsItsFiles();
    void fileOfADeletedItem_goesWithIt_whenItIsPurged();
    void attachAndRemove_areUndoneAndRedone();
    void item_knowsItsFiles();

private:
    [[nodiscard]] qint64 count(const char *table);

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    std::unique_ptr<AttachmentStore> m_files;
    QByteArray m_item;
};

void TestAttachments::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    m_files = std::make_unique<AttachmentStore>(m_vault->replica());
    VaultItem item;
    item.title = u"Passport"_qs;
    m_item = m_items->save(item).value();
    m_vault->clock().advance(1000);
}

qint64 TestAttachments::count(const char *table)
{
    return m_vault->database().scalar(QByteArray("SELECT count(*) FROM ") + table).value().toInteger();
}

void TestAttachments::content_comesBack_whatever_itsSize_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("chunks");
    QTest::newRow("nothing") << qint64(0) << qint64(0);
    QTest::newRow("a byte") << qint64(1) << qint64(1);
    QTest::newRow("a piece") << qint64(AttachmentStore::ChunkBytes) << qint64(1);
    QTest::newRow("a byte more") << qint64(AttachmentStore::ChunkBytes + 1) << qint64(2);
    QTest::newRow("many") << qint64(5 * AttachmentStore::ChunkBytes - 7) << qint64(5);
}

void TestAttachments::content_comesBack_whatever_itsSize()
{
    QFETCH(const qint64, size);
    const QByteArray content = manyBytes(size);
    const auto id = m_files->add(m_item, u"scan.bin"_qs, content);
    VERIFY_OK(id);
    const auto list = m_files->list(m_item);
    VERIFY_OK(list);
    QCOMPARE(list->size(), 1);
    QCOMPARE(list->front().size, size);
    QTEST(list->front().chunks, "chunks");
    QVERIFY(list->front().isHere());
    QCOMPARE(m_files->content(*id).value(), content);
}

void TestAttachments::file_isSavedForItsOwnerOnly()
{
    const QTemporaryDir folder;
    const QString from = folder.filePath(u"from.txt"_qs);
    QFile file(from);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("hello");
    file.close();
    const auto id = m_files->addFile(m_item, from);
    VERIFY_OK(id);
    QCOMPARE(m_files->find(*id)->name, u"from.txt"_qs);
    const QString to = folder.filePath(u"to.txt"_qs);
    VERIFY_OK(m_files->saveTo(*id, to));
    QFile saved(to);
    QVERIFY(saved.open(QFile::ReadOnly));
    QCOMPARE(saved.readAll(), QByteArray("hello"));
    QVERIFY(!(saved.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    QCOMPARE(m_files->addFile(m_item, folder.path()).error().code, ErrorCode::IoError);
    QCOMPARE(m_files->addFile(m_item, folder.filePath(u"none"_qs)).error().code, ErrorCode::IoError);
}

void TestAttachments::pieces_fitIntoACell()
{
    VERIFY_OK(m_files->add(m_item, u"x"_qs, manyBytes(3 * AttachmentStore::ChunkBytes)));
    QCOMPARE(m_vault->database().scalar("SELECT max(length(content)) FROM vault_attachment_chunks")->toInteger(), AttachmentStore::ChunkBytes);
}

void TestAttachments::copies_areOfTheirOwn_andWhole()
{
    const QByteArray content = manyBytes(2 * AttachmentStore::ChunkBytes + 5);
    const auto large = m_files->add(m_item, u"scan.bin"_qs, content);
    VERIFY_OK(large);
    VERIFY_OK(m_files->add(m_item, u"empty.txt"_qs, QByteArray()));
    const auto partial = m_files->add(m_item, u"partial.bin"_qs, manyBytes(2 * AttachmentStore::ChunkBytes));
    VERIFY_OK(partial);
    // As on a device that a piece has not reached yet.
    VERIFY_OK(m_vault->replica().write([&] {
        return m_vault->database().execute("DELETE FROM vault_attachment_chunks WHERE position = 1 AND attachment_id = '" + *partial + "'");
    }));
    VaultItem copy;
    copy.title = u"Passport (from Phone)"_qs;
    const QByteArray other = m_items->save(copy).value();
    const auto copies = m_files->copyAll(m_item, other);
    VERIFY_OK(copies);
    QCOMPARE(copies->count, 2);
    QCOMPARE(copies->leftOut, QStringList{u"partial.bin"_qs});
    const auto list = m_files->list(other);
    VERIFY_OK(list);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).name, u"empty.txt"_qs);
    QCOMPARE(m_files->content(list->at(0).id).value(), QByteArray());
    QVERIFY(list->at(1).id != *large);
    // What happens to the first does not touch it.
    VERIFY_OK(m_files->remove(*large));
    QCOMPARE(m_files->content(list->at(1).id).value(), content);
    QCOMPARE(m_files->copyAll("nobody", other).value().count, 0);
}

void TestAttachments::itemWithoutRow_takesNoFile()
{
    QCOMPARE(m_files->add("nobody", u"x"_qs, QByteArray("x")).error().code, ErrorCode::NotFound);
    QCOMPARE(count("vault_attachment_chunks"), 0);
}

void TestAttachments::tooLargeFile_leavesNothing()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"film"_qs));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.resize(AttachmentStore::MaxBytes + 1));
    file.close();
    QCOMPARE(m_files->addFile(m_item, file.fileName()).error().code, ErrorCode::CellTooLarge);
    QCOMPARE(count("vault_attachments"), 0);
    QCOMPARE(count("vault_attachment_chunks"), 0);
}

void TestAttachments::progress_isTold_upToTheEnd()
{
    const QByteArray content = manyBytes(3 * AttachmentStore::ChunkBytes + 5);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"scan"_qs));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
    file.close();
    QList<std::pair<qint64, qint64>> told;
    const auto note = [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return true;
    };
    const auto isRising = [&told] { return std::ranges::is_sorted(told) && told.last().first == told.last().second; };
    const auto id = m_files->addFile(m_item, file.fileName(), note);
    VERIFY_OK(id);
    QVERIFY(told.size() >= 8);
    QVERIFY(isRising());
    told.clear();
    VERIFY_OK(m_files->saveTo(*id, folder.filePath(u"saved"_qs), note));
    QCOMPARE(told.size(), 4);
    QVERIFY(isRising());
}

void TestAttachments::cancelling_leavesNothing()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"scan"_qs));
    QVERIFY(file.open(QFile::WriteOnly) && file.write(manyBytes(3 * AttachmentStore::ChunkBytes)) > 0);
    file.close();
    // While it is looked at, and while it is written.
    for (const int after : {1, 5}) {
        int calls = 0;
        const auto added = m_files->addFile(m_item, file.fileName(), [&](qint64, qint64) { return ++calls < after; });
        QCOMPARE(added.error().code, ErrorCode::Cancelled);
        QCOMPARE(count("vault_attachments"), 0);
        QCOMPARE(count("vault_attachment_chunks"), 0);
    }
    const auto id = m_files->addFile(m_item, file.fileName());
    VERIFY_OK(id);
    const auto giveUp = [](qint64, qint64) { return false; };
    QCOMPARE(m_files->saveTo(*id, folder.filePath(u"saved"_qs), giveUp).error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(folder.filePath(u"saved"_qs)));
    QCOMPARE(m_files->content(*id, giveUp).error().code, ErrorCode::Cancelled);
}

void TestAttachments::missingPieces_areToldAndNotRead()
{
    const auto id = m_files->add(m_item, u"x"_qs, manyBytes(3 * AttachmentStore::ChunkBytes));
    VERIFY_OK(id);
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute("DELETE FROM vault_attachment_chunks WHERE position = 1"); }));
    const auto told = m_files->find(*id);
    VERIFY_OK(told);
    QCOMPARE(told->chunksHere, 2);
    QVERIFY(!told->isHere());
    QCOMPARE(m_files->content(*id).error().code, ErrorCode::NotFound);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"x"_qs);
    QVERIFY(!m_files->saveTo(*id, path));
    QVERIFY(!QFile::exists(path));
}

void TestAttachments::changedPiece_isNotTakenForTheFile()
{
    const auto id = m_files->add(m_item, u"x"_qs, QByteArray("hello"));
    VERIFY_OK(id);
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute("UPDATE vault_attachment_chunks SET content = x'00'"); }));
    QCOMPARE(m_files->content(*id).error().code, ErrorCode::AuthenticationFailed);
}

void TestAttachments::rename_changesTheNameAlone()
{
    const auto id = m_files->add(m_item, u"x"_qs, QByteArray("hello"));
    VERIFY_OK(id);
    VERIFY_OK(m_files->rename(*id, u"y.txt"_qs));
    QCOMPARE(m_files->find(*id)->name, u"y.txt"_qs);
    QCOMPARE(m_files->content(*id).value(), QByteArray("hello"));
    QCOMPARE(m_files->rename("none", u"z"_qs).error().code, ErrorCode::NotFound);
}

void TestAttachments::removedFile_isInTheTrash_andComesBack()
{
    const QByteArray content = manyBytes(2 * AttachmentStore::ChunkBytes + 1);
    const auto id = m_files->add(m_item, u"scan"_qs, content);
    VERIFY_OK(id);
    m_vault->clock().advance(1000);
    VERIFY_OK(m_files->remove(*id));
    QVERIFY(m_files->list(m_item)->isEmpty());
    QCOMPARE(count("vault_attachment_chunks"), 0);
    const auto trashed = m_files->trashed();
    VERIFY_OK(trashed);
    QCOMPARE(trashed->size(), 1);
    QCOMPARE(trashed->front().attachment.name, u"scan"_qs);
    QCOMPARE(trashed->front().itemTitle, u"Passport"_qs);
    // The trash of everything does not carry the pieces.
    const auto everything = Trash(m_vault->replica()).list();
    VERIFY_OK(everything);
    for (const TrashedRow &row : *everything)
        QVERIFY(row.tableName != "vault_attachment_chunks");
    VERIFY_OK(m_files->restore(*id));
    QCOMPARE(m_files->content(*id).value(), content);
    QVERIFY(m_files->trashed()->isEmpty());
    QCOMPARE(m_files->remove("none").error().code, ErrorCode::NotFound);
}

void TestAttachments::purgedFile_doesNotComeBack()
{
    const auto id = m_files->add(m_item, u"scan"_qs, manyBytes(AttachmentStore::ChunkBytes + 1));
    VERIFY_OK(id);
    VERIFY_OK(m_files->remove(*id));
    VERIFY_OK(m_files->purge(*id));
    QVERIFY(m_files->trashed()->isEmpty());
    QCOMPARE(m_files->restore(*id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_vault->database().scalar("SELECT sum(length(last_values)) FROM haex_crdt_tombstones WHERE table_name LIKE 'vault_attachment%'")->toInteger(), 0);
}

void TestAttachments::item_goesAndComesBackWithItsFiles()
{
    const QByteArray content = manyBytes(2 * AttachmentStore::ChunkBytes);
    const auto id = m_files->add(m_item, u"scan"_qs, content);
    const auto earlier = m_files->add(m_item, u"earlier"_qs, QByteArray("old"));
    VERIFY_OK(id);
    VERIFY_OK(earlier);
    VERIFY_OK(m_files->remove(*earlier));
    m_vault->clock().advance(1000);
    VERIFY_OK(m_items->remove({m_item}));
    QCOMPARE(count("vault_attachments"), 0);
    QCOMPARE(count("vault_attachment_chunks"), 0);
    // Not to be restored by itself: the item would not be there.
    QVERIFY(m_files->trashed()->isEmpty());
    VERIFY_OK(m_items->restore({m_item}));
    QCOMPARE(m_files->list(m_item)->size(), 1);
    QCOMPARE(m_files->content(*id).value(), content);
    QCOMPARE(m_files->trashed()->size(), 1);
}

void TestAttachments::purgedItem_forgetsItsFiles()
{
    VERIFY_OK(m_files->add(m_item, u"scan"_qs, manyBytes(AttachmentStore::ChunkBytes + 1)));
    VERIFY_OK(m_items->remove({m_item}));
    VERIFY_OK(m_items->purge({m_item}));
    QCOMPARE(m_vault->database().scalar("SELECT sum(length(last_values)) FROM haex_crdt_tombstones WHERE table_name LIKE 'vault_attachment%'")->toInteger(), 0);
}

void TestAttachments::fileOfADeletedItem_goesWithIt_whenItIsPurged()
{
    const auto id = m_files->add(m_item, u"scan"_qs, QByteArray("x"));
    VERIFY_OK(id);
    // As another device's, which had not heard of the delete.
    VERIFY_OK(m_vault->replica().write([&] { return m_vault->database().execute("DELETE FROM vault_items"); }));
    QCOMPARE(m_files->list(m_item)->size(), 1);
    VERIFY_OK(m_items->purge({m_item}));
    QVERIFY(m_files->list(m_item)->isEmpty());
    QCOMPARE(m_files->restore(*id).error().code, ErrorCode::NotFound);
}

void TestAttachments::attachAndRemove_areUndoneAndRedone()
{
    ItemUndo undo(m_vault->replica(), *m_items);
    QByteArray id;
    const auto attached = undo.record({m_item}, [&](ItemRepository &) -> Result<QByteArrayList> {
        HAEX_ASSIGN(added, m_files->add(m_item, u"scan"_qs, QByteArray("hello")));
        id = added;
        return QByteArrayList();
    });
    VERIFY_OK(attached);
    QVERIFY(!attached->isEmpty());
    VERIFY_OK(undo.revert(*attached));
    QVERIFY(m_files->list(m_item)->isEmpty());
    VERIFY_OK(undo.revert(attached->inverse()));
    QCOMPARE(m_files->content(id).value(), QByteArray("hello"));
    const auto removed = undo.record({m_item}, [&](ItemRepository &) -> Result<QByteArrayList> {
        HAEX_TRY(m_files->remove(id));
        return QByteArrayList();
    });
    VERIFY_OK(removed);
    VERIFY_OK(undo.revert(*removed));
    QCOMPARE(m_files->content(id).value(), QByteArray("hello"));
}

void TestAttachments::item_knowsItsFiles()
{
    VERIFY_OK(m_files->add(m_item, u"b"_qs, QByteArray("22")));
    m_vault->clock().advance(60'000);
    VERIFY_OK(m_files->add(m_item, u"A"_qs, QByteArray("1")));
    auto item = m_items->load(m_item);
    VERIFY_OK(item);
    QCOMPARE(item->files.size(), 2);
    QCOMPARE(item->files[0].name, u"A"_qs);
    QCOMPARE(item->files[1].size, 2);
    QCOMPARE(item->modifiedMs, m_vault->clock().nowMs());
    // Saving an item does nothing to its files.
    item->files.clear();
    item->title = u"Other"_qs;
    VERIFY_OK(m_items->save(*item));
    QCOMPARE(m_files->list(m_item)->size(), 2);
}

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
