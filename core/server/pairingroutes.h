// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/apicontext.h"
#include "core/server/attemptlimiter.h"
#include "core/server/httpmessage.h"

namespace haex {

/// /pairing: mailboxes for devices that are being paired. One is opened by a device of an account;
/// the other one has no account yet, so everybody who knows its id may read and write it. The
/// server understands nothing of what is in it.
class PairingRoutes final
{
public:
    explicit PairingRoutes(ApiContext &context);

    [[nodiscard]] HttpResponse open(const Caller &caller, const QByteArray &body);
    [[nodiscard]] HttpResponse remove(const Caller &caller, const QByteArray &mailbox);
    [[nodiscard]] HttpResponse post(const QByteArray &mailbox, const HttpRequest &request);
    [[nodiscard]] HttpResponse read(const QByteArray &mailbox, const HttpRequest &request);

private:
    [[nodiscard]] HttpResponse missed(const QByteArray &address);

    ApiContext &m_context;
    /// Who asks for mailboxes that are not there, by address: whoever was given the words does so a
    /// few times at most.
    AttemptLimiter m_misses;
};

} // namespace haex
