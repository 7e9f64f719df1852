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
    /// Of the new file that the new password needs.
    void showProgress(qint64 done, qint64 total);

Q_SIGNALS:
    void submitted();
    /// Nothing shall be changed after all.
    void givingUpRequested();

protected:
    void submit() override;
    void goBack() override;

private:
    QString m_path;
    ShareField *m_key;
    NewPasswordFields *m_new = nullptr;
    bool m_isWorking = false;
};

} // namespace haex
