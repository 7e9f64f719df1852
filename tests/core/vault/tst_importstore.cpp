// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"
#include "core/vault/importexport/gunzip.h"
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/importreader.h"
#include "core/vault/importexport/importstore.h"
#include "core/vault/importexport/onepassword.h"
#include "core/vault/importexport/ziparchive.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "core/vault/items/totp.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace haex;

/// What was read from another program's file is shown before it is stored, and stored whole or not.
class TestImportStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recognise_goesByContent_data();
    void recognise_goesByContent();
    void recognise_looksIntoADatabase();
    void recognise_refusesOtherFiles();
    void preview_countsWithoutChangingAnything();
    void store_attachesFilesToTheirItems();
    void store_leavesOutWhatIsThereAlready();
    void store_takesAChangedItemAsAnother();
    void store_changesNothing_whenItFails();
    void store_tellsOfFilesThatAreTooLarge();
    void onePassword_comesInWhole();
    void onePassword_refusesADamagedFile();
    void unpacking_endsAtItsCeiling();

private:
    [[nodiscard]] QString write(const QByteArray &content);
    [[nodiscard]] static Result<ImportedVault> readFile(const QString &name);
    [[nodiscard]] Result<ImportReport> store(const ImportedVault &vault,
                                             const ImportChoices &choices = {});

    QTemporaryDir m_folder;
    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
    int m_files = 0;
};

namespace {

ImportedVault oneLogin(const QString &password)
{
    ImportedVault vault;
    VaultItem item;
    item.title = u"Mail"_qs;
    item.username = u"robin"_qs;
    item.password = password;
    item.fields.append({{}, u"PIN"_qs, u"1"_qs, true});
    vault.items += item;
    return vault;
}

/// A thousand zero bytes, as gzip packs them.
QByteArray gzipOfZeros()
{
    return QByteArray::fromHex("1f8b080000000000020363601805a360140c77000080170b06e8030000");
}

const ImportNote *noteOf(const QList<ImportNote> &notes, ImportReason reason)
{
    const auto found = std::ranges::find(notes, reason, &ImportNote::reason);
    return found == notes.end() ? nullptr : &*found;
}

} // namespace

void TestImportStore::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items
        = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
}

QString TestImportStore::write(const QByteArray &content)
{
    QFile file(m_folder.filePath(QString::number(++m_files)));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return file.fileName();
}

Result<ImportedVault> TestImportStore::readFile(const QString &name)
{
    HAEX_ASSIGN(source, recogniseImport(QFINDTESTDATA(u"core/vault/imports/"_qs + name)));
    ImportSecrets secrets;
    secrets.password = SecretBytes::copyOf(QByteArray("test password"));
    return readImport(source, secrets);
}

Result<ImportReport> TestImportStore::store(const ImportedVault &vault,
                                            const ImportChoices &choices)
{
    return storeImport(m_vault->replica(), *m_items, vault, choices);
}

void TestImportStore::recognise_goesByContent_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ImportFormat>("format");
    const auto file = [](const char *name) {
        return QFINDTESTDATA(u"core/vault/imports/"_qs + QString::fromLatin1(name));
    };
    QTest::newRow("KeePass 3") << file("kdbx3-keepassxc.kdbx") << ImportFormat::Keepass;
    QTest::newRow("KeePass 4") << file("kdbx4-twofish.kdbx") << ImportFormat::Keepass;
    QTest::newRow("Bitwarden, encrypted")
        << file("bitwarden-pbkdf2.json") << ImportFormat::BitwardenEncrypted;
    QTest::newRow("Bitwarden") << write(" {\"items\": []}") << ImportFormat::Bitwarden;
    QTest::newRow("1Password") << file("onepassword.1pux") << ImportFormat::OnePassword;
    QTest::newRow("CSV") << write("name,url\na,b\n") << ImportFormat::Csv;
}

void TestImportStore::recognise_goesByContent()
{
    QFETCH(QString, path);
    QFETCH(ImportFormat, format);
    const auto source = recogniseImport(path);
    VERIFY_OK(source);
    QCOMPARE(source->format, format);
}

