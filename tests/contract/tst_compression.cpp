// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/contentcoding.h"
#include "core/server/httplistener.h"
#include "core/transport/httptransport.h"
#include "tests/support/resulttext.h"

#include <QTcpSocket>
#include <QTest>

#include <mutex>
#include <optional>
#include <thread>

using namespace haex;

namespace {

constexpr int PatienceMs = 20'000;

/// Keeps what came through the listener, and answers with a body of some size.
class Recorder final : public RequestHandler
{
public:
    void handle(HttpRequest request, Reply reply) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_last = std::move(request);
        }
        HttpResponse response;
        response.body = answerBody();
        reply(std::move(response));
    }
    [[nodiscard]] RealtimeSessionId realtimeOpened(const QByteArray &, std::weak_ptr<RealtimePeer>) override
    {
        return 0;
    }
    void realtimeReceived(RealtimeSessionId, const QByteArray &) override {}
    void realtimeClosed(RealtimeSessionId) override {}
    void tick() override {}

    [[nodiscard]] HttpRequest last()
    {
        const std::scoped_lock lock(m_mutex);
        return m_last;
    }
    [[nodiscard]] static QByteArray answerBody() { return '"' + QByteArray(200'000, 'y') + '"'; }

private:
    std::mutex m_mutex;
    HttpRequest m_last;
};

} // namespace

/// Client and server agree on compressing bodies, over a real socket.
class TestCompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void bothDirections_compressOnceTheyKnow();
    void answer_isPlain_whenTheClientDoesNotTakeIt();

private:
    Recorder m_recorder;
    ServerLog m_log {true};
    std::unique_ptr<HttpListener> m_listener;
    std::thread m_thread;
};

void TestCompression::init()
{
    auto listener = HttpListener::listen({}, m_recorder, m_log);
    VERIFY_OK(listener);
    m_listener = std::move(*listener);
    m_thread = std::thread([this] { m_listener->run(); });
}

void TestCompression::cleanup()
{
    m_listener->stop();
    m_thread.join();
    m_listener.reset();
}

void TestCompression::bothDirections_compressOnceTheyKnow()
{
    HttpTransport transport;
    TransportRequest request;
    request.server = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener->port()));
    request.method = "POST";
    request.path = "/sync/push";
    request.body = QByteArray(100'000, 'x');
    const auto send = [&] {
        std::optional<Result<TransportResponse>> answer;
        transport.send(request, [&](Result<TransportResponse> response) { answer.emplace(std::move(response)); });
        const bool came = QTest::qWaitFor([&] { return answer.has_value(); }, PatienceMs);
        return came && *answer ? (*answer)->body : QByteArray();
    };
    QCOMPARE(send(), Recorder::answerBody());
    QCOMPARE(m_recorder.last().contentEncoding, QByteArray());
    QCOMPARE(m_recorder.last().body, request.body);
    QCOMPARE(send(), Recorder::answerBody());
    QCOMPARE(m_recorder.last().contentEncoding, QByteArray("zstd"));
    QCOMPARE(expandZstd(m_recorder.last().body, request.body.size()).value_or(QByteArray()), request.body);
}

void TestCompression::answer_isPlain_whenTheClientDoesNotTakeIt()
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_listener->port());
    QVERIFY(socket.waitForConnected(PatienceMs));
    const auto ask = [&](const QByteArray &header) {
        socket.write("GET / HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");
        QByteArray answer;
        while (answer.indexOf("\r\n\r\n") < 0 && socket.waitForReadyRead(PatienceMs))
            answer += socket.readAll();
        const qsizetype headEnd = answer.indexOf("\r\n\r\n");
        const qsizetype at = answer.indexOf("Content-Length: ") + 16;
        const qsizetype length = answer.sliced(at, answer.indexOf('\r', at) - at).toLongLong();
        while (answer.size() < headEnd + 4 + length && socket.waitForReadyRead(PatienceMs))
            answer += socket.readAll();
        return std::pair(answer.first(headEnd), answer.sliced(headEnd + 4));
    };
    const auto [plainHead, plain] = ask("Accept-Encoding: gzip\r\n");
    QCOMPARE(plain, Recorder::answerBody());
    QVERIFY(!plainHead.contains("Content-Encoding"));
    QVERIFY(plainHead.contains("Accept-Encoding: zstd"));
    const auto [head, coded] = ask("Accept-Encoding: zstd\r\n");
    QVERIFY(head.contains("Content-Encoding: zstd"));
    QCOMPARE(expandZstd(coded, 1'000'000).value_or(QByteArray()), Recorder::answerBody());
}

QTEST_GUILESS_MAIN(TestCompression)
#include "tst_compression.moc"
