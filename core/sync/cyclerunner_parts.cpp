// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/cyclerunner.h"

#include <algorithm>
#include <utility>

// How CycleRunner cuts what it has to send into pushes, and a push into parts.

namespace haex {
namespace {

qsizetype bytesOf(const Change &change)
{
    return change.tableName.size() + change.rowPks.size() + change.columnName.size() + change.operation.size()
        + change.hlcTimestamp.size() + change.deviceId.size() + change.encryptedValue.size() + change.nonce.size();
}

} // namespace

void CycleRunner::findCuts()
{
    std::vector<TransactionCuts::Place> places;
    places.reserve(m_cells.size());
    for (const RemoteCell &cell : m_cells)
        places.push_back({cell.tableName, cell.rowPks, cell.hlc});
    m_cuts = TransactionCuts(places);
}

/// Where a request that begins with the change `begin` ends at the latest.
qsizetype CycleRunner::endOfRequest(qsizetype begin) const
{
    qsizetype bytes = 0;
    qsizetype end = begin;
    for (; end < std::ssize(m_changes) && end - begin < m_cycle.batchCells(); ++end) {
        bytes += bytesOf(m_changes[static_cast<size_t>(end)]);
        if (bytes > limits::MaxPushBytes && end != begin)
            break;
    }
    return end;
}

/// Where the next push ends. It is one transaction on the server, so none of ours is cut in two: one that
/// is more than a request takes goes in parts, up to what servers keep of those.
qsizetype CycleRunner::endOfPush() const
{
    const qsizetype end = endOfRequest(m_sent);
    if (end == std::ssize(m_changes))
        return end;
    if (const qsizetype cut = m_cuts.last(m_sent, end); cut > m_sent)
        return cut;
    const qsizetype whole = m_cuts.first(end);
    const bool isCutAnyway = m_captured.isCut && whole == std::ssize(m_changes);
    return !mayTakePieces() && !isCutAnyway && fitsInParts(whole) ? whole : end;
}

bool CycleRunner::fitsInParts(qsizetype pushEnd) const
{
    qsizetype parts = 0;
    qsizetype bytes = 0;
    for (qsizetype at = m_sent; at < pushEnd; ++parts) {
        const qsizetype end = std::min(endOfRequest(at), pushEnd);
        for (; at < end; ++at)
            bytes += bytesOf(m_changes[static_cast<size_t>(at)]);
    }
    return parts <= limits::MaxPushParts && bytes <= limits::MaxPushPartsBytes;
}

void CycleRunner::requestPush()
{
    m_pushEnd = endOfPush();
    const bool isInParts = endOfRequest(m_sent) < m_pushEnd;
    sendPart(m_sent, 0, isInParts ? m_context.random.bytes(limits::PushIdLength / 2).toHex() : QByteArray());
}

/// The request that begins with the change `begin`, and then the others until the push is whole. Without
/// an id it is all of it.
void CycleRunner::sendPart(qsizetype begin, qint64 number, const QByteArray &pushId)
{
    const SentPart sent{begin, std::min(endOfRequest(begin), m_pushEnd), number, pushId};
    PushRequest request{m_context.vaultId, m_record.pullCursor, m_record.epoch, {}};
    request.changes.assign(m_changes.begin() + sent.begin, m_changes.begin() + sent.end);
    if (!pushId.isEmpty())
        request.part = PushPart{pushId, number, sent.end == m_pushEnd};
    const auto received = [=, this](const Result<QByteArray> &answer, const std::optional<ErrorBody> &details) {
        pushId.isEmpty() ? receivePush(sent.end - sent.begin, answer, details) : receivePart(sent, answer, details);
    };
    pass({"push.request_sent"}, [this, received, body = encodePushRequest(request)] {
        send("POST", "/sync/push", body,
             [this, received](const Result<QByteArray> &answer, const std::optional<ErrorBody> &details) {
                 const auto keepAlive = shared_from_this();
                 pass({"push.response_received"}, [=] { received(answer, details); });
             });
    });
}

/// A part that is not the last is only kept: its answer tells nothing about its cells.
void CycleRunner::receivePart(const SentPart &sent, const Result<QByteArray> &answer,
                              const std::optional<ErrorBody> &details)
{
    if (!answer && sent.end - sent.begin == 1 && isTooLarge(answer.error().code))
        return leaveOut(sent.begin);
    if (!answer && answer.error().code == ErrorCode::Conflict)
        return fail({ErrorCode::ServerError, QStringLiteral("the parts before this one are gone")});
    if (sent.end == m_pushEnd)
        return receivePush(m_pushEnd - m_sent, answer, details);
    const auto response = answer ? parsePushResponse(*answer) : Result<PushResponse>(haex::fail(answer.error()));
    // An older server knows no parts, and stored this one.
    if (!response || !response->results.empty())
        return receivePush(sent.end - sent.begin, answer, details);
    if (const auto sound = checkAnswer(*response); !sound)
        return fail(sound.error());
    sendPart(sent.end, sent.number + 1, sent.pushId);
}

/// One cell that is too large for this server, or for what stands before it, must not hold up the others
/// of its transaction.
void CycleRunner::leaveOut(qsizetype at)
{
    m_refused.push_back({std::move(m_cells[static_cast<size_t>(at)]), ErrorCode::CellTooLarge});
    m_cells.erase(m_cells.begin() + at);
    m_changes.erase(m_changes.begin() + at);
    findCuts();
    if (m_sent < std::ssize(m_changes))
        requestPush();
    else
        report({CycleEvent::Kind::PushAccepted, false});
}

} // namespace haex
