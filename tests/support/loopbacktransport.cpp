// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbacktransport.h"

#include "core/protocol/errorbody.h"
#include "tests/support/loopbackchannel.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace haex {
TransportResponse toTransportResponse(const HttpResponse &response)
{
    TransportResponse answer{response.status, "application/json", response.body, 0};
    for (const auto &[name, value] : response.headers) {
        if (name.compare("Retry-After", Qt::CaseInsensitive) == 0)
            answer.retryAfterSeconds = value.toInt();
    }
    return answer;
}

LoopbackTransport::LoopbackTransport(Pace pace)
    : m_pace(pace)
{
}

LoopbackTransport::~LoopbackTransport()
{
    for (LoopbackChannel *channel : std::as_const(m_channels))
        channel->abandon();
}

void LoopbackTransport::attach(LoopbackServer &server)
{
    m_servers.removeIf([&](const LoopbackServer *known) { return known->url() == server.url(); });
    m_servers.append(&server);
}

LoopbackServer *LoopbackTransport::serverAt(const QUrl &url) const
{
    const auto found = std::ranges::find(m_servers, url, &LoopbackServer::url);
    return found == m_servers.end() ? nullptr : *found;
}

void LoopbackTransport::setOnline(bool online)
{
    m_online = online;
    for (LoopbackChannel *channel : QList<LoopbackChannel *>(m_channels))
        online ? channel->open() : channel->drop();
}

void LoopbackTransport::refuseChannels()
{
    for (LoopbackChannel *channel : QList<LoopbackChannel *>(m_channels)) {
        channel->drop();
        Q_EMIT channel->refusedByProxy({ErrorCode::ProxyRefused, QStringLiteral("denied")});
    }
}

void LoopbackTransport::meet(const QByteArray &path, Verdict verdict, int count)
{
    m_script = [path, verdict = std::move(verdict), left = count,
                before = m_script](const TransportRequest &request) mutable {
        if (request.path == path && left > 0) {
            --left;
            return verdict;
        }
        return before ? before(request) : Verdict{};
    };
}

int LoopbackTransport::sentTo(const QByteArray &path) const
{
    return static_cast<int>(std::ranges::count(m_sent, path, &TransportRequest::path));
}

LoopbackTransport::Verdict LoopbackTransport::refuse(ErrorCode code, int retryAfterSeconds)
{
    ErrorBody body;
    body.error.code = code;
    return {Fate::Answer,
            {httpStatusOf(code), "application/json", encodeErrorBody(body), retryAfterSeconds}};
}

void LoopbackTransport::send(const TransportRequest &request, Callback callback)
{
    m_sent.append(request);
    Letter letter{request, std::move(callback), m_script ? m_script(request) : Verdict{}};
    if (letter.verdict.fate == Fate::HoldAnswer)
        letter.answer = answerTo(letter);
    if (letter.verdict.fate == Fate::Hold || letter.answer)
        m_held.push_back(std::move(letter));
    else if (m_pace == Pace::AtOnce)
        carry(letter);
    else
        QTimer::singleShot(0, &m_underWay, [this, letter = std::move(letter)] { carry(letter); });
}

void LoopbackTransport::release()
{
    for (Letter &letter : std::exchange(m_held, {})) {
        letter.verdict.fate = Fate::Deliver;
        letter.answer ? letter.callback(*letter.answer) : carry(letter);
    }
}

void LoopbackTransport::carry(const Letter &letter)
{
    letter.callback(answerTo(letter));
}

Result<TransportResponse> LoopbackTransport::answerTo(const Letter &letter)
{
    const TransportRequest &request = letter.request;
    if (letter.verdict.fate == Fate::Answer)
        return letter.verdict.answer;
    LoopbackServer *server = serverAt(request.server);
    if (!m_online || !server || letter.verdict.fate == Fate::LoseRequest)
        return fail(ErrorCode::NetworkError, QStringLiteral("no way there"));
    const QByteArray authorization
        = request.bearerToken.isEmpty() ? QByteArray() : "Bearer " + request.bearerToken;
    const HttpRequest arrived {request.method, request.path, authorization, request.body,
                               QByteArrayLiteral("loopback")};
    if (letter.verdict.fate == Fate::DieBeforeCommit || letter.verdict.fate == Fate::DieAfterCommit) {
        server->dieOver(arrived, letter.verdict.fate == Fate::DieBeforeCommit);
        return fail(ErrorCode::NetworkError, QStringLiteral("the connection broke"));
    }
    if (letter.verdict.fate == Fate::DeliverTwice)
        (void)server->handle(arrived);
    TransportResponse answer = toTransportResponse(server->handle(arrived));
    if (letter.verdict.fate == Fate::LoseAnswer)
        return fail(ErrorCode::NetworkError, QStringLiteral("the answer was lost"));
    if (m_rewrite)
        m_rewrite(request, answer);
    return answer;
}

std::unique_ptr<RealtimeChannel> LoopbackTransport::subscribe(const QUrl &server,
                                                              const QByteArray &vaultId,
                                                              std::function<QByteArray()> token)
{
    LoopbackServer *found = serverAt(server);
    if (!found)
        return nullptr;
    return std::make_unique<LoopbackChannel>(*this, *found, vaultId, std::move(token));
}

} // namespace haex
