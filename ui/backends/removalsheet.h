// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/sync/backend.h"
#include "core/sync/syncstatus.h"
#include "ui/widgets/sheet.h"

class QRadioButton;

namespace haex {

class PasswordField;
class TextLabel;

/// Asks a server to delete this vault, or the account: what, what follows, and the account password.
class RemovalSheet final : public Sheet
{
    Q_OBJECT
public:
    RemovalSheet(const Backend &backend, QWidget *parent);

    /// How long it can be taken back, as soon as the server said it.
    void setGrace(qint64 graceMs);
    void setScope(RemovalScope scope);
    [[nodiscard]] RemovalScope scope() const;
    [[nodiscard]] SecretBytes password() const;

Q_SIGNALS:
    void submitted();
    /// The person wants a copy of the vault first.
    void backupRequested();
    /// And of what the server holds.
    void exportRequested();

private:
    void refresh();

    qint64 m_graceMs = -1;
    QRadioButton *m_vault;
    QRadioButton *m_account;
    TextLabel *m_consequences;
    PasswordField *m_password;
};

} // namespace haex
