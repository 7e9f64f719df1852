// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/httpexchange.h"

#include "core/protocol/contentcoding.h"
#include "core/transport/fetchcertificate.h"

#include <QDateTime>
#include <QLocale>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <limits>
#include <utility>

namespace haex {
namespace {

constexpr qint64 MaxRetryAfterSeconds = 24LL * 60 * 60;

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::TlsError;
    case QNetworkReply::TimeoutError:
    // How Qt reports its transfer timeout; cancels of our own never get here.
    case QNetworkReply::OperationCanceledError:
        return ErrorCode::Timeout;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorCode::ProxyRefused;
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
        return ErrorCode::NotASyncServer;
    default:
        return ErrorCode::NetworkError;
    }
}

/// OpenSSL's words for an alert of the other side about the certificate that it got, or did not get (RFC 8446, 6.2).
bool isAboutOwnCertificate(const QString &tlsError)
{
    return tlsError.contains(QLatin1String(" alert "))
        && (tlsError.contains(QLatin1String("certificate")) || tlsError.contains(QLatin1String("unknown ca"))
            || tlsError.contains(QLatin1String("access denied")));
}

/// nginx answers instead, by a page.
bool asksForOwnCertificate(const TransportResponse &answer)
{
    constexpr int BadRequest = 400;
    return answer.status == BadRequest && answer.contentType.startsWith("text/html")
        && (answer.body.contains("No required SSL certificate was sent") || answer.body.contains("The SSL certificate error"));
}

} // namespace

int retryAfterSeconds(const QByteArray &header, qint64 nowMs)
{
    bool isNumber = false;
    qint64 seconds = header.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        // RFC 9110's preferred form; the obsolete ones are as good as none.
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()),
                                                 QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!date.isValid())
            return 0;
        date.setTimeSpec(Qt::UTC);
        seconds = (date.toMSecsSinceEpoch() - nowMs + 999) / 1000;
    }
    return static_cast<int>(std::clamp<qint64>(seconds, 0, MaxRetryAfterSeconds));
}

HttpExchange::HttpExchange(QNetworkReply *reply, QByteArray certificatePin, int deadlineMs,
                           qint64 maxBytes, Transport::Callback callback, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_pin(std::move(certificatePin))
    , m_maxBytes(maxBytes)
    , m_callback(std::move(callback))
{
    reply->setParent(this);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::read);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    connect(reply, &QNetworkReply::sslErrors, this, [this] {
        if (showsCertificate(m_reply->sslConfiguration(), m_pin))
            m_reply->ignoreSslErrors();
        else
            m_hasTlsErrors = true;
    });
    // Before the request is sent, and for certificates that an authority vouches for, too.
    connect(reply, &QNetworkReply::encrypted, this, &HttpExchange::checkCertificate);
    // Over the whole exchange: Qt's transfer timeout begins anew with each byte, so a server that
    // drips could hold the cycle for ever.
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { giveUp({ErrorCode::Timeout}); });
    m_deadline.start(deadlineMs);
}

void HttpExchange::checkCertificate()
{
    if (!m_pin.isEmpty() && !showsCertificate(m_reply->sslConfiguration(), m_pin))
        giveUp({ErrorCode::TlsError, QStringLiteral("the server shows another certificate")});
}

void HttpExchange::read()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_maxBytes)
        giveUp({ErrorCode::ServerProtocolError, QStringLiteral("the answer is too large")});
}

void HttpExchange::giveUp(Error error)
{
    if (m_gaveUp)
        return;
    m_gaveUp = std::move(error);
    m_reply->abort();
}

void HttpExchange::finish()
{
    m_deadline.stop();
    if (!m_gaveUp && m_reply->isOpen())
        m_body += m_reply->readAll();
    answer(response());
}

Result<TransportResponse> HttpExchange::response()
{
    if (m_gaveUp)
        return fail(*m_gaveUp);
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    // Errors above this are HTTP statuses, which are answers; below, the exchange itself failed,
    // perhaps in the middle of the body.
    const bool isStatus = status >= 300 && error >= QNetworkReply::ContentAccessDenied;
    if (error != QNetworkReply::NoError && !isStatus)
        return fail(failure(error), m_reply->errorString());
    if (status >= 300 && status < 400)
        return fail(ErrorCode::NotASyncServer, QStringLiteral("the server redirects elsewhere"));
    HAEX_ASSIGN(unpacked, body());
    TransportResponse answer;
    answer.status = status;
    answer.contentType = m_reply->rawHeader("Content-Type");
    answer.body = std::move(unpacked);
    answer.retryAfterSeconds = retryAfterSeconds(m_reply->rawHeader("Retry-After"),
                                                 QDateTime::currentMSecsSinceEpoch());
    if (asksForOwnCertificate(answer))
        return fail(ErrorCode::ClientCertificateRequired);
    return answer;
}

ErrorCode HttpExchange::failure(QNetworkReply::NetworkError error) const
{
    if (m_hasTlsErrors)
        return ErrorCode::TlsError;
    return isAboutOwnCertificate(m_reply->errorString()) ? ErrorCode::ClientCertificateRequired : codeOf(error);
}

/// Unpacked here, not by Qt, so that what it grows to is bounded too.
Result<QByteArray> HttpExchange::body()
{
    const QByteArray coding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    if (coding.isEmpty() || coding == "identity")
        return std::exchange(m_body, {});
    if (coding != ZstdCoding)
        return fail(ErrorCode::ServerProtocolError, QStringLiteral("a content coding that was not asked for"));
    auto unpacked = expandZstd(std::exchange(m_body, {}), m_maxBytes);
    if (!unpacked)
        return fail(ErrorCode::ServerProtocolError, QStringLiteral("the answer does not unpack, or is too large"));
    return unpacked;
}

void HttpExchange::answer(Result<TransportResponse> response)
{
    disconnect(m_reply, nullptr, this, nullptr);
    deleteLater();
    if (const auto callback = std::exchange(m_callback, {}))
        callback(std::move(response));
}

} // namespace haex
