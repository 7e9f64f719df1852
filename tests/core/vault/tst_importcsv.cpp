// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/csvimporter.h"
#include "core/vault/importexport/csvlook.h"
#include "core/vault/importexport/csvreader.h"
#include "tests/support/resulttext.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace haex;

/// CSV files are read by the book, and a text stays a text unless a number is the same.
class TestImportCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reader_followsRfc4180_data();
    void reader_followsRfc4180();
    void reader_refusesAQuoteThatIsNeverClosed();
    void text_isDecoded_data();
    void text_isDecoded();
    void delimiter_isFoundOut_data();
    void delimiter_isFoundOut();
    void look_showsTheFirstRows_andWhatCanBeAKey();
    void look_endsWhereItIsCut();
    void import_makesATable_andKeepsTextThatLooksLikeNumbers();
    void import_updatesRowsThatAreThere();
    void import_writesOnlyWhatDiffers();
    void import_leavesOutRowsWithoutAKey_andColumnsWithoutAPlace();
    void import_takesFilesWithoutAHeader();
    void import_changesNothing_whenALineIsRefused();
    void import_refusesBadRequests();

private:
    void write(const QByteArray &content);
    [[nodiscard]] Result<ImportReport> import(CsvImportOptions options = {"people", "id"});
    [[nodiscard]] QByteArray ask(const QByteArray &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<TestVault> m_vault;
};

void TestImportCsv::init()
{
    m_vault = std::make_unique<TestVault>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("people.csv"));
}

void TestImportCsv::write(const QByteArray &content)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

Result<ImportReport> TestImportCsv::import(CsvImportOptions options)
{
    return importCsv(m_vault->replica(), m_path, options);
}

QByteArray TestImportCsv::ask(const QByteArray &sql)
{
    auto statement = m_vault->database().prepare(sql);
    if (!statement || !statement->step().value_or(false))
        return "nothing";
    return statement->text(0);
}

void TestImportCsv::reader_followsRfc4180_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("expected"); // fields in <>, quoted ones in [], records by /
    QTest::newRow("plain") << QByteArray("a,b\r\nc,d\r\n") << QByteArray("<a><b>/<c><d>/");
    QTest::newRow("no last line end") << QByteArray("a,b\nc,") << QByteArray("<a><b>/<c><>/");
    QTest::newRow("old line ends") << QByteArray("a\rb\r") << QByteArray("<a>/<b>/");
    QTest::newRow("quotes") << QByteArray("\"a,b\",\"say \"\"hi\"\"\",\"\"\n")
                            << QByteArray("[a,b][say \"hi\"][]/");
    QTest::newRow("lines in quotes") << QByteArray("\"a\r\nb\",c\n") << QByteArray("[a\r\nb]<c>/");
    QTest::newRow("quote inside a field") << QByteArray("5\" disk,x\n") << QByteArray("<5\" disk><x>/");
    QTest::newRow("text behind the quote") << QByteArray("\"a\"b,c\n") << QByteArray("[ab]<c>/");
    QTest::newRow("empty lines") << QByteArray("\n\na\n\n\nb\n") << QByteArray("<a>/<b>/");
    QTest::newRow("spaces stay") << QByteArray(" a , b \n") << QByteArray("< a >< b >/");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestImportCsv::reader_followsRfc4180()
{
    QFETCH(QByteArray, csv);
    CsvReader reader(csv, ',');
    CsvRecord record;
    QByteArray actual;
    while (reader.next(record).value()) {
        for (const CsvField &field : record)
            actual += (field.isQuoted ? '[' : '<') + field.text + (field.isQuoted ? ']' : '>');
        actual += '/';
    }
    QTEST(actual, "expected");
}

void TestImportCsv::reader_refusesAQuoteThatIsNeverClosed()
{
    const QByteArray csv = "a\nb,\"never\nclosed";
    CsvReader reader(csv, ',');
    CsvRecord record;
    QVERIFY(reader.next(record).value());
    const auto more = reader.next(record);
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::UnsupportedFormat);
    QVERIFY(more.error().context.contains(u"line 2"));
}

