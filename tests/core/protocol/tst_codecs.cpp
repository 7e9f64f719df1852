// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/accountmessages.h"
#include "core/protocol/errorbody.h"
#include "core/protocol/jsonwriter.h"
#include "core/protocol/pullpagewriter.h"
#include "core/protocol/realtimemessages.h"
#include "core/protocol/vaultmessages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace haex;

/// What one side writes, the other reads back, and another JSON reader agrees.
class TestCodecs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writer_escapesAsOthersUnderstand();
    void writer_escapesEverywhere();
    void push_comesBack();
    void pushResponse_comesBack();
    void pull_comesBack();
    void pullPage_isWhatTheResponseEncoderWrites();
    void account_comesBack();
    void vaultKey_comesBack();
    void errorBody_comesBack_andHtmlIsNone();
    void realtime_comesBack();
    void depth_isAllowedUpToEight();
    void integers_areExact();

private:
    [[nodiscard]] static Change someChange(qint64 sequence = 0);
};

Change TestCodecs::someChange(qint64 sequence)
{
    return {"t\xc3\xa4" "ble",
            "{\"a\\\"b\":\"line\\u000a\"}",
            "c",
            "insert",
            "2026-01-01T00:00:00.000Z-0000-0123456789abcdef",
            "d0000000-0000-4000-8000-000000000001",
            QByteArray(60, 'x').toBase64(),
            QByteArray(12, 'n').toBase64(),
            sequence};
}

/// The writer looks at eight bytes at once.
void TestCodecs::writer_escapesEverywhere()
{
    for (int at = 0; at < 20; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray text(20, 'x');
            text[at] = static_cast<char>(byte);
            const bool needsEscape = byte < 0x20 || byte == '"' || byte == '\\';
            const QByteArray json = JsonWriter(1).beginObject().text("t", text).endObject().take();
            QCOMPARE(json.contains('\\'), needsEscape);
            if (byte < 0x80)
                QCOMPARE(QJsonDocument::fromJson(json).object().value(u"t").toString().toUtf8(), text);
        }
    }
}

void TestCodecs::writer_escapesAsOthersUnderstand()
{
    QByteArray odd;
    for (int c = 0; c < 128; ++c)
        odd += static_cast<char>(c);
    odd += "ä€😀";
    odd += odd + QByteArray(1000, '"');
    const QByteArray json = JsonWriter(1)
                                .beginObject()
                                .text("odd", odd)
                                .integer("min", std::numeric_limits<qint64>::min())
                                .boolean("yes", true)
                                .beginArray("list")
                                .beginObject()
                                .endObject()
                                .beginObject()
                                .endObject()
                                .endArray()
                                .endObject()
                                .take();
    QJsonParseError error;
    const auto object = QJsonDocument::fromJson(json, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object.value(u"odd").toString().toUtf8(), odd);
    QCOMPARE(object.value(u"min").toInteger(), std::numeric_limits<qint64>::min());
    QVERIFY(object.value(u"yes").toBool());
}

void TestCodecs::push_comesBack()
{
    const PushRequest request {
        "a0000000-0000-4000-8000-000000000001", 42, "epoch", {someChange(), someChange()}};
    const auto read = parsePushRequest(encodePushRequest(request)).value();
    QCOMPARE(read.vaultId, request.vaultId);
    QCOMPARE(read.baseCursor, 42);
    QCOMPARE(read.epoch, QByteArray("epoch"));
    QCOMPARE(read.changes, request.changes);
    const auto tooMany = parsePushRequest(encodePushRequest(request), 1);
    QCOMPARE(tooMany.error().code, ErrorCode::BatchTooLarge);
}

void TestCodecs::pushResponse_comesBack()
{
    PushResponse response {"e", 7, 1234, {}};
    response.results.push_back({ChangeResult::Status::Applied, {}, someChange(5)});
    response.results.push_back({ChangeResult::Status::Stale, {}, std::nullopt});
    response.results.push_back({ChangeResult::Status::Refused, ErrorCode::BadHlc, std::nullopt});
    const auto read = parsePushResponse(encodePushResponse(response)).value();
    QCOMPARE(read.sequence, 7);
    QCOMPARE(read.serverTimeMs, 1234);
    QCOMPARE(read.results.size(), size_t(3));
    QCOMPARE(*read.results[0].replaced, someChange(5));
    QCOMPARE(read.results[1].status, ChangeResult::Status::Stale);
    QCOMPARE(read.results[2].error, ErrorCode::BadHlc);
}

void TestCodecs::pull_comesBack()
{
    const auto request
        = parsePullRequest(encodePullRequest({"a0000000-0000-4000-8000-000000000001", 9, 100, {}}))
              .value();
    QCOMPARE(request.afterUpdatedAt, 9);
    QCOMPARE(request.limit, 100);
    const PullResponse page {{someChange(3), someChange(4)}, 4, true, "e", 99};
    const auto read = parsePullResponse(encodePullResponse(page)).value();
    QCOMPARE(read.changes, page.changes);
    QCOMPARE(read.afterUpdatedAt, 4);
    QVERIFY(read.hasMore);
    QVERIFY(!parsePullResponse("{\"changes\":[],\"hasMore\":false}").has_value());
}

