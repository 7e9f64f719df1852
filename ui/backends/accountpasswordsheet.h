// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/sync/backend.h"
#include "ui/widgets/sheet.h"

namespace haex {

class NewPasswordFields;
class PasswordField;

/// Changes the password of the account at one backend.
class AccountPasswordSheet final : public Sheet
{
    Q_OBJECT
public:
    AccountPasswordSheet(const Backend &backend, QWidget *parent);

    [[nodiscard]] SecretBytes presentPassword() const;
    [[nodiscard]] SecretBytes newPassword() const;

Q_SIGNALS:
    void submitted();

private:
    void submit();

    PasswordField *m_present;
    NewPasswordFields *m_new = nullptr;
};

} // namespace haex
