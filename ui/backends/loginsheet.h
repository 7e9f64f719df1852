// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"
#include "ui/widgets/sheet.h"

namespace haex {

class PasswordField;
class SecretBytes;

/// Asks for the account password again after a backend refused its token.
class LogInSheet final : public Sheet
{
    Q_OBJECT
public:
    LogInSheet(const Backend &backend, QWidget *parent);

    [[nodiscard]] SecretBytes password() const;

Q_SIGNALS:
    void submitted();

private:
    PasswordField *m_password;
};

} // namespace haex
