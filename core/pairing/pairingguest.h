// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingpackage.h"
#include "core/pairing/pairingside.h"
#include "core/vault/vaultsession.h"

namespace haex {

/// The side of a pairing that is new: finds the host by its words, and makes the vault's file of
/// what it is handed. See README.md.
class PairingGuest final : public PairingSide
{
public:
    using Session = std::unique_ptr<VaultSession>;

    /// `transport` must outlive it. `invalid_argument` for an address or words that are none.
    [[nodiscard]] static Result<std::unique_ptr<PairingGuest>>
    make(Transport &transport, const PairingInvitation &invitation, const QString &deviceName,
         PairingTiming timing = {});
    /// A host that waits for the answer is told that there will be none.
    ~PairingGuest() override;

    /// Greets the host; `done` runs when it is found, or why not: `not_found`, `conflict`,
    /// `network_error` …
    void start(std::function<void(Result<>)> done);
    /// Whether the person saw the same code on both devices. Nothing but at Comparing. `told` runs
    /// when the host can know that it was refused.
    void answer(bool isSameCode, std::function<void()> told = {});
    /// After Handed: makes the file, logs in, adds the server. `wrong_password` unless it is the
    /// vault's; then, and after any other failure that leaves the grant unused, it may be called
    /// again.
    void join(const QString &path, const SecretBytes &vaultPassword,
              const VaultEnvironment &environment, std::function<void(Result<Session>)> done);

private:
    PairingGuest(Transport &transport, const QUrl &server, PairingWords words,
                 const QByteArray &mailbox, const QString &deviceName, PairingTiming timing);
    void received(PairingSlot slot, const QByteArray &sealed) override;
    [[nodiscard]] ErrorCode codeOfEnd() const override { return ErrorCode::Cancelled; }
    [[nodiscard]] Result<> find(const std::vector<PairingMessage> &messages);
    [[nodiscard]] Result<> meetHost(const QByteArray &sealed);
    [[nodiscard]] Result<> take(const QByteArray &sealed);
    [[nodiscard]] Result<VaultSeed> seed(const SecretBytes &vaultPassword, Random &random) const;

    QUrl m_server;
    QByteArray m_commitment;
    std::optional<PairingPackage> m_package;
};

} // namespace haex
