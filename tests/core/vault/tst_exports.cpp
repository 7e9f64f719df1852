// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"
#include "core/vault/importexport/csvimporter.h"
#include "core/vault/importexport/exporter.h"
#include "core/vault/importexport/sqliteimporter.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// What goes out can be read by others, comes in again unchanged, and never lands on another file.
class TestExports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sqlite_isAPlainDatabaseOfTheTables();
    void sqlite_comesInAgain();
    void tableCsv_comesInAgain();
    void resultCsv_isWrittenLikeATable();
    void export_isGivenUp();
    void wholeExports_tellHowFarTheyAre_data() { wholeExports(); }
    void wholeExports_tellHowFarTheyAre();
    void wholeExports_areGivenUp_andLeaveNothing_data() { wholeExports(); }
    void wholeExports_areGivenUp_andLeaveNothing();
    void longStatement_ofAnExport_isGivenUp();
    void itemsCsv_hasALineForEachItem();
    void json_isTyped();
    void attachments_goOut_withTheirContent();
    void exports_refuseToOverwrite();
    void exports_leaveNothingBehind_whenTheyFail();
    void exports_areForTheirOwnerOnly();

private:
    [[nodiscard]] QString file(const char *name) { return m_folder->filePath(QLatin1StringView(name)); }
    [[nodiscard]] QByteArray contentOf(const char *name);
    static void wholeExports();
    [[nodiscard]] Result<ExportReport> exportAs(const QString &kind, const ExportProgress &progress);
    [[nodiscard]] bool leftNothing() const { return QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestVault> m_vault;
    std::unique_ptr<ItemRepository> m_items;
};

void TestExports::init()
{
    m_vault = std::make_unique<TestVault>();
    m_items = std::make_unique<ItemRepository>(m_vault->replica(), m_vault->clock(), m_vault->random());
    m_folder = std::make_unique<QTemporaryDir>();
    Database &database = m_vault->database();
    VERIFY_OK(m_vault->replica().write([&]() -> Result<> {
        HAEX_TRY(database.execute(
            "CREATE TABLE \"odd name\"(id INTEGER PRIMARY KEY, t TEXT, b BLOB, r REAL, g AS (id + 1),"
            " p INT REFERENCES \"odd name\"(id));"
            "CREATE UNIQUE INDEX by_t ON \"odd name\"(t) WHERE t <> '';"
            "CREATE TABLE loose(x)"));
        HAEX_TRY(m_vault->replica().track("odd name", TableOrigin::Person));
        return database.execute(
            "INSERT INTO \"odd name\"(id, t, b, r, p) VALUES(1, 'a,\"b\"' || char(10) || 'c', x'00ff', 2.0, 2),"
            " (2, NULL, NULL, 0.1, NULL), (9223372036854775807, '', x'', 1e300, 1);"
            "INSERT INTO loose VALUES(1), (2)");
    }));
    VERIFY_OK(m_items->addSampleData());
}

QByteArray TestExports::contentOf(const char *name)
{
    QFile content(file(name));
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray("cannot be read");
}

void TestExports::sqlite_isAPlainDatabaseOfTheTables()
{
    const auto report = exportSqlite(m_vault->replica(), file("out.sqlite"));
    VERIFY_OK(report);
    QCOMPARE(report->tables, 2);
    QCOMPARE(report->rows, 5);
    QVERIFY(report->items >= 8);
    auto plain = Database::openPlain(file("out.sqlite"), Database::Mode::ReadOnly);
    VERIFY_OK(plain);
    const auto ask = [&plain](const char *sql) { return (*plain)->scalar(sql).value(); };
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%haex%'").toInteger(), 0);
    QCOMPARE(ask("SELECT count(*) FROM sqlite_master WHERE name = 'by_t'").toInteger(), 1);
    QCOMPARE(ask("SELECT g FROM \"odd name\" WHERE id = 1").toInteger(), 2);
    QCOMPARE(ask("SELECT count(*) FROM vault_items WHERE password <> ''").toInteger() > 3, true);
    QCOMPARE(ask("SELECT count(*) FROM pragma_foreign_key_check").toInteger(), 0);
    QVERIFY((*plain)->check(true)->isEmpty());
}

void TestExports::sqlite_comesInAgain()
{
    VERIFY_OK(exportSqlite(m_vault->replica(), file("out.sqlite")));
    const TestVault other;
    const auto report = importSqlite(other.replica(), file("out.sqlite"));
    VERIFY_OK(report);
    QCOMPARE(report->rows, 5);
    const char *sql = "SELECT group_concat(quote(id) || quote(t) || quote(b) || quote(r) || g) FROM \"odd name\"";
    QCOMPARE(other.database().scalar(sql).value(), m_vault->database().scalar(sql).value());
}

