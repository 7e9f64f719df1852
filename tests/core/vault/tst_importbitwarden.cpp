// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/bitwarden.h"
#include "core/vault/importexport/importfault.h"
#include "core/vault/importexport/importstore.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace haex;

namespace {

QByteArray sampleExport();

QByteArray fileNamed(const QString &name)
{
    QFile file(QFINDTESTDATA(u"core/vault/imports/"_qs + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ImportSecrets secretsOf(const QByteArray &password)
{
    ImportSecrets secrets;
    secrets.password = SecretBytes::copyOf(password);
    return secrets;
}

} // namespace

/// Exports of Bitwarden come in with their folders; what has no place here is named.
class TestImportBitwarden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void read_takesEveryKind();
    void read_namesWhatIsLeftOut();
    void read_refusesOtherFiles_data();
    void read_refusesOtherFiles();
    void read_opensAnExportUnderAPassword_data();
    void read_opensAnExportUnderAPassword();
    void read_refusesAnEncryptedExportThatWasChanged();
    void read_refusesCostsAboveTheCeiling();
    void import_storesItemsInNestedGroups();
    void import_reusesGroupsThatAreThere();
    void import_changesNothing_whenStopped();

private:
    [[nodiscard]] VaultItem readItem(const QString &title);
    [[nodiscard]] Result<ImportReport> import(const ImportChoices &choices = {});

    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
};

namespace {

// Behind the class: moc loses its way in raw strings.
QByteArray sampleExport()
{
    return R"({
 "encrypted": false,
 "folders": [{"id": "f1", "name": "Work/Servers"}, {"id": "f2", "name": "Work"}],
 "items": [
  {"id": "1", "folderId": "f1", "type": 1, "name": "Build", "notes": "line\nline", "favorite": true,
   "fields": [{"name": "Port", "value": "22", "type": 0}, {"name": "Pass", "value": "x", "type": 1},
              {"name": "Admin", "value": "true", "type": 2}, {"name": "Link", "value": null, "type": 3}],
   "login": {"uris": [{"match": null, "uri": "https://a.example"}, {"match": 1, "uri": "https://b.example"}],
             "username": "deploy", "password": "pw", "totp": "JBSWY3DPEHPK3PXP",
             "fido2Credentials": [{"credentialId": "c"}]},
   "passwordHistory": [{"lastUsedDate": "2024-01-01T00:00:00Z", "password": "old"}],
   "attachments": [{"id": "a"}, {"id": "b"}],
   "creationDate": "2024-05-06T07:08:09.123Z", "revisionDate": "2025-01-01T00:00:00Z", "deletedDate": null},
  {"id": "2", "folderId": null, "type": 2, "name": "Note", "notes": "text", "secureNote": {"type": 0}},
  {"id": "3", "type": 3, "name": "Card", "card": {"cardholderName": "R H", "brand": "Visa",
   "number": "4000", "expMonth": "9", "expYear": "2029", "code": "737"}},
  {"id": "4", "type": 4, "name": "Me", "identity": {"firstName": "Robin", "lastName": "Hill",
   "passportNumber": "X1", "username": "rh", "email": "r@example.org", "title": null}},
  {"id": "5", "type": 5, "name": "Key", "sshKey": {"privateKey": "priv", "publicKey": "pub",
   "keyFingerprint": "fp"}},
  {"id": "6", "type": 9, "name": "Future"},
  {"id": "7", "type": 2, "name": "Gone", "deletedDate": "2025-01-01T00:00:00Z"}
 ]})";
}

} // namespace

void TestImportBitwarden::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items
        = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
}

Result<ImportReport> TestImportBitwarden::import(const ImportChoices &choices)
{
    return storeImport(m_vault->replica(), *m_items, readBitwarden(sampleExport()).value(),
                       choices);
}

VaultItem TestImportBitwarden::readItem(const QString &title)
{
    const ImportedVault read = readBitwarden(sampleExport()).value();
    const auto found = std::ranges::find(read.items, title, &VaultItem::title);
    return found == read.items.end() ? VaultItem{} : *found;
}

void TestImportBitwarden::read_takesEveryKind()
{
    const VaultItem login = readItem(u"Build"_qs);
    QCOMPARE(login.kind, ItemKind::Login);
    QCOMPARE(login.username, u"deploy"_qs);
    QCOMPARE(login.password, u"pw"_qs);
    QCOMPARE(login.totpSecret, u"JBSWY3DPEHPK3PXP"_qs);
    QCOMPARE(login.url, u"https://a.example"_qs);
    QCOMPARE(login.extraUrls, QStringList{u"https://b.example"_qs});
    QVERIFY(login.favourite);
    QCOMPARE(login.createdMs, 1714979289123);
    QCOMPARE(login.fields.size(), 5);
    QCOMPARE(login.fields[0], (ItemField{{}, u"Passkey"_qs, u"{\"credentialId\":\"c\"}"_qs, true}));
    QCOMPARE(login.fields[4],
             (ItemField{{}, u"Former password, until 2024-01-01"_qs, u"old"_qs, true}));
    QVERIFY(!login.fields[1].isProtected && login.fields[2].isProtected);
    QCOMPARE(readItem(u"Note"_qs).kind, ItemKind::Note);
    QCOMPARE(readItem(u"Note"_qs).notes, u"text"_qs);
    const VaultItem card = readItem(u"Card"_qs);
    QCOMPARE(card.kind, ItemKind::Card);
    QCOMPARE(card.fields.last(), (ItemField{{}, u"Expires"_qs, u"09/2029"_qs, false}));
    QVERIFY(card.fields.contains(ItemField{{}, u"Security code"_qs, u"737"_qs, true}));
    const VaultItem identity = readItem(u"Me"_qs);
    QCOMPARE(identity.kind, ItemKind::Identity);
    QCOMPARE(identity.username, u"rh"_qs);
    QCOMPARE(identity.fields.size(), 4);
    QVERIFY(
        readItem(u"Key"_qs).fields.contains(ItemField{{}, u"Private key"_qs, u"priv"_qs, true}));
}

