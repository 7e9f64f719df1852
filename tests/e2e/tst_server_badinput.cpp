// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"
#include "core/protocol/errorbody.h"
#include "core/protocol/pullmessages.h"
#include "core/protocol/vaultmessages.h"
#include "tests/contract/bothstores.h"
#include "tests/e2e/serverprocess.h"

#include <QDateTime>
#include <QTest>

using namespace haex;

namespace {

constexpr qsizetype MiB = 1024 * 1024;

/// Who asks.
enum class As { Alice, OtherDevice, Bob, Nobody, Stranger };

} // namespace

Q_DECLARE_METATYPE(As)

/// What protocol.md §8 says about bad input, row by row, against a running haex-syncd on either
/// storage: the stable code, nothing stored, and the server goes on. What sockets and frames may do
/// wrong is in tst_server_limits.
class TestServerBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanupTestCase();

    void request_isRefused_andNothingIsStored_data();
    void request_isRefused_andNothingIsStored();
    void unknownFields_areIgnored();
    void goodCells_areStored_besideBadOnes_data() { badCells(); }
    void goodCells_areStored_besideBadOnes();
    void badCells_alone_areTheRequestsError_data();
    void badCells_alone_areTheRequestsError();
    void quota_isSaid_andStoresNothing();
    void rateLimit_saysWhenToComeBack();

private:
    static QStringList optionsFor(const QByteArray &storage);
    static void badCells();
    [[nodiscard]] QByteArray register_(const QByteArray &email, int device, const char *route) const;
    void createVault(const QByteArray &token, const QByteArray &vault) const;
    [[nodiscard]] QByteArray tokenOf(As who) const;
    [[nodiscard]] RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                                  const QByteArray &token) const
    {
        return RawConnection(m_server->port).request(method, target, body, token);
    }
    [[nodiscard]] Change cell(const QByteArray &row, qsizetype bytes = 48) const;
    [[nodiscard]] Change badCell() const;
    [[nodiscard]] PullResponse stored() const;
    [[nodiscard]] static QByteArray deviceId(int device)
    {
        return "d0000000-0000-4000-8000-" + QByteArray::number(device).rightJustified(12, '0');
    }
    [[nodiscard]] static Error errorOf(const RawResponse &response)
    {
        const auto body = parseErrorBody(response.body);
        return body ? body->error : Error{ErrorCode::Internal, QString::fromUtf8(response.body)};
    }

    QByteArray m_storage;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_alice;
    QByteArray m_other;
    QByteArray m_bob;
    static inline const QByteArray Vault = "a0000000-0000-4000-8000-000000000001";
    static inline const QByteArray BobsVault = "a0000000-0000-4000-8000-000000000002";
    static inline const QByteArray NoVault = "a0000000-0000-4000-8000-000000000009";
};

QStringList TestServerBadInput::optionsFor(const QByteArray &storage)
{
    return ServerProcess::storageOptions(storage) + QStringList{QStringLiteral("--quota-mib"), QStringLiteral("2")};
}

/// One server for all rows: that it goes on is part of what they show.
void TestServerBadInput::init()
{
    if (m_server && m_storage == currentStore())
        return;
    m_storage = currentStore();
    m_server = std::make_unique<ServerProcess>(optionsFor(m_storage));
    QVERIFY2(m_server->port != 0, m_server->log().constData());
    m_alice = register_("alice@example.org", 1, "/auth/register");
    m_other = register_("alice@example.org", 2, "/auth/login");
    m_bob = register_("bob@example.org", 3, "/auth/register");
    createVault(m_alice, Vault);
    createVault(m_bob, BobsVault);
}

void TestServerBadInput::cleanupTestCase()
{
    m_server.reset();
    PostgresCluster::stopShared();
}

QByteArray TestServerBadInput::register_(const QByteArray &email, int device, const char *route) const
{
    const QByteArray body = encodeLoginRequest(
        {email, SecretBytes::copyOf(QByteArray("correct horse")), {}, {deviceId(device), "laptop"}});
    const auto tokens = parseSessionTokens(ask("POST", route, body, {}).body);
    return tokens ? tokens->accessToken : QByteArray();
}