void TestExports::tableCsv_comesInAgain()
{
    const auto report = exportTableCsv(m_vault->replica(), "odd name", file("out.csv"));
    VERIFY_OK(report);
    QCOMPARE(report->rows, 3);
    QCOMPARE(contentOf("out.csv"),
             QByteArray("id,t,b,r,g,p\r\n1,\"a,\"\"b\"\"\nc\",AP8=,2,2,2\r\n2,,,0.1,3,\r\n"
                        "9223372036854775807,\"\",\"\",1e+300,9223372036854776000,1\r\n"));
    CsvImportOptions options{"copy", "id"};
    VERIFY_OK(importCsv(m_vault->replica(), file("out.csv"), options));
    QCOMPARE(m_vault->database().scalar("SELECT count(*) FROM copy JOIN \"odd name\" AS o USING (id)"
                                        " WHERE copy.t IS o.t")->toInteger(), 3);
    QCOMPARE(exportTableCsv(m_vault->replica(), "none", file("x.csv")).error().code, ErrorCode::NotFound);
}

void TestExports::resultCsv_isWrittenLikeATable()
{
    const auto answer = runUserSql(m_vault->replica(), "SELECT id, t, b FROM \"odd name\" WHERE id < 3 ORDER BY id");
    VERIFY_OK(answer);
    const auto report = exportResultCsv(*answer, file("out.csv"));
    VERIFY_OK(report);
    QCOMPARE(report->rows, 2);
    QCOMPARE(contentOf("out.csv"), QByteArray("id,t,b\r\n1,\"a,\"\"b\"\"\nc\",AP8=\r\n2,,\r\n"));
    QCOMPARE(exportResultCsv(*answer, file("out.csv")).error().code, ErrorCode::AlreadyExists);
}

