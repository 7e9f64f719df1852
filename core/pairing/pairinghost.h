// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingside.h"
#include "core/vault/vaultseed.h"

namespace haex {

/// The side of a pairing that is in the vault: shows the words, and hands the vault over once the
/// person confirmed the code on both devices. See README.md.
class PairingHost final : public PairingSide
{
public:
    /// As whom it is at the server; the token is to hold for as long as a pairing takes.
    struct Account
    {
        QUrl server;
        QString email;
        QByteArray accessToken;
    };
    /// Asked once, at the moment in which the vault is handed over.
    using VaultSource = std::function<Result<VaultSeed>()>;

    /// `transport` must outlive it. The words are new ones each time.
    [[nodiscard]] static Result<std::unique_ptr<PairingHost>>
    make(Transport &transport, Account account, const QString &deviceName, VaultSource vault,
         PairingTiming timing = {});
    /// Ends the mailbox, unless the other device still needs what is in it.
    ~PairingHost() override;

    [[nodiscard]] PairingInvitation invitation() const;
    /// Opens the mailbox; `done` runs once it can be found.
    void start(std::function<void(Result<>)> done);
    /// The person saw the same code on both devices. Nothing before Comparing.
    void confirm();
    /// The person saw another code, or wants no more: the mailbox ends. `done` once the server
    /// knows.
    void refuse(std::function<void()> done = {});

private:
    PairingHost(Transport &transport, Account account, PairingWords words,
                const QByteArray &mailbox, const QString &deviceName, VaultSource vault,
                PairingTiming timing);
    void received(PairingSlot slot, const QByteArray &sealed) override;
    [[nodiscard]] ErrorCode codeOfEnd() const override { return ErrorCode::Timeout; }
    [[nodiscard]] Result<> greet(const QByteArray &sealed);
    void hear(const QByteArray &sealed);
    void handOverOnceBothConfirmed();
    void handOver(Result<LoginGrant> grant);

    Transport &m_transport;
    Account m_account;
    VaultSource m_vault;
    QByteArray m_encodedGreeting;
    bool m_isConfirmedHere = false;
    bool m_isConfirmedThere = false;
    bool m_isClosed = false;
};

} // namespace haex
