// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingguest.h"

#include "core/pairing/pairinganswer.h"
#include "core/sync/accountclient.h"
#include "core/vault/vaultjoin.h"

#include <QPointer>

#include <algorithm>

namespace haex {
namespace {

QByteArray plainBytes(const SecretBytes &text)
{
    return {reinterpret_cast<const char *>(text.view().data()),
            static_cast<qsizetype>(text.size())};
}

} // namespace

Result<std::unique_ptr<PairingGuest>> PairingGuest::make(Transport &transport,
                                                         const PairingInvitation &invitation,
                                                         const QString &deviceName,
                                                         PairingTiming timing)
{
    HAEX_ASSIGN(server, normalizedServerUrl(invitation.server));
    HAEX_ASSIGN(words, PairingWords::fromText(SecretBytes::fromPassword(invitation.words)));
    HAEX_ASSIGN(mailbox, words.mailbox());
    return std::unique_ptr<PairingGuest>(
        new PairingGuest(transport, server, std::move(words), mailbox, deviceName, timing));
}

PairingGuest::PairingGuest(Transport &transport, const QUrl &server, PairingWords words,
                           const QByteArray &mailbox, const QString &deviceName,
                           PairingTiming timing)
    : PairingSide(transport, server, std::move(words), mailbox, deviceName, timing)
    , m_server(server)
{
}

PairingGuest::~PairingGuest()
{
    setListener({});
    answer(false);
}

void PairingGuest::start(std::function<void(Result<>)> done)
{
    mailbox().read([side = QPointer(this),
                    done = std::move(done)](const Result<std::vector<PairingMessage>> &messages) {
        if (!side)
            return done(fail(ErrorCode::Cancelled));
        if (!messages)
            return done(fail(messages.error()));
        if (const auto found = side->find(*messages); !found)
            return done(found);
        // Not by post(), which tries again: whoever was first is the one that is let in.
        const auto sealed
            = side->sealOpenly(PairingSlot::GuestGreeting, side->greeting().encoded());
        if (!sealed)
            return done(fail(sealed.error()));
        side->mailbox().post({static_cast<int>(PairingSlot::GuestGreeting), *sealed},
                             [side, done](const Result<> &posted) {
                                 if (!side)
                                     return done(fail(ErrorCode::Cancelled));
                                 if (posted)
                                     side->await(PairingSlot::HostGreeting);
                                 done(posted);
                             });
    });
}

Result<> PairingGuest::find(const std::vector<PairingMessage> &messages)
{
    const auto has = [&](PairingSlot slot) {
        return std::ranges::find(messages, static_cast<int>(slot), &PairingMessage::slot);
    };
    const auto commitment = has(PairingSlot::Commitment);
    if (commitment == messages.end())
        return fail(ErrorCode::NotFound);
    if (has(PairingSlot::GuestGreeting) != messages.end())
        return fail(ErrorCode::Conflict, QStringLiteral("another device answered first"));
    HAEX_ASSIGN(text, openOpenly(PairingSlot::Commitment, commitment->sealed));
    m_commitment = plainBytes(text);
    return {};
}

void PairingGuest::received(PairingSlot slot, const QByteArray &sealed)
{
    const auto taken = slot == PairingSlot::HostGreeting ? meetHost(sealed) : take(sealed);
    if (!taken)
        return failWith(taken.error());
    show(slot == PairingSlot::HostGreeting ? PairingStep::Comparing : PairingStep::Handed);
}

Result<> PairingGuest::meetHost(const QByteArray &sealed)
{
    HAEX_ASSIGN(text, openOpenly(PairingSlot::HostGreeting, sealed));
    const QByteArray encodedHost = plainBytes(text);
    if (commitmentTo(encodedHost) != m_commitment)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("not what was committed to"));
    HAEX_ASSIGN(host, PairingGreeting::decoded(text));
    return meet(host, {mailbox().mailbox(), m_commitment, greeting().encoded(), encodedHost});
}

void PairingGuest::answer(bool isSameCode, std::function<void()> told)
{
    if (status().step != PairingStep::Comparing)
        return;
    const auto sealed = cipher().seal(PairingSlot::GuestAnswer, pairingAnswer(isSameCode));
    if (!sealed)
        return failWith(sealed.error());
    if (!isSameCode) {
        mailbox().post({static_cast<int>(PairingSlot::GuestAnswer), *sealed},
                       [told = std::move(told)](const Result<> &) {
                           if (told)
                               told();
                       });
        return failWith({ErrorCode::Cancelled, QStringLiteral("refused here")});
    }
    show(PairingStep::Confirmed);
    post(PairingSlot::GuestAnswer, sealed, [this] { await(PairingSlot::Vault); });
}

Result<> PairingGuest::take(const QByteArray &sealed)
{
    HAEX_ASSIGN(text, cipher().open(PairingSlot::Vault, sealed));
    HAEX_ASSIGN(package, PairingPackage::decoded(text));
    statusToShow().vaultName = package.vault.name;
    m_package.emplace(std::move(package));
    return {};
}

/// The vault as it will be on this device, once the password was seen to be the vault's.
Result<VaultSeed> PairingGuest::seed(const SecretBytes &vaultPassword, Random &random) const
{
    if (!m_package)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("nothing was handed over"));
    const VaultSeed &vault = m_package->vault;
    HAEX_ASSIGN(key, unwrapVaultKey(*vault.wrapped, vaultPassword, vault.vaultId));
    if (!key.equals(vault.vaultKey))
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("another vault's key"));
    return VaultSeed{vault.name,
                     vault.vaultId,
                     random.uuid().toLatin1(),
                     greeting().deviceName,
                     std::move(key),
                     vault.keyVersion,
                     vault.wrapped};
}

void PairingGuest::join(const QString &path, const SecretBytes &vaultPassword,
                        const VaultEnvironment &environment,
                        std::function<void(Result<Session>)> done)
{
    const auto made = seed(vaultPassword, environment.random);
    if (!made)
        return done(fail(made.error()));
    BackendCredentials credentials;
    credentials.url = m_server;
    credentials.email = m_package->email;
    credentials.grant = m_package->grant.clone();
    credentials.deviceName = greeting().deviceName;
    joinVaultFrom(path, *made, vaultPassword, std::move(credentials), environment,
                  [side = QPointer(this), done = std::move(done)](Result<Session> session) {
                      if (side && session) {
                          side->m_package.reset();
                          side->post(
                              PairingSlot::Joined,
                              side->cipher().seal(PairingSlot::Joined, QByteArrayLiteral("joined")),
                              [side] { side->show(PairingStep::Joined); });
                      }
                      done(std::move(session));
                  });
}

} // namespace haex
