// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <optional>

namespace haex {

/// One request under way: gathers the answer within its bounds, calls back once, deletes itself.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    /// Takes the reply over. The deadline is for the whole exchange. With a pin, the server must
    /// show just that certificate.
    HttpExchange(QNetworkReply *reply, QByteArray certificatePin, int deadlineMs, qint64 maxBytes,
                 Transport::Callback callback, QObject *parent);

private:
    void checkCertificate();
    void read();
    void finish();
    void giveUp(Error error);
    void answer(Result<TransportResponse> response);
    [[nodiscard]] Result<TransportResponse> response();
    [[nodiscard]] ErrorCode failure(QNetworkReply::NetworkError error) const;
    [[nodiscard]] Result<QByteArray> body();

    QNetworkReply *m_reply;
    QByteArray m_pin;
    qint64 m_maxBytes;
    Transport::Callback m_callback;
    QTimer m_deadline;
    QByteArray m_body;
    std::optional<Error> m_gaveUp;
    bool m_hasTlsErrors = false;
};

/// Seconds of a Retry-After header, which holds seconds or a date; 0 when there is none.
[[nodiscard]] int retryAfterSeconds(const QByteArray &header, qint64 nowMs);

} // namespace haex