void TestImportBitwarden::read_namesWhatIsLeftOut()
{
    const auto read = readBitwarden(sampleExport());
    VERIFY_OK(read);
    QCOMPARE(read->items.size(), 5);
    ImportReport report;
    report.notes = read->notes;
    for (const ImportReason reason :
         {ImportReason::PasskeyAsField, ImportReason::AttachmentLeftOut,
          ImportReason::UnknownItemKind, ImportReason::FormerValueAsField,
          ImportReason::DeletedLeftOut, ImportReason::OtherLeftOut})
        QVERIFY2(report.hasNote(reason), importReasonName(reason).data());
    const auto attachments
        = std::ranges::find(report.notes, ImportReason::AttachmentLeftOut, &ImportNote::reason);
    QCOMPARE(attachments->subject, u"Build"_qs);
    QCOMPARE(attachments->count, 2);
}

void TestImportBitwarden::read_refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ImportFault>("fault");
    QTest::newRow("for an account")
        << QByteArray(R"({"encrypted":true,"data":"2.x"})") << ImportFault::BoundToAccount;
    QTest::newRow("no JSON") << QByteArray("folder,favorite,type") << ImportFault::Damaged;
    QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << ImportFault::Unknown;
    QTest::newRow("a list") << QByteArray("[]") << ImportFault::Unknown;
    QTest::newRow("empty") << QByteArray() << ImportFault::Damaged;
    QTest::newRow("nested without end") << QByteArray(100'000, '[') << ImportFault::Damaged;
}

void TestImportBitwarden::read_refusesOtherFiles()
{
    QFETCH(QByteArray, json);
    QFETCH(ImportFault, fault);
    const auto read = readBitwarden(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::UnsupportedFormat);
    QCOMPARE(importFault(read.error()), fault);
}

void TestImportBitwarden::read_opensAnExportUnderAPassword_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("PBKDF2") << u"bitwarden-pbkdf2.json"_qs;
    QTest::newRow("Argon2id") << u"bitwarden-argon2id.json"_qs;
}

void TestImportBitwarden::read_opensAnExportUnderAPassword()
{
    QFETCH(QString, name);
    const QByteArray file = fileNamed(name);
    QVERIFY(isEncryptedBitwarden(file));
    const auto read = readBitwarden(file, secretsOf("test password"));
    VERIFY_OK(read);
    QCOMPARE(read->items.size(), 1);
    QCOMPARE(read->items[0].password, u"päss"_qs);
    QCOMPARE(read->groups.size(), 2);
    QCOMPARE(read->items[0].groupId, read->groups[1].id);
    for (const QByteArray &password : {QByteArray("test passwort"), QByteArray()})
        QCOMPARE(readBitwarden(file, secretsOf(password)).error().code, ErrorCode::WrongPassword);
}

void TestImportBitwarden::read_refusesAnEncryptedExportThatWasChanged()
{
    QByteArray file = fileNamed(u"bitwarden-pbkdf2.json"_qs);
    const qsizetype at = file.indexOf("\"data\": \"2.") + 40;
    file[at] = file[at] == 'A' ? 'B' : 'A';
    const auto read = readBitwarden(file, secretsOf("test password"));
    QVERIFY(!read);
    QCOMPARE(importFault(read.error()), ImportFault::Damaged);
}

void TestImportBitwarden::read_refusesCostsAboveTheCeiling()
{
    QByteArray rounds = fileNamed(u"bitwarden-pbkdf2.json"_qs);
    rounds.replace("\"kdfIterations\": 1000", "\"kdfIterations\": 4000000000000");
    QCOMPARE(readBitwarden(rounds, secretsOf("x")).error().code, ErrorCode::KdfTooExpensive);
    QByteArray memory = fileNamed(u"bitwarden-argon2id.json"_qs);
    memory.replace("\"kdfMemory\": 1", "\"kdfMemory\": 9007199254740991");
    QCOMPARE(readBitwarden(memory, secretsOf("x")).error().code, ErrorCode::KdfTooExpensive);
}

void TestImportBitwarden::import_storesItemsInNestedGroups()
{
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->items, 5);
    QCOMPARE(report->groups, 2);
    const QList<ItemGroup> groups = m_items->groups().value();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].name, u"Work"_qs);
    QCOMPARE(groups[1].name, u"Servers"_qs);
    QCOMPARE(groups[1].depth, 1);
    ItemQuery query;
    query.groupId = groups[1].id;
    const QList<ItemSummary> inside = m_items->list(query).value();
    QCOMPARE(inside.size(), 1);
    const VaultItem item = m_items->load(inside[0].id).value();
    QCOMPARE(item.password, u"pw"_qs);
    QCOMPARE(item.createdMs, 1714979289123);
}

void TestImportBitwarden::import_reusesGroupsThatAreThere()
{
    VERIFY_OK(import());
    const auto again = import({.withDuplicates = true});
    VERIFY_OK(again);
    QCOMPARE(again->groups, 0);
    QCOMPARE(m_items->groups()->size(), 2);
    QCOMPARE(m_items->list()->size(), 10);
}

void TestImportBitwarden::import_changesNothing_whenStopped()
{
    const auto report = import({.progress = [](qint64, qint64) { return false; }});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QVERIFY(m_items->list()->isEmpty());
    QVERIFY(m_items->groups()->isEmpty());
}

QTEST_GUILESS_MAIN(TestImportBitwarden)
#include "tst_importbitwarden.moc"
