// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"
#include "tests/support/loopbackserver.h"

#include <QObject>

#include <deque>
#include <optional>

namespace haex {

/// One device's way to servers in the same process. Answers come from the event loop, as those of a
/// network do, or at once; a script decides for each request what becomes of it.
class LoopbackTransport final : public Transport
{
public:
    enum class Pace { Queued, AtOnce };
    enum class Fate {
        Deliver,
        /// The server gets it twice; the device is told the second answer.
        DeliverTwice,
        /// The server never sees it; the device is told `network_error`.
        LoseRequest,
        /// The server does it; the device is told `network_error`.
        LoseAnswer,
        /// Waits until `release`.
        Hold,
        /// The server does it now; the answer waits until `release`.
        HoldAnswer,
        /// The server process dies over it, and another one takes its place.
        DieBeforeCommit,
        DieAfterCommit,
        /// The server never sees it; `answer` is the answer.
        Answer,
    };
    struct Verdict
    {
        Fate fate = Fate::Deliver;
        TransportResponse answer = {};
    };
    using Script = std::function<Verdict(const TransportRequest &request)>;
    /// Changes what the server answered, on its way back.
    using Rewrite
        = std::function<void(const TransportRequest &request, TransportResponse &response)>;

    explicit LoopbackTransport(Pace pace = Pace::Queued);
    ~LoopbackTransport() override;

    /// From now on requests to its URL reach it, and no other server that had the URL before.
    void attach(LoopbackServer &server);
    void setScript(Script script) { m_script = std::move(script); }
    /// How often each realtime event arrives.
    void setEventCopies(int copies) { m_eventCopies = copies; }
    void setRewrite(Rewrite rewrite) { m_rewrite = std::move(rewrite); }
    /// The network is gone, or back: realtime channels notice too.
    void setOnline(bool online);
    /// As a proxy does that lets no realtime channel through.
    void refuseChannels();
    /// The next `count` requests of that path meet this fate.
    void meet(const QByteArray &path, Verdict verdict, int count = 1);
    /// Whatever is held goes on.
    void release();
    [[nodiscard]] qsizetype heldCount() const { return static_cast<qsizetype>(m_held.size()); }

    [[nodiscard]] const QList<TransportRequest> &sent() const { return m_sent; }
    [[nodiscard]] int sentTo(const QByteArray &path) const;
    void forgetSent() { m_sent.clear(); }

    void send(const TransportRequest &request, Callback callback) override;
    [[nodiscard]] std::unique_ptr<RealtimeChannel>
    subscribe(const QUrl &server, const QByteArray &vaultId,
              std::function<QByteArray()> token) override;

    /// An answer in the server's own form.
    [[nodiscard]] static Verdict refuse(ErrorCode code, int retryAfterSeconds = 0);

private:
    struct Letter
    {
        TransportRequest request;
        Callback callback;
        Verdict verdict;
        /// Of a held one that the server has done.
        std::optional<Result<TransportResponse>> answer = {};
    };
    friend class LoopbackChannel;

    void carry(const Letter &letter);
    [[nodiscard]] Result<TransportResponse> answerTo(const Letter &letter);
    [[nodiscard]] LoopbackServer *serverAt(const QUrl &url) const;

    Pace m_pace;
    bool m_online = true;
    int m_eventCopies = 1;
    QList<LoopbackServer *> m_servers;
    Script m_script;
    Rewrite m_rewrite;
    QList<TransportRequest> m_sent;
    std::deque<Letter> m_held;
    QList<class LoopbackChannel *> m_channels;
    /// Answers under way die with it.
    QObject m_underWay;
};

/// What a server without sockets answered, as a client meets it.
[[nodiscard]] TransportResponse toTransportResponse(const HttpResponse &response);

} // namespace haex
