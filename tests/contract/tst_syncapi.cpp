// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

using namespace haex;

/// Routes, vault keys, isolation of accounts (R20) and input that is no request at all (§8).
class TestSyncApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }
    void init();
    void cleanup() { m_server.reset(); }

    void info_needsNoToken();
    void health_isOk();
    void route_isNotFound_orNotAllowed_data();
    void route_isNotFound_orNotAllowed();
    void body_isBadJson_data();
    void body_isBadJson();
    void field_isNamed_whenMissingOrOfAnotherType_data();
    void field_isNamed_whenMissingOrOfAnotherType();
    void unknownFields_areIgnored();
    void vaultId_isChecked_beforeAnything();
    void vaultKey_isKeptAsSent();
    void vaultKey_ofAVaultThatExists_isRefused();
    void vaultKey_isRewrapped_byAPasswordChange();
    void vaultKey_isRenamed_alone();
    void vaultKey_isNotOverwritten_whenBasedOnAnOlderRevision();
    void vaultKey_isRefused_whenHalf_data();
    void vaultKey_isRefused_whenHalf();
    void vaults_areLimited();
    void removedVault_isGone_andItsIdIsFree();
    void tidy_deletesWhatARemovedVaultLeft();
    void sameVaultId_ofTwoAccounts_isTwoVaults();
    void internalErrors_areNotDescribed();

private:
    std::unique_ptr<ApiFixture> m_server;
    ApiDevice m_alice;
    QByteArray m_vault = ApiFixture::vaultIdOf(1);
    [[nodiscard]] HttpResponse call(const QByteArray &method, const QByteArray &target,
                                    const QByteArray &body = {})
    {
        return m_server->request(method, target, body, m_alice.accessToken);
    }
};

void TestSyncApi::init()
{
    m_server = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), currentStore());
    m_alice = m_server->registerDevice("alice@example.org", ApiFixture::deviceIdOf(1));
    m_server->createVault(m_alice, m_vault);
}

void TestSyncApi::info_needsNoToken()
{
    const auto response = m_server->request("GET", "/");
    QCOMPARE(response.status, 200);
    const auto info = parseServerInfo(response.body).value();
    QCOMPARE(info.protocol, 1);
    QCOMPARE(info.registration, QByteArray("open"));
    QVERIFY(response.body.contains(R"("status":"ok")"));
}

void TestSyncApi::health_isOk()
{
    QCOMPARE(m_server->request("GET", "/healthz").status, 200);
    QCOMPARE(m_server->request("GET", "/readyz").status, 200);
}

void TestSyncApi::route_isNotFound_orNotAllowed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *target, int status) {
        QTest::addRow("%s %s", method, target)
            << QByteArray(method) << QByteArray(target) << status;
    };
    row("GET", "/nothing", 404);
    row("GET", "", 404);
    row("GET", "//", 404);
    row("GET", "/sync", 404);
    row("GET", "/sync/vault-key/", 404);
    row("GET", "/sync/vault-key/a/b", 404);
    row("GET", "/../etc/passwd", 404);
    row("GET", "/sync/push", 405);
    row("DELETE", "/sync/pull", 405);
    row("POST", "/", 405);
    row("HEAD", "/", 405);
    row("get", "/", 405);
    row("PUT", "/devices/x", 405);
    row("GET", "/devices?x=1", 200);
}

void TestSyncApi::route_isNotFound_orNotAllowed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    const auto response = call(method, target);
    QCOMPARE(response.status, status);
    if (status == 405) {
        QCOMPARE(response.headers.front().first, QByteArray("Allow"));
        QCOMPARE(errorOf(response).code, ErrorCode::MethodNotAllowed);
    }
}

