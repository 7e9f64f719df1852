// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"
#include "ui/start/formpage.h"

namespace haex {

class NewPasswordFields;
class ShareField;

/// The way in for somebody who forgot the vault password: the recovery key or enough
/// shares of it, and a new password.
class RecoverPage final : public FormPage
{
    Q_OBJECT
public:
    explicit RecoverPage(QWidget *parent = nullptr);

    void ask(const QString &path);
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] SecretBytes recoveryKey() const;
    [[nodiscard]] SecretBytes newPassword() const;
    /// Nothing of what was typed stays behind an open vault.
    void forgetSecrets();
    void showRefusal(const Error &error);

Q_SIGNALS:
    void submitted();

protected:
    void submit() override;

private:
    QString m_path;
    ShareField *m_key;
    NewPasswordFields *m_new = nullptr;
};

} // namespace haex