void TestServerBadInput::createVault(const QByteArray &token, const QByteArray &vault) const
{
    VaultKeyRecord record;
    record.vaultId = vault;
    record.key = {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 1};
    record.name = {"bmFtZQ==", "bm9uY2U="};
    QCOMPARE(ask("POST", "/sync/vault-key", encodeVaultKeyRecord(record), token).status, 201);
}

QByteArray TestServerBadInput::tokenOf(As who) const
{
    switch (who) {
    case As::Alice:
        return m_alice;
    case As::OtherDevice:
        return m_other;
    case As::Bob:
        return m_bob;
    case As::Stranger:
        return "c29tZWJvZHkgZWxzZQ";
    case As::Nobody:
        break;
    }
    return {};
}

Change TestServerBadInput::cell(const QByteArray &row, qsizetype bytes) const
{
    const HlcTimestamp hlc{QDateTime::currentMSecsSinceEpoch(), 0, *NodeId::fromDeviceId(deviceId(1))};
    const QByteArray sealed = QByteArray("\1\0\0\0\1", 5) + QByteArray(bytes, 's');
    return {"notes",       "{\"id\":\"" + row + "\"}", "title",           "update",
            hlc.toText(),  deviceId(1),                sealed.toBase64(), QByteArray(12, 'n').toBase64()};
}

PullResponse TestServerBadInput::stored() const
{
    const auto answer = ask("POST", "/sync/pull", encodePullRequest({Vault, 0, 1000, {}}), m_alice);
    return parsePullResponse(answer.body).value_or(PullResponse{});
}

