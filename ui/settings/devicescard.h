// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultinfo.h"
#include "ui/widgets/card.h"

class QLineEdit;

namespace haex {

class TextLabel;

/// Settings → Devices: what this one is called, and the ways to the others.
class DevicesCard final : public Card
{
    Q_OBJECT
public:
    /// `controlWidth` in pixels.
    explicit DevicesCard(int controlWidth, QWidget *parent = nullptr);

    void showVault(const VaultInfo &info);

Q_SIGNALS:
    void deviceNamed(const QString &name);
    void additionRequested();
    /// The list of them, under Sync.
    void listRequested();

private:
    QLineEdit *m_name;
    TextLabel *m_id;
};

} // namespace haex
