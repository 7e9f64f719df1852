// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/syncstage.h"

#include "core/replica/replica.h"
#include "tests/support/orabort.h"
#include "tests/support/teststore.h"
#include "tests/support/testvault.h"

namespace haex {
namespace {

const QString Email = QStringLiteral("ada@example.org");
constexpr char AccountPassword[] = "account password";

} // namespace

void SyncStage::setUpStage()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_transport = std::make_unique<LoopbackTransport>();
}

VaultEnvironment SyncStage::environment()
{
    return {m_clock, m_random, *m_transport, m_folder->filePath(QStringLiteral("identities")), {testKdfCost()}};
}

std::unique_ptr<LoopbackServer> SyncStage::makeServer(const char *name, const QByteArray &store)
{
    auto server = std::make_unique<LoopbackServer>(name, m_clock, LoopbackServer::testOptions(),
                                                   orAbort(makeTestStore(store, m_random), "store"), m_random);
    m_transport->attach(*server);
    return server;
}

BackendCredentials SyncStage::credentials(LoopbackServer &server)
{
    BackendCredentials credentials;
    credentials.url = server.url();
    credentials.email = Email;
    credentials.accountPassword = secret(AccountPassword);
    credentials.registerAccount = orAbort(numberIn(server.store(), "SELECT count(*) FROM account"), "accounts") == 0;
    return credentials;
}

void SyncStage::addServer(VaultSession &session, LoopbackServer &server)
{
    orAbort(awaited<Backend>([&](auto done) { session.sync().addBackend(credentials(server), std::move(done)); }),
            "addBackend");
}

SyncStage::Session SyncStage::create(const char *name, const char *password)
{
    return orAbort(VaultSession::create(pathOf(name), QString::fromLatin1(name), secret(password), environment(), {},
                                        testNames()),
                   "create");
}

JoinRequest SyncStage::joinRequest(const char *name, LoopbackServer &server, const QByteArray &vaultId)
{
    JoinRequest request;
    request.backendUrl = server.url();
    request.email = Email;
    request.accountPassword = secret(AccountPassword);
    request.vaultId = vaultId;
    request.deviceName = QString::fromLatin1(name);
    return request;
}

Result<SyncStage::Session> SyncStage::join(const char *name, JoinRequest request, const char *password)
{
    return awaited<Session>([&](auto done) {
        joinVault(pathOf(name), std::move(request), secret(password), environment(), std::move(done));
    });
}

void SyncStage::settle(std::initializer_list<VaultSession *> sessions, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        for (VaultSession *session : sessions) {
            if (session)
                (void)sync(*session);
        }
    }
}

QByteArray SyncStage::read(VaultSession &session, QByteArrayView sql)
{
    const auto answer = runUserSql(session.replica(), sql);
    if (!answer || answer->rows.size() != 1)
        return "not one row";
    const CellValue &value = answer->rows.at(0).at(0);
    return value.type() == CellValue::Type::Integer ? QByteArray::number(value.toInteger()) : value.bytes();
}

} // namespace haex
