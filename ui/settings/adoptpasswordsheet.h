// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "ui/widgets/worksheet.h"

namespace haex {

class PasswordField;

/// Asks, once, for the vault password that was set on another device.
class AdoptPasswordSheet final : public WorkSheet
{
    Q_OBJECT
public:
    explicit AdoptPasswordSheet(QWidget *parent);

    [[nodiscard]] SecretBytes password() const;

Q_SIGNALS:
    void submitted();

private:
    PasswordField *m_password;
};

} // namespace haex
