// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"

namespace haex {

/// A device without a network: every request fails with `network_error`, and no event arrives.
class NoTransport final : public Transport
{
public:
    void send(const TransportRequest &, Callback callback) override
    {
        callback(fail(ErrorCode::NetworkError));
    }
    std::unique_ptr<RealtimeChannel> subscribe(const QUrl &, const QByteArray &, std::function<QByteArray()>) override
    {
        return nullptr;
    }
};

} // namespace haex
