// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/exporttransport.h"

#include "core/protocol/accountmessages.h"
#include "core/protocol/errorbody.h"

#include <QTimer>

namespace haex {
namespace {

constexpr qint64 SessionSeconds = 24LL * 60 * 60;

QByteArray anySession(const ServerExportHead &head)
{
    SessionTokens tokens;
    tokens.accessToken = QByteArrayLiteral("export");
    tokens.refreshToken = QByteArrayLiteral("export");
    tokens.expiresInSeconds = SessionSeconds;
    tokens.email = head.account;
    return encodeSessionTokens(tokens);
}

TransportResponse responseOf(const Result<QByteArray> &answer)
{
    TransportResponse response;
    response.contentType = QByteArrayLiteral("application/json");
    response.status = answer ? 200 : httpStatusOf(answer.error().code);
    ErrorBody problem;
    if (!answer)
        problem.error = answer.error();
    response.body = answer ? *answer : encodeErrorBody(problem);
    return response;
}

} // namespace

void ExportTransport::send(const TransportRequest &request, Callback callback)
{
    QTimer::singleShot(0, &m_underWay, [this, request, callback = std::move(callback)] {
        callback(responseOf(answerTo(request)));
    });
}

std::unique_ptr<RealtimeChannel> ExportTransport::subscribe(const QUrl &, const QByteArray &,
                                                            std::function<QByteArray()>)
{
    return nullptr;
}

Result<QByteArray> ExportTransport::answerTo(const TransportRequest &request)
{
    if (request.method == "GET")
        return m_file->answerTo("GET " + request.path);
    if (request.path == "/auth/login" || request.path == "/auth/refresh")
        return anySession(m_file->head());
    if (request.path == "/sync/pull")
        return pull(request.body);
    return fail(ErrorCode::Forbidden);
}

Result<QByteArray> ExportTransport::pull(const QByteArray &body)
{
    HAEX_ASSIGN(request, parsePullRequest(body));
    HAEX_ASSIGN(page, m_file->page(request.vaultId, request.afterUpdatedAt));
    return encodePullResponse(page);
}

} // namespace haex