void TestImportStore::recognise_looksIntoADatabase()
{
    const QString path = m_folder.filePath(u"library.db"_qs);
    {
        auto made = Database::openPlain(path, Database::Mode::Create);
        VERIFY_OK(made);
        VERIFY_OK((*made)->execute("CREATE TABLE loans(id INTEGER PRIMARY KEY, book TEXT); INSERT INTO loans VALUES(1, 'a'), (2, 'b');"
                                   "CREATE TABLE Books(id TEXT PRIMARY KEY); CREATE VIEW late AS SELECT * FROM loans"));
    }
    const auto source = recogniseImport(path);
    VERIFY_OK(source);
    QCOMPARE(source->format, ImportFormat::Sqlite);
    QCOMPARE(source->tables.size(), 2);
    QCOMPARE(source->tables.at(0).name, QByteArray("Books"));
    QCOMPARE(source->tables.at(1).rows, 2);
    QCOMPARE(source->tables.at(1).columns, 2);
    QCOMPARE(source->leftOut.size(), 1);
    QCOMPARE(source->leftOut.first().reason, ImportReason::ViewLeftOut);
    QCOMPARE(importFault(recogniseImport(write("SQLite format 3\0 and no more")).error()), ImportFault::Damaged);
}

void TestImportStore::recognise_refusesOtherFiles()
{
    QCOMPARE(recogniseImport(u"/nowhere.kdbx"_qs).error().code, ErrorCode::NotFound);
    QCOMPARE(importFault(recogniseImport(write({})).error()), ImportFault::Damaged);
    QCOMPARE(importFault(recogniseImport(write(QByteArray("\x89PNG\0\0", 6))).error()),
             ImportFault::Unknown);
    QCOMPARE(importFault(recogniseImport(write("one line of text")).error()), ImportFault::Unknown);
}

void TestImportStore::preview_countsWithoutChangingAnything()
{
    const auto vault = readFile(u"kdbx4-argon2d-aes256.kdbx"_qs);
    VERIFY_OK(vault);
    const auto preview = previewImport(*m_items, *vault);
    VERIFY_OK(preview);
    QCOMPARE(preview->items.value(ItemKind::Login), 2);
    QCOMPARE(preview->items.value(ItemKind::Note), 1);
    QCOMPARE(preview->allItems(), 3);
    QCOMPARE(preview->groups, 2);
    QCOMPARE(preview->files, 1);
    QCOMPARE(preview->duplicates, 0);
    QVERIFY(preview->firstTitles.contains(u"Mail"_qs));
    QVERIFY(m_items->list()->isEmpty());
    QVERIFY(m_items->groups()->isEmpty());
    VERIFY_OK(store(*vault));
    QCOMPARE(previewImport(*m_items, *vault)->duplicates, 3);
}

void TestImportStore::store_attachesFilesToTheirItems()
{
    const auto vault = readFile(u"kdbx3-keepassxc.kdbx"_qs);
    VERIFY_OK(vault);
    const auto report = store(*vault);
    VERIFY_OK(report);
    QCOMPARE(report->items, 3);
    QCOMPARE(report->groups, 2);
    QVERIFY(report->tables.isEmpty());
    QVERIFY(report->hasNote(ImportReason::FileAttached));
    const auto items = m_items->list();
    VERIFY_OK(items);
    const auto mail = std::ranges::find(*items, u"Mail"_qs, &ItemSummary::title);
    QVERIFY(mail != items->end());
    AttachmentStore attachments(m_vault->replica());
    const auto files = attachments.list(mail->id);
    VERIFY_OK(files);
    QCOMPARE(files->size(), 1);
    QCOMPARE(files->front().name, u"hello.txt"_qs);
    QCOMPARE(attachments.content(files->front().id).value(), QByteArray("hello attachment\n"));
}

void TestImportStore::store_leavesOutWhatIsThereAlready()
{
    const auto vault = readFile(u"kdbx3-keepassxc.kdbx"_qs);
    VERIFY_OK(vault);
    VERIFY_OK(store(*vault));
    const auto again = store(*vault);
    VERIFY_OK(again);
    QCOMPARE(again->items, 0);
    QCOMPARE(again->groups, 0);
    QVERIFY(again->tables.isEmpty());
    QVERIFY(!again->hasNote(ImportReason::FormerValueAsField));
    QCOMPARE(noteOf(again->notes, ImportReason::DuplicateLeftOut)->count, 3);
    QCOMPARE(m_items->list()->size(), 3);
    QCOMPARE(store(*vault, {.withDuplicates = true})->items, 3);
    QCOMPARE(m_items->list()->size(), 6);
}

void TestImportStore::store_takesAChangedItemAsAnother()
{
    VERIFY_OK(store(oneLogin(u"a"_qs)));
    QCOMPARE(store(oneLogin(u"b"_qs))->items, 1);
    ImportedVault field = oneLogin(u"a"_qs);
    field.items[0].fields[0].value = u"2"_qs;
    QCOMPARE(store(field)->items, 1);
    ImportedVault twice = oneLogin(u"c"_qs);
    twice.items += twice.items[0];
    QCOMPARE(store(twice)->items, 2); // as the file has it
}