void TestSyncApi::body_isBadJson_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    const QByteArray good = "{\"vaultId\":\"" + m_vault + "\",\"baseCursor\":0,\"changes\":[]}";
    row("nothing", "");
    row("HTML", "<html></html>");
    row("truncated", good.chopped(1));
    row("garbage behind", good + "x");
    row("two objects", good + good);
    row("an array", "[" + good + "]");
    row("a string", "\"text\"");
    row("null", "null");
    row("comment", "{/**/}");
    row("single quotes", "{'vaultId':1}");
    row("trailing comma", "{\"a\":1,}");
    row("NaN", "{\"a\":NaN}");
    row("byte order mark", "\xef\xbb\xbf" + good);
    row("UTF-16", QByteArray("{\0}\0", 4));
    row("NUL behind", good + QByteArray(1, '\0'));
    row("raw control character", "{\"a\":\"\x01\"}");
    row("not UTF-8", "{\"a\":\"\xff\"}");
    row("overlong UTF-8", "{\"a\":\"\xc0\x80\"}");
    row("surrogate in UTF-8", "{\"a\":\"\xed\xa0\x80\"}");
    row("half an escaped surrogate", "{\"a\":\"\\ud800\"}");
    row("integer of 30 digits", "{\"a\":123456789012345678901234567890}");
    row("duplicate key", "{\"vaultId\":1,\"vaultId\":1}");
    row("duplicate key, escaped", "{\"a\":1,\"\\u0061\":1}");
    row("duplicate key, deep", "{\"a\":[{\"b\":{\"c\":1,\"c\":2}}]}");
    row("depth 9", "{\"a\":" + QByteArray(8, '[') + QByteArray(8, ']') + "}");
    row("depth 100000", QByteArray(100'000, '['));
}

void TestSyncApi::body_isBadJson()
{
    QFETCH(QByteArray, body);
    const QByteArray targets[] = {"/sync/push", "/sync/pull", "/sync/vault-key"};
    for (const QByteArray &target : targets) {
        const auto response = call("POST", target, body);
        QCOMPARE(response.status, 400);
        QCOMPARE(errorOf(response).code, ErrorCode::BadJson);
    }
    const auto login = m_server->request("POST", "/auth/login", body);
    QCOMPARE(errorOf(login).code, ErrorCode::BadJson);
}

void TestSyncApi::field_isNamed_whenMissingOrOfAnotherType_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    const QByteArray change
        = R"({"tableName":"t","rowPks":"{}","columnName":"c","operation":"update","hlcTimestamp":"h","deviceId":"d","encryptedValue":"v","nonce":"n"})";
    const auto row = [this](const char *name, const QByteArray &rest, const char *pointer) {
        QTest::newRow(name) << "{\"vaultId\":\"" + m_vault + "\"," + rest + "}"
                            << QString::fromLatin1(pointer);
    };
    const auto with = [&](const char *from, const char *to) {
        return QByteArray("\"baseCursor\":0,\"changes\":[" + change + ","
                          + QByteArray(change).replace(from, to) + "]");
    };
    row("no cursor", "\"changes\":[]", "/baseCursor");
    row("no changes", "\"baseCursor\":0", "/changes");
    row("changes null", "\"baseCursor\":0,\"changes\":null", "/changes");
    row("changes an object", "\"baseCursor\":0,\"changes\":{}", "/changes");
    row("a change a number", "\"baseCursor\":0,\"changes\":[1]", "/changes/0");
    row("no table", with("\"tableName\":\"t\",", ""), "/changes/1/tableName");
    row("table a number", with("\"tableName\":\"t\"", "\"tableName\":1"), "/changes/1/tableName");
    row("column null", with("\"columnName\":\"c\"", "\"columnName\":null"),
        "/changes/1/columnName");
    row("key an object", with("\"rowPks\":\"{}\"", "\"rowPks\":{}"), "/changes/1/rowPks");
    row("value null", with("\"encryptedValue\":\"v\"", "\"encryptedValue\":null"),
        "/changes/1/encryptedValue");
    row("no nonce", with(",\"nonce\":\"n\"", ""), "/changes/1/nonce");
    row("no device", with("\"deviceId\":\"d\",", ""), "/changes/1/deviceId");
    row("operation unknown", with("\"update\"", "\"upsert\""), "/changes/1/operation");
    row("epoch a number", "\"baseCursor\":0,\"changes\":[],\"epoch\":1", "/epoch");
}

void TestSyncApi::field_isNamed_whenMissingOrOfAnotherType()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const auto response = call("POST", "/sync/push", body);
    QCOMPARE(response.status, 400);
    QCOMPARE(errorOf(response).code, ErrorCode::BadField);
    QCOMPARE(errorOf(response).pointer, pointer);
}

void TestSyncApi::unknownFields_areIgnored()
{
    const QByteArray body = "{\"vaultId\":\"" + m_vault
        + "\",\"baseCursor\":0,\"changes\":[],\"later\":{\"a\":[1,2,{\"b\":null}]}}";
    QCOMPARE(call("POST", "/sync/push", body).status, 200);
}

