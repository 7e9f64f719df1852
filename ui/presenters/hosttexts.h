// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homebackups.h"
#include "core/host/homeserverstatus.h"
#include "ui/widgets/tone.h"

#include <QCoreApplication>
#include <QString>

namespace haex {

/// What is said about the server that this computer runs itself.
class HostTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::HostTexts)
public:
    /// "On", "Off", "Starting", "Not running", and how good that is.
    [[nodiscard]] static QString state(const HomeServerStatus &status);
    [[nodiscard]] static Tone tone(const HomeServerStatus &status);
    /// What is wrong, and what to do about it; empty when nothing is.
    [[nodiscard]] static QString problem(const HomeServerStatus &status);
    /// Whether its data may be what is wrong.
    [[nodiscard]] static bool mayHelpToRestore(const HomeServerStatus &status);
    /// "3 Nov 2026, 14:02 · 1.8 MB": one line of a list.
    [[nodiscard]] static QString copy(const HomeBackup &backup);
    /// "192.168.1.20:8787", or that there is no network.
    [[nodiscard]] static QString address(const HomeServerStatus &status);
    [[nodiscard]] static QString connected(const HomeServerStatus &status);
    /// "Ada’s laptop · connected": one line of a list.
    [[nodiscard]] static QString device(const HomeDevice &device, qint64 nowMs);
    /// "“Family” · 1.8 MB": by its name where that can be read, else by the beginning of its id and since when
    /// it is there.
    [[nodiscard]] static QString vault(const HomeVault &vault, const QString &name);
    /// The same in a sentence: "“Family”", "the vault a1b2c3d4".
    [[nodiscard]] static QString vaultInWords(const HomeVault &vault, const QString &name);
    /// What follows of deleting it, and of signing a device out: for the person who is about to.
    [[nodiscard]] static QString vaultConsequences(const HomeVault &vault);
    [[nodiscard]] static QString deviceConsequences(const HomeDevice &device);
    [[nodiscard]] static QString stored(const HomeServerStatus &status);
    [[nodiscard]] static QString backup(const HomeServerStatus &status, qint64 nowMs);
};

} // namespace haex
