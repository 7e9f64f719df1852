// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingmailbox.h"

#include "core/sync/accountclient.h"

namespace haex {
namespace {

PairingMailboxClient::Done<QByteArray> withoutBody(PairingMailboxClient::Done<> done)
{
    return [done = std::move(done)](const Result<QByteArray> &body) {
        done(body ? Result<>() : fail(body.error()));
    };
}

} // namespace

PairingMailboxClient::PairingMailboxClient(Transport &transport, QUrl server, QByteArray mailbox)
    : m_transport(transport)
    , m_server(std::move(server))
    , m_mailbox(std::move(mailbox))
{
}

void PairingMailboxClient::send(const QByteArray &method, const QByteArray &path,
                                const QByteArray &accessToken, QByteArray body,
                                Done<QByteArray> done) const
{
    const TransportRequest request{m_server, method, path, accessToken, std::move(body)};
    m_transport.send(request, [done = std::move(done)](const Result<TransportResponse> &response) {
        done(response ? successBody(*response) : Result<QByteArray>(fail(response.error())));
    });
}

void PairingMailboxClient::open(const QByteArray &accessToken, const QByteArray &sealed,
                                Done<> done) const
{
    send("POST", "/pairing", accessToken, encodePairingOpening({m_mailbox, sealed}),
         withoutBody(std::move(done)));
}

void PairingMailboxClient::close(const QByteArray &accessToken, Done<> done) const
{
    send("DELETE", "/pairing/" + m_mailbox, accessToken, {}, withoutBody(std::move(done)));
}

void PairingMailboxClient::post(const PairingMessage &message, Done<> done) const
{
    send("POST", "/pairing/" + m_mailbox, {}, encodePairingMessage(message),
         withoutBody(std::move(done)));
}

void PairingMailboxClient::read(Done<std::vector<PairingMessage>> done) const
{
    send("GET", "/pairing/" + m_mailbox, {}, {},
         [done = std::move(done)](const Result<QByteArray> &body) {
             if (!body)
                 return done(fail(body.error()));
             auto messages = parsePairingMessages(*body);
             if (!messages)
                 return done(fail(ErrorCode::ServerProtocolError, messages.error().toString()));
             done(std::move(messages));
         });
}

} // namespace haex