void TestSyncApi::vaultId_isChecked_beforeAnything()
{
    for (const QByteArray &id : {QByteArray("no-uuid"), QByteArray(), m_vault.toUpper(),
                                 m_vault + " ", QByteArray("{" + m_vault + "}")}) {
        const auto response = m_server->pull(m_alice, {id, 0, 10, {}});
        QCOMPARE(response.status, 400);
        QCOMPARE(errorOf(response).code, ErrorCode::BadVaultId);
    }
    QCOMPARE(errorOf(call("GET", "/sync/vault-key/nonsense")).code, ErrorCode::BadVaultId);
    QCOMPARE(errorOf(call("DELETE", "/sync/removal/%27")).code, ErrorCode::BadVaultId);
    const auto unknown = m_server->pull(m_alice, {ApiFixture::vaultIdOf(9), 0, 10, {}});
    QCOMPARE(unknown.status, 404);
    QCOMPARE(errorOf(unknown).code, ErrorCode::NotFound);
}

void TestSyncApi::vaultKey_isKeptAsSent()
{
    const auto response = call("GET", "/sync/vault-key/" + m_vault);
    QCOMPARE(response.status, 200);
    const auto record = parseVaultKeyRecord(response.body).value();
    const auto sent = ApiFixture::vaultKey(m_vault);
    QCOMPARE(record.vaultId, m_vault);
    QCOMPARE(record.key, sent.key);
    QCOMPARE(record.name, sent.name);
    QCOMPARE(record.revision, 1);
    const auto vaults = parseVaultList(call("GET", "/sync/vaults").body).value();
    QCOMPARE(vaults.size(), size_t(1));
    QCOMPARE(vaults[0].name, sent.name);
    QVERIFY(!vaults[0].epoch.isEmpty());
}

void TestSyncApi::vaultKey_ofAVaultThatExists_isRefused()
{
    auto record = ApiFixture::vaultKey(m_vault);
    record.key.encryptedVaultKey = "b3RoZXI=";
    const auto response = call("POST", "/sync/vault-key", encodeVaultKeyRecord(record));
    QCOMPARE(response.status, 409);
    QCOMPARE(errorOf(response).code, ErrorCode::VaultKeyExists);
    const auto kept = parseVaultKeyRecord(call("GET", "/sync/vault-key/" + m_vault).body).value();
    QCOMPARE(kept.key, ApiFixture::vaultKey(m_vault).key);
}

void TestSyncApi::vaultKey_isRewrapped_byAPasswordChange()
{
    VaultKeyPatch patch;
    patch.key = ApiFixture::vaultKey(m_vault).key;
    patch.key->encryptedVaultKey = "cmV3cmFwcGVk";
    patch.key->kdf.opsLimit = 4;
    patch.revision = 1;
    QCOMPARE(call("PATCH", "/sync/vault-key/" + m_vault, encodeVaultKeyPatch(patch)).status, 200);
    const auto record = parseVaultKeyRecord(call("GET", "/sync/vault-key/" + m_vault).body).value();
    QCOMPARE(record.key, *patch.key);
    QCOMPARE(record.name, ApiFixture::vaultKey(m_vault).name);
    QCOMPARE(record.revision, 2);
}

void TestSyncApi::vaultKey_isRenamed_alone()
{
    VaultKeyPatch patch;
    patch.name = EncryptedVaultName {"bmV3", "bm9uY2Uy"};
    QCOMPARE(call("PATCH", "/sync/vault-key/" + m_vault, encodeVaultKeyPatch(patch)).status, 200);
    const auto record = parseVaultKeyRecord(call("GET", "/sync/vault-key/" + m_vault).body).value();
    QCOMPARE(record.name, *patch.name);
    QCOMPARE(record.key, ApiFixture::vaultKey(m_vault).key);
}

void TestSyncApi::vaultKey_isNotOverwritten_whenBasedOnAnOlderRevision()
{
    VaultKeyPatch patch;
    patch.name = EncryptedVaultName {"bmV3", "bm9uY2Uy"};
    patch.revision = 1;
    QCOMPARE(call("PATCH", "/sync/vault-key/" + m_vault, encodeVaultKeyPatch(patch)).status, 200);
    const auto late = call("PATCH", "/sync/vault-key/" + m_vault, encodeVaultKeyPatch(patch));
    QCOMPARE(late.status, 409);
    QCOMPARE(errorOf(late).code, ErrorCode::Conflict);
}