void TestImportCsv::text_isDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("UTF-8") << QByteArray("größe");
    QTest::newRow("UTF-8 with mark") << QByteArray("\xef\xbb\xbfgröße");
    QTest::newRow("UTF-16 LE") << QByteArray("\xff\xfeg\0r\0\xf6\0\xdf\0e\0", 12);
    QTest::newRow("UTF-16 BE") << QByteArray("\xfe\xff\0g\0r\0\xf6\0\xdf\0e", 12);
    QTest::newRow("Latin-1") << QByteArray("gr\xf6\xdf\x65");
    QTest::newRow("Latin-1 under the mark of UTF-8") << QByteArray("\xef\xbb\xbfgr\xf6\xdf\x65");
}

void TestImportCsv::text_isDecoded()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(decodedText(bytes), QByteArray("größe"));
}

void TestImportCsv::delimiter_isFoundOut_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<char>("delimiter");
    QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << ',';
    QTest::newRow("semicolon, decimal commas") << QByteArray("a;b;c\n1,5;2,5;3,5\n1,5;2;3\n") << ';';
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2,0\n") << '\t';
    QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << '|';
    QTest::newRow("inside quotes") << QByteArray("\"x;y;z\",b\n\"x;y;z\",c\n") << ',';
    QTest::newRow("one column") << QByteArray("a\n1\n") << ',';
}

void TestImportCsv::delimiter_isFoundOut()
{
    QFETCH(QByteArray, csv);
    QFETCH(char, delimiter);
    QCOMPARE(detectDelimiter(csv), delimiter);
}

void TestImportCsv::look_showsTheFirstRows_andWhatCanBeAKey()
{
    write("id;name;age\n007;Ada;36\n008;Ada;\n009;\"Grace;H\"\n");
    const auto look = lookAtCsv(m_path, 10);
    VERIFY_OK(look);
    QCOMPARE(look->columns, (QByteArrayList{"id", "name", "age"}));
    QCOMPARE(look->possibleKeys, QByteArrayList{"id"});
    QCOMPARE(look->rows.size(), size_t(3));
    QCOMPARE(look->rows[0], (std::vector<CellValue>{CellValue::text("007"), CellValue::text("Ada"), CellValue::integer(36)}));
    QCOMPARE(look->rows[2], (std::vector<CellValue>{CellValue::text("009"), CellValue::text("Grace;H"), CellValue::null()}));
    QCOMPARE(lookAtCsv(m_path, 1)->rows.size(), size_t(1));
    QCOMPARE(lookAtCsv(m_path, 1)->possibleKeys, (QByteArrayList{"id", "name", "age"}));
    write("");
    QCOMPARE(lookAtCsv(m_path, 1).error().code, ErrorCode::UnsupportedFormat);
    write("a\n\"never closed");
    QCOMPARE(lookAtCsv(m_path, 1).error().code, ErrorCode::UnsupportedFormat);
    QCOMPARE(lookAtCsv(m_folder->filePath(u"none"_qs), 1).error().code, ErrorCode::NotFound);
}

/// In the middle of a quoted field.
void TestImportCsv::look_endsWhereItIsCut()
{
    write("id,text\n1,short\n2,\"" + QByteArray(2 * 1024 * 1024, 'x') + "\"\n");
    const auto look = lookAtCsv(m_path, 10);
    VERIFY_OK(look);
    QCOMPARE(look->rows.size(), size_t(1));
    QCOMPARE(look->rows[0][1], CellValue::text("short"));
}

