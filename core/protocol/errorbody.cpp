// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/errorbody.h"

#include "core/protocol/changecodec_p.h"

namespace haex {

int httpStatusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorized:
    case ErrorCode::TokenExpired:
    case ErrorCode::BadCredentials:
        return 401;
    case ErrorCode::PaymentRequired:
        return 402;
    case ErrorCode::Forbidden:
    case ErrorCode::RegistrationClosed:
    case ErrorCode::InvitationInvalid:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::MethodNotAllowed:
        return 405;
    case ErrorCode::RequestTimeout:
        return 408;
    case ErrorCode::Conflict:
    case ErrorCode::EmailTaken:
    case ErrorCode::VaultKeyExists:
    case ErrorCode::CursorAhead:
    case ErrorCode::EpochMismatch:
    case ErrorCode::ResyncRequired:
        return 409;
    case ErrorCode::BodyTooLarge:
    case ErrorCode::BatchTooLarge:
        return 413;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::ServerBusy:
        return 503;
    case ErrorCode::QuotaExceeded:
        return 507;
    default:
        break;
    }
    const bool isBadInput = code >= ErrorCode::BadJson && code <= ErrorCode::DeviceMismatch;
    return isBadInput ? 400 : 500;
}

QByteArray encodeErrorBody(const ErrorBody &body)
{
    const QLatin1StringView code = errorCodeName(body.error.code);
    JsonWriter writer;
    writer.beginObject().beginObject("error").text("code", {code.data(), code.size()});
    writer.text("message", body.error.context.toUtf8());
    if (!body.error.pointer.isEmpty())
        writer.text("pointer", body.error.pointer.toUtf8());
    writer.endObject();
    if (body.limit)
        writer.integer("limit", *body.limit);
    if (!body.epoch.isEmpty())
        writer.text("epoch", body.epoch);
    if (body.sequence)
        writer.integer("sequence", *body.sequence);
    if (body.serverTimeMs)
        writer.integer("serverTime", *body.serverTimeMs);
    if (!body.results.empty())
        writeResults(writer, body.results);
    return writer.endObject().take();
}

Result<ErrorBody> parseErrorBody(QByteArrayView text)
{
    auto document = JsonDocument::parse(text);
    if (!document)
        return fail(ErrorCode::NotASyncServer);
    JsonReader reader = document->root();
    ErrorBody body;
    reader.object("error", [&](JsonReader &error) {
        body.error.code = errorCodeFromName(QString::fromUtf8(error.text("code")));
        body.error.context = QString::fromUtf8(error.optionalText("message"));
        body.error.pointer = QString::fromUtf8(error.optionalText("pointer"));
    });
    body.limit = reader.optionalInteger("limit");
    body.epoch = reader.optionalText("epoch");
    body.sequence = reader.optionalInteger("sequence");
    body.serverTimeMs = reader.optionalInteger("serverTime");
    if (reader.has("results"))
        body.results = readResults(reader);
    auto result = document->finish(std::move(body));
    if (!result)
        return fail(ErrorCode::NotASyncServer);
    return result;
}

} // namespace haex
