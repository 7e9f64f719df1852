// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"
#include "ui/start/formpage.h"

namespace haex {

class PasswordField;
class TextLabel;

/// Asks for the password of one vault file.
class UnlockPage final : public FormPage
{
    Q_OBJECT
public:
    explicit UnlockPage(QWidget *parent = nullptr);

    void ask(const QString &path);
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] SecretBytes password() const;
    /// The field is emptied: nothing of it stays behind an open vault.
    void forgetPassword();
    void showRefusal(const Error &error);
    /// Of the keychain: the password is needed, or the vault does not open at all.
    void showQuickRefusal(const Error &error);

Q_SIGNALS:
    void submitted();
    /// By the system's keychain.
    void quickRequested();
    void recoveryRequested();

protected:
    void submit() override;

private:
    QString m_path;
    PasswordField *m_password;
    TextLabel *m_capsLock;
    TextLabel *m_quick;
};

} // namespace haex