void TestImportCsv::import_makesATable_andKeepsTextThatLooksLikeNumbers()
{
    write("id;zip;age;price;version;note\n"
          "1;01234;40;1.5;1.10;x\n"
          "2;99999;;2;2.0;\"\"\n");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->rows, 2);
    QVERIFY(report->tables[0].created && report->tables[0].synced);
    QCOMPARE(ask("SELECT group_concat(type) FROM pragma_table_info('people') WHERE name NOT LIKE 'haex%'"),
             QByteArray("INTEGER,TEXT,INTEGER,NUMERIC,TEXT,TEXT"));
    QCOMPARE(ask("SELECT zip || '|' || age || '|' || price || '|' || version FROM people WHERE id = 1"),
             QByteArray("01234|40|1.5|1.10"));
    QCOMPARE(ask("SELECT typeof(age) || typeof(price) || quote(note) FROM people WHERE id = 2"),
             QByteArray("nullinteger''"));
}

void TestImportCsv::import_updatesRowsThatAreThere()
{
    write("id,name\n1,Ann\n2,Ben\n");
    VERIFY_OK(import());
    write("name,id,more\nBob,2,x\nCid,3,y\n");
    const auto report = import();
    VERIFY_OK(report);
    QVERIFY(!report->tables[0].created);
    QCOMPARE(ask("SELECT group_concat(id || name) FROM people"), QByteArray("1Ann,2Bob,3Cid"));
}

void TestImportCsv::import_writesOnlyWhatDiffers()
{
    write("id,name,city\n1,Ann,Oslo\n2,Ben,Rome\n");
    VERIFY_OK(import());
    m_vault->clock().advance(1000);
    write("id,name,city\n1,Ann,Oslo\n2,Ben,Paris\n");
    VERIFY_OK(import());
    QCOMPARE(ask("SELECT count(*) FROM people WHERE haex_column_hlcs LIKE '%\"city\"%'"), "1");
    QCOMPARE(ask("SELECT count(*) FROM people WHERE haex_column_hlcs LIKE '%\"name\"%'"), "0");
}

void TestImportCsv::import_leavesOutRowsWithoutAKey_andColumnsWithoutAPlace()
{
    write("id,name\n1,Ann\n,Nobody\n3\n4,Dora,extra\n");
    const auto report = import();
    VERIFY_OK(report);
    QCOMPARE(report->rows, 3);
    QVERIFY(report->hasNote(ImportReason::RowLeftOut));
    QVERIFY(report->hasNote(ImportReason::OtherLeftOut));
    QCOMPARE(ask("SELECT group_concat(coalesce(name, '-')) FROM people"), QByteArray("Ann,-,Dora"));
}

void TestImportCsv::import_takesFilesWithoutAHeader()
{
    write("x,1\ny,2\n");
    CsvImportOptions options{"people", "column1"};
    options.hasHeader = false;
    options.synced = false;
    const auto report = import(options);
    VERIFY_OK(report);
    QCOMPARE(report->rows, 2);
    QVERIFY(!report->tables[0].synced);
    QCOMPARE(ask("SELECT column2 FROM people WHERE column1 = 'y'"), "2");
}

void TestImportCsv::import_changesNothing_whenALineIsRefused()
{
    VERIFY_OK(m_vault->replica().write([&] {
        return m_vault->database().execute("CREATE TABLE people(id INTEGER PRIMARY KEY, n INT CHECK (n < 5))");
    }));
    write("id,n\n1,1\n2,2\n3,9\n");
    const auto report = import();
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::ConstraintViolation);
    QVERIFY(report.error().context.startsWith(u"line 4"));
    QCOMPARE(ask("SELECT count(*) FROM people"), "0");
}

void TestImportCsv::import_refusesBadRequests()
{
    QCOMPARE(import().error().code, ErrorCode::NotFound);
    write("id,name\n1,Ann\n");
    QCOMPARE(import({"people", "key"}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(import({"haex_people", "id"}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(import({"", "id"}).error().code, ErrorCode::InvalidArgument);
    write("");
    QCOMPARE(import().error().code, ErrorCode::UnsupportedFormat);
}

QTEST_GUILESS_MAIN(TestImportCsv)
#include "tst_importcsv.moc"
