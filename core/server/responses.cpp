// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/responses.h"

namespace haex {
namespace {

constexpr int UnsupportedMediaTypeStatus = 415;

bool isProtocolCode(ErrorCode code)
{
    return code == ErrorCode::NotFound
        || (code >= ErrorCode::BadJson && code <= ErrorCode::ServerError);
}

Error publicError(const Error &error)
{
    if (isProtocolCode(error.code))
        return error;
    return Error {error.code == ErrorCode::DatabaseBusy ? ErrorCode::ServerBusy
                                                        : ErrorCode::ServerError};
}

} // namespace

HttpResponse jsonResponse(QByteArray body, int status)
{
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

HttpResponse errorResponse(ErrorBody body)
{
    body.error = publicError(body.error);
    HttpResponse response = jsonResponse(encodeErrorBody(body), httpStatusOf(body.error.code));
    if (response.status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (body.error.retryAfterSeconds > 0)
        response.headers.emplace_back("Retry-After",
                                      QByteArray::number(body.error.retryAfterSeconds));
    return response;
}

HttpResponse errorResponse(const Error &error)
{
    ErrorBody body;
    body.error = error;
    return errorResponse(std::move(body));
}

HttpResponse errorResponse(ErrorCode code)
{
    return errorResponse(Error {code});
}

HttpResponse unsupportedCoding()
{
    HttpResponse response = errorResponse(Error {ErrorCode::BadField, QStringLiteral("Content-Encoding")});
    response.status = UnsupportedMediaTypeStatus;
    return response;
}

} // namespace haex
