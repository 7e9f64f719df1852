// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/keys/keystatus.h"
#include "ui/widgets/tone.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// Devices of the vault and its keys, in plain words.
class DeviceTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::DeviceTexts)
public:
    /// "Phone", or the beginning of its id when it has no name.
    [[nodiscard]] static QString name(const VaultDevice &device);
    /// "has the vault's key · last heard of 5 minutes ago · its clock is 3 minutes behind".
    [[nodiscard]] static QString facts(const VaultDevice &device, qint64 heardMs, qint64 nowMs);
    [[nodiscard]] static Tone tone(const VaultDevice &device);

    /// "Key 2, made today, 14:02, on Phone."
    [[nodiscard]] static QString key(const KeyStatus &status, const QString &maker, qint64 nowMs);
    /// How far the servers are, a line each; empty when nothing is to be done.
    [[nodiscard]] static QString progress(const KeyStatus &status);

    [[nodiscard]] static QString removeTitle(const VaultDevice &device);
    /// What removing does, and what it cannot take back.
    [[nodiscard]] static QString removeConsequences();
    [[nodiscard]] static QString changeKeyConsequences();
    [[nodiscard]] static QString giveKeyConsequences(const VaultDevice &device);

private:
    [[nodiscard]] static QString keyState(const VaultDevice &device, qint64 nowMs);
    [[nodiscard]] static QString clock(qint64 differenceMs);
};

} // namespace haex
