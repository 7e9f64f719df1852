// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultproofs.h"
#include "ui/presenters/devicenames.h"
#include "ui/widgets/tone.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// What was proven about servers and devices, in plain words, and what was not.
class ProofTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::ProofTexts)
public:
    /// What the comparisons through a server come to, as a sentence.
    [[nodiscard]] static QString verdict(const VaultProofs::Server &server, qint64 nowMs);
    [[nodiscard]] static Tone tone(ServerVerdict verdict);
    /// "Phone: holds the same as this device, since 14:02. It said so at 14:05."
    [[nodiscard]] static QString comparison(const DeviceComparison &comparison, const QString &device,
                                            qint64 nowMs);
    /// "Read up to change 4711."
    [[nodiscard]] static QString position(const VaultProofs::Server &server);
    /// What "the same" proves, and what not.
    [[nodiscard]] static QString meaning();
    /// What to do with the fingerprints.
    [[nodiscard]] static QString fingerprints();
    /// Up to when its entries are confirmed by itself.
    [[nodiscard]] static QString confirmed(const VaultProofs::Device &device, qint64 nowMs);
    /// What that means.
    [[nodiscard]] static QString confirming();
    /// Whether the device that wrote something has confirmed it: "Confirmed by Phone, up to 14:02."; empty for
    /// this device, and where nobody can say.
    [[nodiscard]] static QString author(const HlcTimestamp &written, bool isDisowned, const DeviceNames &devices,
                                        qint64 nowMs);
    /// "Phone", or "This device".
    [[nodiscard]] static QString name(const VaultProofs::Device &device);
};

} // namespace haex