void TestImportStore::store_changesNothing_whenItFails()
{
    const auto vault = readFile(u"kdbx3-keepassxc.kdbx"_qs);
    VERIFY_OK(vault);
    const auto report = store(*vault, {.progress = [](qint64, qint64) { return false; }});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QVERIFY(m_items->list()->isEmpty());
    QVERIFY(m_items->groups()->isEmpty());
}

void TestImportStore::store_tellsOfFilesThatAreTooLarge()
{
    ImportedVault vault = oneLogin(u"a"_qs);
    vault.files.append({0, u"film"_qs, QByteArray(MaxImportedFileBytes + 1, 'x')});
    QVERIFY(noteOf(previewImport(*m_items, vault)->notes, ImportReason::FileTooLargeLeftOut));
    const auto report = store(vault);
    VERIFY_OK(report);
    QCOMPARE(noteOf(report->notes, ImportReason::FileTooLargeLeftOut)->detail, u"film"_qs);
    QCOMPARE(report->items, 1);
}

void TestImportStore::onePassword_comesInWhole()
{
    const auto vault = readFile(u"onepassword.1pux"_qs);
    VERIFY_OK(vault);
    QCOMPARE(vault->groups.size(), 1);
    QCOMPARE(vault->groups[0].name, u"Private"_qs);
    QCOMPARE(vault->items.size(), 3);
    const VaultItem &mail = vault->items[0];
    QCOMPARE(mail.title, u"Mail"_qs);
    QCOMPARE(mail.username, u"robin"_qs);
    QCOMPARE(mail.password, u"päss"_qs);
    QCOMPARE(mail.url, u"https://a.example"_qs);
    QCOMPARE(mail.extraUrls, QStringList{u"https://b.example"_qs});
    QCOMPARE(mail.createdMs, 1614298956000);
    QVERIFY(mail.favourite && parseTotp(mail.totpSecret));
    for (const ItemField &field :
         {ItemField{{}, u"PIN"_qs, u"4711"_qs, true},
          ItemField{{}, u"Born"_qs, u"2000-01-01"_qs, false},
          ItemField{{}, u"Until"_qs, u"07/2030"_qs, false},
          ItemField{{}, u"Mail"_qs, u"r@example.org"_qs, false},
          ItemField{{}, u"remember"_qs, u"yes"_qs, false},
          ItemField{{}, u"Former password, until 2020-09-13"_qs, u"old"_qs, true}})
        QVERIFY2(mail.fields.contains(field), qPrintable(field.name));
    QCOMPARE(vault->files.size(), 1);
    QCOMPARE(vault->files[0].content, QByteArray("hello"));
    QCOMPARE(vault->items[1].kind, ItemKind::Note);
    QVERIFY(vault->items[1].tags.contains(u"archived"_qs));
    QCOMPARE(vault->items[2].kind, ItemKind::Card);
}

void TestImportStore::onePassword_refusesADamagedFile()
{
    QFile file(QFINDTESTDATA("core/vault/imports/onepassword.1pux"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    for (qsizetype size = 0; size < whole.size(); size += 61)
        QVERIFY2(!readOnePassword(whole.left(size)), QByteArray::number(size).constData());
    QVERIFY(!readOnePassword("PK\x03\x04 and nothing more"));
}

void TestImportStore::unpacking_endsAtItsCeiling()
{
    QFile file(QFINDTESTDATA("core/vault/imports/onepassword.1pux"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    auto small = ZipArchive::open(whole, 20);
    VERIFY_OK(small);
    VERIFY_OK(small->read(u"export.attributes"_qs)); // 14 bytes
    QCOMPARE(importFault(small->read(u"export.data"_qs).error()), ImportFault::TooLarge);
    QCOMPARE(small->read(u"nothing"_qs).error().code, ErrorCode::NotFound);
    const QByteArray packed = gzipOfZeros();
    QCOMPARE(gunzip(packed, 1000).value(), QByteArray(1000, '\0'));
    QCOMPARE(importFault(gunzip(packed, 999).error()), ImportFault::TooLarge);
    QCOMPARE(importFault(gunzip(packed.chopped(9), 1000).error()), ImportFault::Damaged);
    QCOMPARE(importFault(gunzip("no gzip", 1000).error()), ImportFault::Damaged);
}

QTEST_GUILESS_MAIN(TestImportStore)
#include "tst_importstore.moc"
