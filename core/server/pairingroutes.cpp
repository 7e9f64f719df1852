// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/pairingroutes.h"

#include "core/server/responses.h"

namespace haex {

PairingRoutes::PairingRoutes(ApiContext &context)
    : m_context(context)
    , m_misses(context.options.throttle.failuresPerAddress, context.options.throttle.windowMs)
{
}

HttpResponse PairingRoutes::open(const Caller &caller, const QByteArray &body)
{
    const auto opening = parsePairingOpening(body);
    if (!opening)
        return errorResponse(opening.error());
    const qint64 nowMs = m_context.clock.nowMs();
    const auto opened = m_context.store.pairings().open(
        {opening->mailbox, caller.accountId, nowMs + m_context.options.pairingMs}, opening->sealed,
        nowMs);
    return opened ? jsonResponse(QByteArrayLiteral("{}"), 201) : errorResponse(opened.error());
}

HttpResponse PairingRoutes::remove(const Caller &caller, const QByteArray &mailbox)
{
    // Whether it was there is nobody's business but its owner's, who knows.
    const auto removed = m_context.store.pairings().remove(mailbox, caller.accountId);
    return removed ? jsonResponse(QByteArrayLiteral("{}")) : errorResponse(removed.error());
}

HttpResponse PairingRoutes::missed(const QByteArray &address)
{
    m_misses.add(address, m_context.clock.nowMs());
    return errorResponse(ErrorCode::NotFound);
}

HttpResponse PairingRoutes::post(const QByteArray &mailbox, const HttpRequest &request)
{
    const qint64 nowMs = m_context.clock.nowMs();
    if (const int wait = m_misses.secondsToWait(request.remoteAddress, nowMs); wait > 0)
        return errorResponse(Error{ErrorCode::RateLimited, {}, {}, wait});
    const auto message = parsePairingMessage(request.body);
    if (!message)
        return errorResponse(message.error());
    const auto posted = m_context.store.pairings().post(mailbox, *message, nowMs);
    if (posted)
        return jsonResponse(QByteArrayLiteral("{}"), 201);
    return posted.error().code == ErrorCode::NotFound ? missed(request.remoteAddress)
                                                      : errorResponse(posted.error());
}

HttpResponse PairingRoutes::read(const QByteArray &mailbox, const HttpRequest &request)
{
    const qint64 nowMs = m_context.clock.nowMs();
    if (const int wait = m_misses.secondsToWait(request.remoteAddress, nowMs); wait > 0)
        return errorResponse(Error{ErrorCode::RateLimited, {}, {}, wait});
    const auto messages = m_context.store.pairings().read(mailbox, nowMs);
    if (!messages)
        return errorResponse(messages.error());
    return messages->empty() ? missed(request.remoteAddress)
                             : jsonResponse(encodePairingMessages(*messages));
}

} // namespace haex