void TestServerBadInput::request_isRefused_andNothingIsStored_data()
{
    QTest::addColumn<As>("who");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, As who, const QByteArray &target, const QByteArray &body, int status,
                        const char *code, const char *pointer = "") {
        QTest::newRow(name) << who << target << body << status << QByteArray(code) << QString::fromLatin1(pointer);
    };
    const QByteArray start = "{\"vaultId\":\"" + Vault + "\",";
    const QByteArray good = start + "\"baseCursor\":0,\"changes\":[]}";
    const auto push = [&](const char *name, const QByteArray &body, const char *code, const char *pointer = "") {
        row(name, As::Alice, "/sync/push", body, 400, code, pointer);
    };
    push("no body", "", "bad_json");
    push("not JSON", "<html></html>", "bad_json");
    push("truncated", good.chopped(1), "bad_json");
    push("trailing garbage", good + "x", "bad_json");
    push("invalid UTF-8", start + "\"baseCursor\":0,\"changes\":[],\"a\":\"\xff\"}", "bad_json");
    push("depth 9", "{\"a\":" + QByteArray(8, '[') + QByteArray(8, ']') + "}", "bad_json");
    push("depth 100000", QByteArray(100'000, '['), "bad_json");
    push("duplicate key", start + "\"baseCursor\":0,\"baseCursor\":0,\"changes\":[]}", "bad_json");
    push("missing field", start + "\"changes\":[]}", "bad_field", "/baseCursor");
    push("wrong type", start + "\"baseCursor\":0,\"changes\":{}}", "bad_field", "/changes");
    push("wrong type inside", start + "\"baseCursor\":0,\"changes\":[1]}", "bad_field", "/changes/0");
    push("null", start + "\"baseCursor\":0,\"changes\":null}", "bad_field", "/changes");
    push("vault id malformed", R"({"vaultId":"mine","baseCursor":0,"changes":[]})", "bad_vault_id");
    push("cursor negative", start + "\"baseCursor\":-1,\"changes\":[]}", "bad_cursor");
    row("cursor textual", As::Alice, "/sync/pull", start + "\"afterUpdatedAt\":\"1\",\"limit\":10}", 400, "bad_field",
        "/afterUpdatedAt");
    row("cursor beyond the end", As::Alice, "/sync/pull", encodePullRequest({Vault, 1000, 10, {}}), 409, "cursor_ahead");
    row("pushed cursor beyond the end", As::Alice, "/sync/push",
        start + "\"baseCursor\":1000,\"changes\":[]}", 409, "cursor_ahead");
    row("vault unknown", As::Alice, "/sync/pull", encodePullRequest({NoVault, 0, 10, {}}), 404, "not_found");
    row("vault of another", As::Alice, "/sync/pull", encodePullRequest({BobsVault, 0, 10, {}}), 404, "not_found");
    row("token missing", As::Nobody, "/sync/push", good, 401, "unauthorized");
    row("token unknown", As::Stranger, "/sync/push", good, 401, "unauthorized");
    row("login not JSON", As::Nobody, "/auth/login", "password", 400, "bad_json");
    row("login without a device", As::Nobody, "/auth/login", R"({"email":"a@b.org","password":"correct horse"})", 400,
        "bad_field");
    row("body over 8 MiB", As::Alice, "/sync/push", QByteArray(8 * MiB + 1, ' '), 413, "body_too_large");
}

void TestServerBadInput::request_isRefused_andNothingIsStored()
{
    QFETCH(As, who);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, pointer);
    const PullResponse before = stored();
    QVERIFY(!before.epoch.isEmpty());
    const auto response = ask("POST", target, body, tokenOf(who));
    QCOMPARE(response.status, status);
    QCOMPARE(QByteArray(errorCodeName(errorOf(response).code).data()), code);
    if (!pointer.isEmpty())
        QCOMPARE(errorOf(response).pointer, pointer);
    QCOMPARE(stored().afterUpdatedAt, before.afterUpdatedAt);
}

void TestServerBadInput::unknownFields_areIgnored()
{
    const QByteArray body = "{\"vaultId\":\"" + Vault
        + "\",\"baseCursor\":0,\"changes\":[],\"later\":{\"a\":[1,{\"b\":null}]}}";
    QCOMPARE(ask("POST", "/sync/push", body, m_alice).status, 200);
}

void TestServerBadInput::badCells()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const char *field, const QByteArray &value, const char *code) {
        QTest::newRow(name) << QByteArray(field) << value << QByteArray(code);
    };
    row("identifier empty", "tableName", "", "bad_identifier");
    row("identifier long", "tableName", QByteArray(256, 't'), "bad_identifier");
    row("identifier quoted", "columnName", "a\"b", "bad_identifier");
    row("sqlite_*", "tableName", "sqlite_master", "bad_identifier");
    row("haex_*", "tableName", "haex_sync_backends", "bad_identifier");
    row("NUL", "tableName", QByteArray("a\0b", 3), "bad_identifier");
    row("row key not canonical", "rowPks", "{\"id\": 1}", "bad_row_pks");
    row("row key over 1 KiB", "rowPks", "{\"id\":\"" + QByteArray(1024, 'k') + "\"}", "bad_row_pks");
    row("HLC of another form", "hlcTimestamp", "2026-01-01 00:00:00", "bad_hlc");
    row("HLC of a far future", "hlcTimestamp", "2999-01-01T00:00:00.000Z-0000-0000000000000001",
        "hlc_too_far_in_future");
    row("ciphertext not base64", "encryptedValue", "?", "bad_ciphertext");
    row("ciphertext too short", "encryptedValue", "AQAAAAE=", "bad_ciphertext");
    row("device of another token", "deviceId", deviceId(2), "device_mismatch");
}

Change TestServerBadInput::badCell() const
{
    const QByteArray field = *static_cast<QByteArray *>(QTest::qData("field", qMetaTypeId<QByteArray>()));
    const QByteArray value = *static_cast<QByteArray *>(QTest::qData("value", qMetaTypeId<QByteArray>()));
    Change bad = cell("bad");
    QByteArray *const places[] = {&bad.tableName, &bad.columnName, &bad.rowPks, &bad.hlcTimestamp, &bad.encryptedValue, &bad.deviceId};
    const char *const names[] = {"tableName", "columnName", "rowPks", "hlcTimestamp", "encryptedValue", "deviceId"};
    for (size_t i = 0; i < std::size(names); ++i) {
        if (field == names[i])
            *places[i] = value;
    }
    return bad;
}

