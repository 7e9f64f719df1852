// SPDX-License-Identifier: GPL-3.0-or-later
// The half of VaultEngine that is about pairing, on either side.
#include "core/engine/vaultengine_p.h"
#include "core/sync/backendstore.h"
#include "core/vault/durablefile.h"

#include <QSysInfo>
#include <QTimer>

namespace haex {

/// Tells the window; a side that has ended goes, once it does not run any more.
void VaultEngine::follow(PairingSide &side)
{
    side.setListener([this, &side](const PairingStatus &status) {
        Q_EMIT pairingChanged(status);
        if (status.step != PairingStep::Failed && status.step != PairingStep::Joined)
            return;
        QTimer::singleShot(0, this, [this, ended = static_cast<const void *>(&side)] {
            if (static_cast<const PairingSide *>(m_host.get()) == ended)
                m_host.reset();
            else if (static_cast<const PairingSide *>(m_guest.get()) == ended)
                m_guest.reset();
        });
    });
}

void VaultEngine::offerPairing(const QByteArray &backendId, InvitationDone done)
{
    endPairing();
    if (!session())
        return done(fail(ErrorCode::VaultLocked));
    // A round leaves a token that lasts, and knows the newest password of the vault.
    m_session->sync().syncNow(
        backendId, SyncMode::PullOnly,
        [this, backendId, opening = m_opening, done = std::move(done)](const Result<> &synced) {
            if (opening != m_opening || !session())
                return done(fail(ErrorCode::Cancelled));
            if (!synced)
                return done(fail(synced.error()));
            openMailbox(backendId, done);
        });
}

void VaultEngine::openMailbox(const QByteArray &backendId, InvitationDone done)
{
    const auto record = BackendStore(m_session->replica()).load(backendId);
    if (!record)
        return done(fail(record.error()));
    auto host = PairingHost::make(
        transport(), {record->backend.url, record->backend.email, record->accessToken},
        m_session->info().deviceName,
        [this]() -> Result<VaultSeed> {
            const VaultSession *open = session();
            return open ? open->seed() : Result<VaultSeed>(fail(ErrorCode::VaultLocked));
        },
        m_options.pairing);
    if (!host)
        return done(fail(host.error()));
    m_host = std::move(*host);
    follow(*m_host);
    m_host->start([this, host = m_host.get(), invitation = m_host->invitation(),
                   done = std::move(done)](const Result<> &started) {
        if (started)
            return done(invitation);
        if (m_host.get() == host)
            m_host.reset();
        done(fail(started.error()));
    });
}

void VaultEngine::acceptPairing(const PairingInvitation &invitation, const QString &deviceName,
                                std::function<void(Result<>)> done)
{
    close();
    auto guest = PairingGuest::make(transport(), invitation,
                                    deviceName.isEmpty() ? QSysInfo::machineHostName() : deviceName,
                                    m_options.pairing);
    if (!guest)
        return done(fail(guest.error()));
    m_guest = std::move(*guest);
    follow(*m_guest);
    m_guest->start([this, guest = m_guest.get(), done = std::move(done)](const Result<> &started) {
        if (!started && m_guest.get() == guest)
            m_guest.reset();
        done(started);
    });
}

void VaultEngine::answerPairing(bool isSameCode)
{
    if (m_guest)
        m_guest->answer(isSameCode);
    else if (m_host && isSameCode)
        m_host->confirm();
    else if (m_host)
        m_host->refuse();
}

void VaultEngine::joinPaired(const QString &path, const SecretBytes &vaultPassword, OpenDone done)
{
    if (!m_guest)
        return done(fail(ErrorCode::Cancelled));
    m_guest->join(path, vaultPassword, environment(),
                  [this, path, opening = m_opening,
                   done = std::move(done)](Result<std::unique_ptr<VaultSession>> session) {
                      if (session)
                          keepSecretsOnTheWay(**session);
                      if (opening == m_opening)
                          return done(take(std::move(session)));
                      if (session) {
                          session->reset();
                          removeDatabaseFiles(path);
                      }
                      done(fail(ErrorCode::Cancelled));
                  });
}

void VaultEngine::endPairing()
{
    m_host.reset();
    m_guest.reset();
}

} // namespace haex