void TestSyncApi::vaultKey_isRefused_whenHalf_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("/encryptedVaultKey");
    QTest::newRow("key without salt")
        << QByteArray(R"({"encryptedVaultKey":"a2V5"})") << QStringLiteral("/vaultKeySalt");
    QTest::newRow("name without nonce")
        << QByteArray(R"({"encryptedVaultName":"a2V5"})") << QStringLiteral("/vaultNameNonce");
    QTest::newRow("not base64") << QByteArray(
        R"({"encryptedVaultName":"?","vaultNameNonce":"a2V5"})")
                                << QStringLiteral("/encryptedVaultName");
    QTest::newRow("too long") << "{\"encryptedVaultName\":\"" + QByteArray(65540, 'a')
            + "\",\"vaultNameNonce\":\"a2V5\"}"
                              << QStringLiteral("/encryptedVaultName");
}

void TestSyncApi::vaultKey_isRefused_whenHalf()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, pointer);
    const auto response = call("PATCH", "/sync/vault-key/" + m_vault, body);
    QCOMPARE(response.status, 400);
    QCOMPARE(errorOf(response).code, ErrorCode::BadField);
    QCOMPARE(errorOf(response).pointer, pointer);
}

void TestSyncApi::vaults_areLimited()
{
    const int limit = m_server->api->options().maxVaultsPerAccount;
    for (int i = 2; i <= limit; ++i)
        m_server->createVault(m_alice, ApiFixture::vaultIdOf(i));
    const auto response
        = call("POST", "/sync/vault-key",
               encodeVaultKeyRecord(ApiFixture::vaultKey(ApiFixture::vaultIdOf(limit + 1))));
    QCOMPARE(response.status, 507);
}

void TestSyncApi::removedVault_isGone_andItsIdIsFree()
{
    (void)m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "title", 0)});
    const QByteArray epoch = m_server->pullOk(m_alice, m_vault).epoch;
    QVERIFY(m_server->removeVault(m_alice, m_vault));
    QCOMPARE(m_server->pull(m_alice, {m_vault, 0, 10, {}}).status, 404);
    QVERIFY(!m_server->removeVault(m_alice, m_vault));
    m_server->createVault(m_alice, m_vault);
    const auto page = m_server->pullOk(m_alice, m_vault);
    QVERIFY(page.changes.empty());
    QVERIFY(page.epoch != epoch);
}

void TestSyncApi::tidy_deletesWhatARemovedVaultLeft()
{
    const QByteArray kept = ApiFixture::vaultIdOf(2);
    m_server->createVault(m_alice, kept);
    for (const QByteArray &vault : {m_vault, kept}) {
        (void)m_server->pushOk(
            m_alice, vault,
            {m_server->cell(m_alice, "n1", "title", 0), m_server->cell(m_alice, "n2", "title", 0)});
    }
    QVERIFY(!m_server->api->tidy());
    QVERIFY(m_server->removeVault(m_alice, m_vault));
    int slices = 0;
    while (m_server->api->tidy() && slices < 100)
        ++slices;
    QVERIFY(slices < 100);
    QCOMPARE(numberIn(*m_server->store, "SELECT count(*) FROM cell").value(), 2);
    QCOMPARE(numberIn(*m_server->store, "SELECT count(*) FROM row_key").value(), 2);
    QCOMPARE(m_server->pullOk(m_alice, kept).changes.size(), size_t(2));
}

void TestSyncApi::sameVaultId_ofTwoAccounts_isTwoVaults()
{
    const ApiDevice bob = m_server->registerDevice("bob@example.org", ApiFixture::deviceIdOf(1));
    m_server->createVault(bob, m_vault);
    (void)m_server->pushOk(m_alice, m_vault, {m_server->cell(m_alice, "n1", "title", 5, "alice")});
    (void)m_server->pushOk(bob, m_vault, {m_server->cell(bob, "n1", "title", 9, "bob")});
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes[0].encryptedValue,
             ApiFixture::sealed(1, "alice"));
    QVERIFY(m_server->removeVault(bob, m_vault));
    QCOMPARE(m_server->pullOk(m_alice, m_vault).changes.size(), size_t(1));
}

void TestSyncApi::internalErrors_areNotDescribed()
{
    QVERIFY(executeIn(*m_server->store, "DROP TABLE cell").has_value());
    const auto response = m_server->pull(m_alice, {m_vault, 0, 10, {}});
    QCOMPARE(response.status, 500);
    QCOMPARE(errorOf(response).code, ErrorCode::ServerError);
    QVERIFY(!response.body.contains("cell"));
}

QTEST_GUILESS_MAIN(TestSyncApi)
#include "tst_syncapi.moc"
