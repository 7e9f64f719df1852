// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "ui/widgets/worksheet.h"

namespace haex {

class NewPasswordFields;
class PasswordField;

/// Changes the vault password.
class ChangePasswordSheet final : public WorkSheet
{
    Q_OBJECT
public:
    explicit ChangePasswordSheet(QWidget *parent);

    [[nodiscard]] SecretBytes oldPassword() const;
    [[nodiscard]] SecretBytes newPassword() const;

Q_SIGNALS:
    void submitted();

private:
    void submit();

    PasswordField *m_old;
    NewPasswordFields *m_new = nullptr;
};

} // namespace haex
