// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultproofs.h"
#include "ui/widgets/sheet.h"

namespace haex {

/// Sync → Proofs: for each server and each device what was compared, when, and whether it was equal;
/// what that proves; and the devices' fingerprints to compare by voice.
class ProofsSheet final : public Sheet
{
    Q_OBJECT
public:
    explicit ProofsSheet(QWidget *parent);

    void showProofs(const VaultProofs &proofs);
    /// A comparison is under way.
    void setComparing(bool isComparing);

Q_SIGNALS:
    void compareRequested();

private:
    void addServer(const VaultProofs::Server &server);
    void addDevice(const VaultProofs::Device &device);
    void addHeading(const QString &text);

    VaultProofs m_proofs;
    QVBoxLayout *m_lines;
    QPushButton *m_compare;
};

} // namespace haex