void TestExports::export_isGivenUp()
{
    VERIFY_OK(runUserSql(m_vault->replica(), "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                                             " INSERT INTO loose SELECT i FROM n"));
    QList<std::pair<qint64, qint64>> told;
    const auto givenUp = exportTableCsv(m_vault->replica(), "loose", file("out.csv"), [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return told.size() < 2;
    });
    QCOMPARE(givenUp.error().code, ErrorCode::Cancelled);
    QCOMPARE(told, (QList<std::pair<qint64, qint64>>{{1000, 4993}, {2000, 4993}}));
    QVERIFY(!QFile::exists(file("out.csv")));
}

void TestExports::wholeExports()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"json", "csv", "sqlite"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

Result<ExportReport> TestExports::exportAs(const QString &kind, const ExportProgress &progress)
{
    const QString path = m_folder->filePath(QStringLiteral("out.") + kind);
    if (kind == QLatin1StringView("json"))
        return exportJson(m_vault->replica(), *m_items, path, progress);
    if (kind == QLatin1StringView("csv"))
        return exportItemsCsv(*m_items, path, progress);
    return exportSqlite(m_vault->replica(), path, progress);
}

void TestExports::wholeExports_tellHowFarTheyAre()
{
    QFETCH(QString, kind);
    QList<std::pair<qint64, qint64>> told;
    VERIFY_OK(exportAs(kind, [&told](qint64 done, qint64 total) {
        told.append({done, total});
        return true;
    }));
    QVERIFY(told.size() > 5);
    const qint64 total = told.last().second;
    QCOMPARE(told.last().first, total);
    for (qsizetype i = 1; i < told.size(); ++i)
        QVERIFY(told.at(i).first >= told.at(i - 1).first && told.at(i).first <= total);
}

void TestExports::wholeExports_areGivenUp_andLeaveNothing()
{
    QFETCH(QString, kind);
    AttachmentStore attachments(m_vault->replica());
    const auto list = m_items->list();
    VERIFY_OK(list);
    VERIFY_OK(attachments.add(list->first().id, QStringLiteral("scan"), QByteArray(600'000, 'x')));
    // At every place where it is asked: rows, items, and in the middle of a file.
    for (int after = 0;; ++after) {
        int asked = 0;
        const auto report = exportAs(kind, [&asked, after](qint64, qint64) { return asked++ < after; });
        if (report)
            break;
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(leftNothing());
        QVERIFY(after < 1000);
    }
    QVERIFY(!leftNothing());
}

/// An index over many rows is one statement.
void TestExports::longStatement_ofAnExport_isGivenUp()
{
    VERIFY_OK(runUserSql(m_vault->replica(), "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                                             " INSERT INTO loose SELECT i FROM n; CREATE INDEX by_x ON loose(abs(x - 25000), x)"));
    constexpr qint64 LooseRows = 50'000 - 10 + 1 + 2;
    qint64 before = 0;
    const auto report = exportSqlite(m_vault->replica(), file("out.sqlite"), [&before](qint64 done, qint64) {
        // Asked again without a row in between: within the index.
        const bool isWithin = done >= LooseRows && done == before;
        before = done;
        return !isWithin;
    });
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QVERIFY(leftNothing());
}

void TestExports::itemsCsv_hasALineForEachItem()
{
    const auto report = exportItemsCsv(*m_items, file("items.csv"));
    VERIFY_OK(report);
    CsvImportOptions options{"items", "title"};
    const auto back = importCsv(m_vault->replica(), file("items.csv"), options);
    VERIFY_OK(back);
    QCOMPARE(back->rows, report->items);
    QCOMPARE(m_vault->database().scalar("SELECT \"group\" FROM items WHERE username = 'deploy'")->bytes(),
             QByteArray("Work/Servers"));
}

void TestExports::json_isTyped()
{
    const auto report = exportJson(m_vault->replica(), *m_items, file("out.json"));
    VERIFY_OK(report);
    QCOMPARE(report->tables, 2);
    const QByteArray json = contentOf("out.json");
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(json.contains(R"([1,"a,\"b\"\u000ac",{"$blob":"AP8="},2.0,2,2])"));
    QVERIFY(json.contains("[9223372036854775807,\"\",{\"$blob\":\"\"},1e+300,"));
    QCOMPARE(root[u"items"].toArray().size(), report->items);
    QCOMPARE(root[u"groups"].toArray().size(), 4);
    QVERIFY(!root[u"tables"].toArray()[1].toObject()[u"definition"].toString().contains(u"haex"));
}

void TestExports::attachments_goOut_withTheirContent()
{
    const QByteArray content(AttachmentStore::ChunkBytes + 3, 'x');
    const QByteArray item = m_items->list()->front().id;
    AttachmentStore attachments(m_vault->replica());
    VERIFY_OK(attachments.add(item, u"scan"_qs, content));
    const auto missing = attachments.add(item, u"missing"_qs, QByteArray("y"));
    VERIFY_OK(missing);
    VERIFY_OK(m_vault->replica().write([&] {
        return m_vault->database().execute("DELETE FROM vault_attachment_chunks WHERE attachment_id = " + quoteLiteral(*missing));
    }));
    VERIFY_OK(exportSqlite(m_vault->replica(), file("out.sqlite")));
    auto plain = Database::openPlain(file("out.sqlite"), Database::Mode::ReadOnly);
    VERIFY_OK(plain);
    QCOMPARE((*plain)->scalar("SELECT content FROM vault_attachments WHERE name = 'scan'").value(), CellValue::blob(content));
    QVERIFY((*plain)->scalar("SELECT content FROM vault_attachments WHERE name = 'missing'")->isNull());
    VERIFY_OK(exportJson(m_vault->replica(), *m_items, file("out.json")));
    const QJsonArray items = QJsonDocument::fromJson(contentOf("out.json")).object().value(u"items"_qs).toArray();
    QJsonArray files;
    for (const QJsonValue &one : items) {
        if (one.toObject().contains(u"attachments"_qs))
            files = one.toObject().value(u"attachments"_qs).toArray();
    }
    QCOMPARE(files.size(), 2);
    QVERIFY(!files[0].toObject().contains(u"content"_qs));
    const QString base64 = files[1].toObject().value(u"content"_qs).toObject().value(u"$blob"_qs).toString();
    QCOMPARE(QByteArray::fromBase64(base64.toLatin1()), content);
}

void TestExports::exports_refuseToOverwrite()
{
    QFile taken(file("taken"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    Replica &replica = m_vault->replica();
    QCOMPARE(exportSqlite(replica, file("taken")).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(exportTableCsv(replica, "loose", file("taken")).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(exportItemsCsv(*m_items, file("taken")).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(exportJson(replica, *m_items, file("taken")).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(contentOf("taken"), QByteArray("mine"));
}

void TestExports::exports_leaveNothingBehind_whenTheyFail()
{
    const QString nowhere = m_folder->filePath(u"none/out"_qs);
    QVERIFY(!exportSqlite(m_vault->replica(), nowhere));
    QVERIFY(!exportJson(m_vault->replica(), *m_items, nowhere));
    // A table that cannot be read: its generated column needs a function that is not here.
    VERIFY_OK(m_vault->database().execute(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE loose(x, y AS (nothing(x)))'"
        " WHERE name = 'loose'; PRAGMA writable_schema = RESET"));
    QVERIFY(!exportSqlite(m_vault->replica(), file("out.sqlite")));
    QVERIFY(!exportTableCsv(m_vault->replica(), "loose", file("out.csv")));
    QVERIFY(!exportJson(m_vault->replica(), *m_items, file("out.json")));
    QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestExports::exports_areForTheirOwnerOnly()
{
    VERIFY_OK(exportSqlite(m_vault->replica(), file("out.sqlite")));
    VERIFY_OK(exportJson(m_vault->replica(), *m_items, file("out.json")));
    for (const char *name : {"out.sqlite", "out.json"}) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2((QFile::permissions(file(name)) & others) == QFile::Permissions(), name);
    }
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