void TestCodecs::pullPage_isWhatTheResponseEncoderWrites()
{
    const Change change = someChange(3);
    const QByteArray sealed = QByteArray::fromBase64(change.encryptedValue);
    const QByteArray nonce = QByteArray::fromBase64(change.nonce);
    const StoredCell cell {change.tableName,
                           change.rowPks,
                           change.columnName,
                           change.operation,
                           change.hlcTimestamp,
                           change.deviceId,
                           sealed,
                           nonce,
                           3};
    QCOMPARE(toChange(cell), change);
    PullPageWriter writer;
    writer.add(cell);
    const auto read = parsePullResponse(writer.finish({{}, 3, false, "e", 5})).value();
    QCOMPARE(read.changes, std::vector<Change> {change});
    QCOMPARE(read.afterUpdatedAt, 3);
    QCOMPARE(read.serverTimeMs, 5);
}

void TestCodecs::account_comesBack()
{
    const auto login
        = parseLoginRequest(encodeLoginRequest({"a@b.c",
                                                SecretBytes::copyOf(QByteArray("pass\"wörd")),
                                                "token",
                                                {"d0000000-0000-4000-8000-000000000001", "📱"}}));
    QVERIFY(login.has_value());
    QVERIFY(login->password.equals(SecretBytes::copyOf(QByteArray("pass\"wörd"))));
    QCOMPARE(login->invitation, QByteArray("token"));
    QCOMPARE(login->device.deviceName, QByteArray("📱"));
    const auto tokens
        = parseSessionTokens(encodeSessionTokens({"at", "rt", 3600, 99, "u", "a@b.c"})).value();
    QCOMPARE(tokens.refreshToken, QByteArray("rt"));
    QCOMPARE(tokens.userId, QByteArray("u"));
    const auto refresh = parseRefreshRequest(encodeRefreshRequest({"rt", {}})).value();
    QVERIFY(refresh.device.deviceId.isEmpty());
    const auto devices = parseDeviceList(encodeDeviceList({{{"id", "name"}, 1, 2, true}})).value();
    QCOMPARE(devices.front().lastSeenAtMs, 2);
}

void TestCodecs::vaultKey_comesBack()
{
    VaultKeyRecord record {
        "a0000000-0000-4000-8000-000000000001",
        {"a2V5", "c2FsdA==", "bm9uY2U=", "Y29tbWl0", {"argon2id", 3, 65536, 1}, 2},
        {"bmFtZQ==", "bm9uY2U="},
        4,
        5};
    const auto read = parseVaultKeyRecord(encodeVaultKeyRecord(record)).value();
    QCOMPARE(read.key, record.key);
    QCOMPARE(read.name, record.name);
    QCOMPARE(read.revision, 4);
    const auto patch
        = parseVaultKeyPatch(encodeVaultKeyPatch({record.key, record.name, 4})).value();
    QCOMPARE(*patch.key, record.key);
    QCOMPARE(*patch.revision, 4);
}

void TestCodecs::errorBody_comesBack_andHtmlIsNone()
{
    ErrorBody body;
    body.error
        = {ErrorCode::BadHlc, QStringLiteral("why"), QStringLiteral("/changes/0/hlcTimestamp")};
    body.limit = 3;
    body.serverTimeMs = 5;
    body.results.push_back({ChangeResult::Status::Refused, ErrorCode::BadHlc, std::nullopt});
    const auto read = parseErrorBody(encodeErrorBody(body)).value();
    QCOMPARE(read.error.code, ErrorCode::BadHlc);
    QCOMPARE(read.error.pointer, body.error.pointer);
    QCOMPARE(read.limit.value_or(0), 3);
    QCOMPARE(read.results.size(), size_t(1));
    QCOMPARE(parseErrorBody("<html>").error().code, ErrorCode::NotASyncServer);
    QCOMPARE(parseErrorBody("{\"message\":\"x\"}").error().code, ErrorCode::NotASyncServer);
}

void TestCodecs::realtime_comesBack()
{
    const QByteArray vault = "a0000000-0000-4000-8000-000000000001";
    QCOMPARE(encodeRealtimeRequest({RealtimeRequest::Type::Subscribe, {}, vault}),
             "{\"type\":\"subscribe\",\"vaultId\":\"" + vault + "\"}");
    QCOMPARE(encodeRealtimeEvent({RealtimeEvent::Type::Changed, vault, {}, 7, {}}),
             "{\"type\":\"changed\",\"vaultId\":\"" + vault + "\",\"sequence\":7}");
    const auto event = parseRealtimeEvent(
        encodeRealtimeEvent({RealtimeEvent::Type::Error, vault, {}, 0, ErrorCode::NotFound}));
    QCOMPARE(event->error, ErrorCode::NotFound);
    QCOMPARE(parseRealtimeRequest("{\"type\":\"subscribe\",\"vaultId\":\"x\"}").error().code,
             ErrorCode::BadVaultId);
    QCOMPARE(parseRealtimeRequest("{\"type\":\"auth\"}").error().code, ErrorCode::BadField);
}

void TestCodecs::depth_isAllowedUpToEight()
{
    const QByteArray inner = "{\"refresh_token\":\"t\",\"x\":";
    QVERIFY(parseRefreshRequest(inner + QByteArray(7, '[') + QByteArray(7, ']') + "}").has_value());
    QCOMPARE(
        parseRefreshRequest(inner + QByteArray(8, '[') + QByteArray(8, ']') + "}").error().code,
        ErrorCode::BadJson);
}

void TestCodecs::integers_areExact()
{
    // 2^53 + 1, where doubles end.
    const auto request = parsePullRequest(
        R"({"vaultId":"a0000000-0000-4000-8000-000000000001","afterUpdatedAt":9007199254740993,"limit":1})");
    QCOMPARE(request->afterUpdatedAt, 9007199254740993);
}

QTEST_APPLESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
