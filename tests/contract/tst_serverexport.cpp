// SPDX-License-Identifier: GPL-3.0-or-later
// What a person takes along from a server, and what can be done with it.
#include "core/replica/replica.h"
#include "core/vault/importexport/openexport.h"
#include "core/vault/importexport/serverexportfile.h"
#include "tests/contract/bothstores.h"
#include "tests/support/resulttext.h"
#include "tests/support/syncstage.h"
#include "tests/support/teststore.h"
#include "tests/support/testvault.h"

#include <QFile>
#include <QTest>

using namespace haex;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// What only the client does is the same over every store.
#define ONCE()                                                                                     \
    if (currentStore() != "sqlite")                                                                \
    QSKIP("whatever the store")

class TestServerExport final : public SyncStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void initTestCase() { startCryptoForTests(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup();

    void export_opensAsTheVault_withThePasswordAlone();
    void openedVault_isServedAgain_byAnotherServer();
    void largeVault_comesInPages();
    void rowsDeletedAtTheServer_staySo();
    void exportOfAVault_saysNothingOfOthers();
    void exportOfAnAccount_hasAllVaults();
    void serverThatAsksForPatience_isWaitedFor();
    void tokenThatRanOut_isRenewed();
    void serverWithoutAnEnd_isNoticed();
    void failure_leavesNoFile_andOverwritesNothing();
    void lockedMeanwhile_leavesNoFile();
    void damagedExport_isRefused();
    void export_isCiphertext();

private:
    [[nodiscard]] Session create(const char *name, const char *password = "vault password");
    [[nodiscard]] Session withNotes();
    [[nodiscard]] Result<ServerExportReport> exported(VaultSession &session, ExportScope scope,
                                                      const char *file = "export.jsonl");
    [[nodiscard]] Result<OpenedExport> opened(const char *name, const char *password = "vault password",
                                              const QByteArray &vaultId = {});
    [[nodiscard]] static QByteArray digestOf(VaultSession &session);
    [[nodiscard]] static qint64 number(VaultSession &session, const char *sql);

    std::unique_ptr<LoopbackServer> m_server;
};

void TestServerExport::init()
{
    setUpStage();
    m_server = makeServer("one", currentStore());
}

void TestServerExport::cleanup()
{
    m_transport.reset();
    m_server.reset();
}

TestServerExport::Session TestServerExport::create(const char *name, const char *password)
{
    Session session = SyncStage::create(name, password);
    addServer(*session, *m_server);
    return session;
}

/// A vault of some history, all of which is at the server.
TestServerExport::Session TestServerExport::withNotes()
{
    Session session = create("first");
    const auto written = runUserSql(session->replica(),
                                    "CREATE TABLE notes(id TEXT PRIMARY KEY, words TEXT, extra BLOB);"
                                    "INSERT INTO notes VALUES('a', 'plain milk', x'00ff'), ('b', 'bread', NULL), ('c', 'tea', NULL);"
                                    "UPDATE notes SET words = 'rye bread' WHERE id = 'b'; DELETE FROM notes WHERE id = 'c'");
    if (!written || !sync(*session))
        qFatal("the vault could not be written");
    return session;
}

Result<ServerExportReport> TestServerExport::exported(VaultSession &session, ExportScope scope, const char *file)
{
    HAEX_ASSIGN(backends, session.sync().backends());
    return awaited<ServerExportReport>([&](auto done) {
        writeServerExport(session.sync(), backends.front().id, scope, fileIn(file), std::move(done));
    });
}

Result<OpenedExport> TestServerExport::opened(const char *name, const char *password, const QByteArray &vaultId)
{
    return awaited<OpenedExport>([&](auto done) {
        openServerExport({fileIn("export.jsonl"), vaultId}, pathOf(name), secret(password), environment(), std::move(done));
    });
}

qint64 TestServerExport::number(VaultSession &session, const char *sql)
{
    const auto answer = runUserSql(session.replica(), sql);
    return answer && !answer->rows.empty() ? answer->rows.at(0).at(0).toInteger() : -1;
}

QByteArray TestServerExport::digestOf(VaultSession &session)
{
    const auto rows = runUserSql(session.replica(), "SELECT id || '=' || words || '=' || hex(extra) FROM notes ORDER BY id");
    QByteArray text;
    for (const auto &row : rows ? rows->rows : decltype(rows->rows)())
        text += row.at(0).bytes() + '\n';
    return text;
}

void TestServerExport::export_opensAsTheVault_withThePasswordAlone()
{
    const Session first = withNotes();
    const auto report = exported(*first, ExportScope::Vault);
    VERIFY_OK(report);
    QCOMPARE(report->vaults, 1);
    QVERIFY(report->cells > 0);
    QVERIFY(isServerExport(fileIn("export.jsonl")));
    // Neither the server nor the network is there any more.
    m_transport->setOnline(false);
    const auto second = opened("second");
    VERIFY_OK(second);
    QCOMPARE(second->lostCells, 0);
    QCOMPARE(second->session->info().vaultId, first->info().vaultId);
    QCOMPARE(second->session->info().name, first->info().name);
    QVERIFY(second->session->info().deviceId != first->info().deviceId);
    QVERIFY(second->session->sync().backends()->isEmpty());
    QCOMPARE(digestOf(*second->session), digestOf(*first));
    QCOMPARE(opened("third", "wrong password").error().code, ErrorCode::WrongPassword);
    QVERIFY(!QFile::exists(pathOf("third")));
}

void TestServerExport::openedVault_isServedAgain_byAnotherServer()
{
    const Session first = withNotes();
    VERIFY_OK(exported(*first, ExportScope::Vault));
    const auto other = makeServer("two", currentStore());
    m_transport->attach(*other);
    const auto second = opened("second");
    VERIFY_OK(second);
    addServer(*second->session, *other);
    VERIFY_OK(sync(*second->session));
    // A device that knows nothing but the other server.
    JoinRequest request;
    request.backendUrl = other->url();
    request.email = QStringLiteral("ada@example.org");
    request.accountPassword = secret("account password");
    const auto third = awaited<Session>([&](auto done) {
        joinVault(pathOf("third"), std::move(request), secret("vault password"), environment(), std::move(done));
    });
    VERIFY_OK(third);
    VERIFY_OK(sync(**third));
    QCOMPARE(digestOf(**third), digestOf(*first));
    // And the device that was there before goes on with it.
    addServer(*first, *other);
    VERIFY_OK(runUserSql(second->session->replica(), "UPDATE notes SET words = 'oat milk' WHERE id = 'a'"));
    VERIFY_OK(sync(*second->session));
    VERIFY_OK(sync(*first));
    QCOMPARE(digestOf(*first), digestOf(*second->session));
    QVERIFY(digestOf(*first).contains("oat milk"));
}

void TestServerExport::largeVault_comesInPages()
{
    const Session first = withNotes();
    VERIFY_OK(runUserSql(first->replica(),
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                         " INSERT INTO notes SELECT 'n' || i, 'word ' || i, NULL FROM n"));
    VERIFY_OK(sync(*first));
    const auto report = exported(*first, ExportScope::Vault);
    VERIFY_OK(report);
    QVERIFY(report->cells > 6000);
    const QByteArray text = contentOf(fileIn("export.jsonl"));
    QVERIFY(text.count("\"route\":\"POST /sync/pull\"") > 6);
    const auto second = opened("second");
    VERIFY_OK(second);
    QCOMPARE(digestOf(*second->session), digestOf(*first));
}

void TestServerExport::rowsDeletedAtTheServer_staySo()
{
    const Session first = withNotes();
    VERIFY_OK(exported(*first, ExportScope::Vault));
    const auto second = opened("second");
    VERIFY_OK(second);
    QCOMPARE(number(*second->session, "SELECT count(*) FROM notes WHERE id = 'c'"), 0);
    addServer(*second->session, *m_server);
    VERIFY_OK(sync(*second->session));
    VERIFY_OK(sync(*first));
    QCOMPARE(number(*first, "SELECT count(*) FROM notes"), 2);
}

void TestServerExport::exportOfAVault_saysNothingOfOthers()
{
    const Session first = withNotes();
    const Session other = create("other");
    VERIFY_OK(sync(*other));
    VERIFY_OK(exported(*first, ExportScope::Vault));
    const QByteArray text = contentOf(fileIn("export.jsonl"));
    QVERIFY(text.contains(first->info().vaultId));
    QVERIFY(!text.contains(other->info().vaultId));
}

void TestServerExport::exportOfAnAccount_hasAllVaults()
{
    const Session first = withNotes();
    const Session other = create("other", "another password");
    VERIFY_OK(sync(*other));
    const auto report = exported(*first, ExportScope::Account);
    VERIFY_OK(report);
    QCOMPARE(report->vaults, 2);
    const QByteArray text = contentOf(fileIn("export.jsonl"));
    for (const char *fact : {"GET /devices", "GET /account/removal", "GET /sync/vaults", "GET /sync/vault-key/",
                             "GET /sync/devices/", "ada@example.org"})
        QVERIFY2(text.contains(fact), fact);
    // The password says which one is meant, or its id.
    const auto second = opened("second", "another password");
    VERIFY_OK(second);
    QCOMPARE(second->session->info().vaultId, other->info().vaultId);
    QCOMPARE(opened("third", "no password").error().code, ErrorCode::WrongPassword);
    const auto fourth = opened("fourth", "vault password", first->info().vaultId);
    VERIFY_OK(fourth);
    QCOMPARE(fourth->session->info().vaultId, first->info().vaultId);
    const Session alike = create("alike");
    VERIFY_OK(sync(*alike));
    QVERIFY(QFile::remove(fileIn("export.jsonl")));
    VERIFY_OK(exported(*first, ExportScope::Account));
    QCOMPARE(opened("fifth").error().code, ErrorCode::InvalidArgument);
}

void TestServerExport::serverThatAsksForPatience_isWaitedFor()
{
    ONCE();
    const Session first = withNotes();
    m_transport->meet("/devices", LoopbackTransport::refuse(ErrorCode::RateLimited, 1));
    m_transport->meet("/sync/vaults", {LoopbackTransport::Fate::LoseAnswer});
    VERIFY_OK(exported(*first, ExportScope::Account));
    VERIFY_OK(opened("second"));
}

void TestServerExport::tokenThatRanOut_isRenewed()
{
    ONCE();
    const Session first = withNotes();
    m_transport->meet("/sync/vaults", LoopbackTransport::refuse(ErrorCode::Unauthorized));
    VERIFY_OK(exported(*first, ExportScope::Account));
    // Not again and again.
    m_transport->meet("/sync/vaults", LoopbackTransport::refuse(ErrorCode::Unauthorized), 5);
    QCOMPARE(exported(*first, ExportScope::Account, "again").error().code, ErrorCode::Unauthorized);
}

void TestServerExport::serverWithoutAnEnd_isNoticed()
{
    ONCE();
    const Session first = withNotes();
    // The round before the export is not what this is about.
    bool isExporting = false;
    m_transport->setRewrite([&](const TransportRequest &request, TransportResponse &response) {
        isExporting |= request.path == "/sync/vaults";
        if (isExporting && request.path == "/sync/pull")
            response.body.replace("\"hasMore\":false", "\"hasMore\":true").replace("\"updatedAt\":2", "\"updatedAt\":1");
    });
    QCOMPARE(exported(*first, ExportScope::Vault).error().code, ErrorCode::ServerProtocolError);
    QVERIFY(!QFile::exists(fileIn("export.jsonl")));
}

void TestServerExport::failure_leavesNoFile_andOverwritesNothing()
{
    ONCE();
    const Session first = withNotes();
    m_transport->meet("/sync/vaults", LoopbackTransport::refuse(ErrorCode::NotFound));
    QCOMPARE(exported(*first, ExportScope::Vault).error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(fileIn("export.jsonl")));
    VERIFY_OK(exported(*first, ExportScope::Vault));
    const QByteArray before = contentOf(fileIn("export.jsonl"));
    QCOMPARE(exported(*first, ExportScope::Vault).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(contentOf(fileIn("export.jsonl")), before);
    QCOMPARE(QFile::permissions(fileIn("export.jsonl")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(opened("first").error().code, ErrorCode::VaultExists);
}

void TestServerExport::lockedMeanwhile_leavesNoFile()
{
    ONCE();
    Session first = withNotes();
    const auto backends = first->sync().backends();
    m_transport->meet("/sync/vaults", {LoopbackTransport::Fate::Hold});
    std::optional<Result<ServerExportReport>> answer;
    writeServerExport(first->sync(), backends->front().id, ExportScope::Vault, fileIn("export.jsonl"),
                      [&](auto report) { answer.emplace(std::move(report)); });
    QVERIFY(QTest::qWaitFor([&] { return m_transport->heldCount() == 1; }, 20'000));
    QVERIFY(QFile::exists(fileIn("export.jsonl")));
    first.reset();
    m_transport->release();
    QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }, 20'000));
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    answer.reset();
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(fileIn("export.jsonl")); }, 20'000));
}

void TestServerExport::damagedExport_isRefused()
{
    ONCE();
    const Session first = withNotes();
    VERIFY_OK(exported(*first, ExportScope::Vault));
    const QByteArray whole = contentOf(fileIn("export.jsonl"));
    const auto codeOf = [&](const QByteArray &text) {
        QFile file(fileIn("export.jsonl"));
        if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(text) != text.size())
            qFatal("cannot write the export");
        file.close();
        const auto second = opened("second");
        const bool isClean = !QFile::exists(pathOf("second"));
        return second || !isClean ? ErrorCode::Internal : second.error().code;
    };
    QCOMPARE(codeOf(whole.first(whole.size() / 2)), ErrorCode::VaultDamaged);
    QCOMPARE(codeOf(whole.first(whole.lastIndexOf("{\"end\""))), ErrorCode::VaultDamaged);
    QCOMPARE(codeOf(whole + "more\n"), ErrorCode::VaultDamaged);
    QByteArray changed = whole;
    changed.replace("\"operation\":\"insert\"", "\"operation\":\"update\"");
    QCOMPARE(codeOf(changed), ErrorCode::VaultDamaged);
    QCOMPARE(codeOf("{\"format\":\"another\",\"version\":1}\n"), ErrorCode::UnsupportedFormat);
    QCOMPARE(codeOf(""), ErrorCode::UnsupportedFormat);
    QByteArray newer = whole;
    newer.replace("\"version\":1,", "\"version\":2,");
    QCOMPARE(codeOf(newer), ErrorCode::VaultNewer);
}

void TestServerExport::export_isCiphertext()
{
    ONCE();
    const Session first = withNotes();
    VERIFY_OK(exported(*first, ExportScope::Account));
    const QByteArray text = contentOf(fileIn("export.jsonl"));
    for (const char *planted : {"plain milk", "rye bread", "vault password", "account password"})
        QVERIFY2(!text.contains(planted) && !text.contains(QByteArray(planted).toBase64()), planted);
    QVERIFY(!text.contains("token"));
}

QTEST_GUILESS_MAIN(TestServerExport)
#include "tst_serverexport.moc"
