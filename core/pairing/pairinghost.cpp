// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairinghost.h"

#include "core/base/serverproxy.h"
#include "core/pairing/pairinganswer.h"
#include "core/pairing/pairingpackage.h"
#include "core/sync/accountclient.h"

#include <QPointer>

namespace haex {

Result<std::unique_ptr<PairingHost>> PairingHost::make(Transport &transport, Account account,
                                                       const QString &deviceName, VaultSource vault,
                                                       PairingTiming timing)
{
    PairingWords words = PairingWords::random();
    HAEX_ASSIGN(mailbox, words.mailbox());
    return std::unique_ptr<PairingHost>(new PairingHost(transport, std::move(account),
                                                        std::move(words), mailbox, deviceName,
                                                        std::move(vault), timing));
}

PairingHost::PairingHost(Transport &transport, Account account, PairingWords words,
                         const QByteArray &mailbox, const QString &deviceName, VaultSource vault,
                         PairingTiming timing)
    : PairingSide(transport, account.server, std::move(words), mailbox, deviceName, timing)
    , m_transport(transport)
    , m_account(std::move(account))
    , m_vault(std::move(vault))
    , m_encodedGreeting(greeting().encoded())
{
}

PairingHost::~PairingHost()
{
    // It ends by itself soon when this does not arrive.
    if (status().step != PairingStep::Handed && !m_isClosed)
        mailbox().close(m_account.accessToken, [](const Result<> &) {});
}

PairingInvitation PairingHost::invitation() const
{
    const SecretBytes text = words().text();
    // What leads to the server from here may lead nowhere from there.
    return {withServerProxy(m_account.server, {}),
            QString::fromLatin1(reinterpret_cast<const char *>(text.view().data()),
                                static_cast<qsizetype>(text.size()))};
}

void PairingHost::start(std::function<void(Result<>)> done)
{
    const auto sealed = sealOpenly(PairingSlot::Commitment, commitmentTo(m_encodedGreeting));
    if (!sealed)
        return done(fail(sealed.error()));
    mailbox().open(m_account.accessToken, *sealed,
                   [side = QPointer(this), done = std::move(done)](const Result<> &opened) {
                       if (!side)
                           return done(fail(ErrorCode::Cancelled));
                       if (opened)
                           side->await(PairingSlot::GuestGreeting);
                       done(opened);
                   });
}

void PairingHost::received(PairingSlot slot, const QByteArray &sealed)
{
    if (slot == PairingSlot::GuestGreeting) {
        if (const auto greeted = greet(sealed); !greeted)
            failWith(greeted.error());
    } else if (slot == PairingSlot::GuestAnswer) {
        hear(sealed);
    } else if (const auto joined = cipher().open(slot, sealed); joined) {
        show(PairingStep::Joined);
    } else {
        failWith(joined.error());
    }
}

Result<> PairingHost::greet(const QByteArray &sealed)
{
    HAEX_ASSIGN(text, openOpenly(PairingSlot::GuestGreeting, sealed));
    HAEX_ASSIGN(guest, PairingGreeting::decoded(text));
    const QByteArray encodedGuest(reinterpret_cast<const char *>(text.view().data()),
                                  static_cast<qsizetype>(text.size()));
    HAEX_TRY(meet(
        guest,
        {mailbox().mailbox(), commitmentTo(m_encodedGreeting), encodedGuest, m_encodedGreeting}));
    // Only now: the guest has said who it is and cannot choose a key that makes a code it wants.
    post(PairingSlot::HostGreeting, sealOpenly(PairingSlot::HostGreeting, m_encodedGreeting),
         [this] {
             await(PairingSlot::GuestAnswer);
             show(PairingStep::Comparing);
         });
    return {};
}

void PairingHost::hear(const QByteArray &sealed)
{
    const auto answer = cipher().open(PairingSlot::GuestAnswer, sealed);
    if (!answer)
        return failWith(answer.error());
    if (!isConfirmation(*answer))
        return failWith({ErrorCode::Cancelled, QStringLiteral("refused at the other device")});
    m_isConfirmedThere = true;
    handOverOnceBothConfirmed();
}

void PairingHost::confirm()
{
    if (status().step != PairingStep::Comparing)
        return;
    m_isConfirmedHere = true;
    show(PairingStep::Confirmed);
    handOverOnceBothConfirmed();
}

void PairingHost::refuse(std::function<void()> done)
{
    m_isClosed = true;
    mailbox().close(m_account.accessToken, [done = std::move(done)](const Result<> &) {
        if (done)
            done();
    });
    failWith({ErrorCode::Cancelled, QStringLiteral("refused here")});
}

void PairingHost::handOverOnceBothConfirmed()
{
    if (!m_isConfirmedHere || !m_isConfirmedThere)
        return;
    AccountClient(m_transport, m_account.server)
        .grant(m_account.accessToken, [side = QPointer(this)](Result<LoginGrant> grant) {
            if (side)
                side->handOver(std::move(grant));
        });
}

void PairingHost::handOver(Result<LoginGrant> grant)
{
    if (!grant)
        return failWith(grant.error());
    auto vault = m_vault();
    if (!vault)
        return failWith(vault.error());
    const auto text
        = PairingPackage{std::move(*vault), m_account.email, std::move(grant->grant)}.encoded();
    if (!text)
        return failWith(text.error());
    post(PairingSlot::Vault, cipher().seal(PairingSlot::Vault, *text), [this] {
        await(PairingSlot::Joined);
        show(PairingStep::Handed);
    });
}

} // namespace haex