void TestServerBadInput::goodCells_areStored_besideBadOnes()
{
    QFETCH(QByteArray, code);
    const qint64 before = stored().afterUpdatedAt;
    const QByteArray body = encodePushRequest({Vault, before, {}, {cell("a"), badCell(), cell("b")}});
    const auto response = ask("POST", "/sync/push", body, m_alice);
    QCOMPARE(response.status, 200);
    const auto answer = parsePushResponse(response.body).value();
    QCOMPARE(answer.results.size(), size_t(3));
    QCOMPARE(answer.results[1].status, ChangeResult::Status::Refused);
    QCOMPARE(QByteArray(errorCodeName(answer.results[1].error).data()), code);
    QCOMPARE(answer.results[0].status, ChangeResult::Status::Applied);
    QCOMPARE(answer.results[2].status, ChangeResult::Status::Applied);
    QCOMPARE(stored().afterUpdatedAt, before + 2);
}

void TestServerBadInput::badCells_alone_areTheRequestsError_data()
{
    badCells();
    // Beside others it would be a batch that is too large.
    QTest::newRow("cell over 1 MiB") << QByteArray("encryptedValue")
                                     << (QByteArray("\1\0\0\0\1", 5) + QByteArray(MiB, 's')).toBase64()
                                     << QByteArray("cell_too_large");
}

void TestServerBadInput::badCells_alone_areTheRequestsError()
{
    QFETCH(QByteArray, code);
    const qint64 before = stored().afterUpdatedAt;
    const auto response
        = ask("POST", "/sync/push", encodePushRequest({Vault, before, {}, {badCell()}}), m_alice);
    QVERIFY(response.status == 400 || response.status == 413);
    QCOMPARE(QByteArray(errorCodeName(errorOf(response).code).data()), code);
    QVERIFY(errorOf(response).pointer.startsWith(QLatin1StringView("/changes/0")));
    QCOMPARE(stored().afterUpdatedAt, before);
}

void TestServerBadInput::quota_isSaid_andStoresNothing()
{
    int status = 200;
    qint64 before = 0;
    for (int i = 0; i < 4 && status == 200; ++i) {
        before = stored().afterUpdatedAt;
        const Change large = cell("large" + QByteArray::number(i), MiB * 3 / 4);
        const auto response = ask("POST", "/sync/push", encodePushRequest({Vault, before, {}, {large}}), m_alice);
        status = response.status;
        if (status != 200)
            QCOMPARE(errorOf(response).code, ErrorCode::QuotaExceeded);
    }
    QCOMPARE(status, 507);
    QCOMPARE(stored().afterUpdatedAt, before);
    // Nobody else's.
    QCOMPARE(ask("POST", "/sync/pull", encodePullRequest({BobsVault, 0, 10, {}}), m_bob).status, 200);
}

void TestServerBadInput::rateLimit_saysWhenToComeBack()
{
    m_server = std::make_unique<ServerProcess>(
        optionsFor(m_storage) + QStringList{QStringLiteral("--requests-per-minute"), QStringLiteral("3")});
    m_storage.clear();
    const QByteArray token = register_("carol@example.org", 4, "/auth/register");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask("GET", "/sync/vaults", {}, token).status, 200);
    const auto waits = ask("GET", "/sync/vaults", {}, token);
    QCOMPARE(waits.status, 429);
    QCOMPARE(errorOf(waits).code, ErrorCode::RateLimited);
    QVERIFY(waits.head.toLower().contains("retry-after: "));
    const QByteArray other = register_("dave@example.org", 5, "/auth/register");
    QCOMPARE(ask("GET", "/sync/vaults", {}, other).status, 200);
}

QTEST_GUILESS_MAIN(TestServerBadInput)
#include "tst_server_badinput.moc"
