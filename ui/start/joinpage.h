// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/start/formpage.h"

class QComboBox;
class QLineEdit;

namespace haex {

class FlexStack;
class FileField;
class PasswordField;

/// Joins a vault that is on a server already: first the account, then which vault and its password.
class JoinPage final : public FormPage
{
    Q_OBJECT
public:
    explicit JoinPage(QWidget *parent = nullptr);

    void reset();
    void showVaults(const QList<VaultService::RemoteVault> &vaults);
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString email() const;
    [[nodiscard]] SecretBytes accountPassword() const;
    void setUrl(const QUrl &url);
    [[nodiscard]] JoinRequest request() const;
    [[nodiscard]] SecretBytes vaultPassword() const;
    [[nodiscard]] QString path() const;
    void forgetPasswords();

Q_SIGNALS:
    void vaultsWanted();
    void submitted();

protected:
    void submit() override;
    void goBack() override;

private:
    enum Step { AccountStep, VaultStep };
    [[nodiscard]] QWidget *makeAccountStep();
    [[nodiscard]] QWidget *makeVaultStep();
    void goTo(Step step);

    FlexStack *m_steps;
    QLineEdit *m_url;
    QLineEdit *m_email;
    PasswordField *m_accountPassword;
    QComboBox *m_vaults;
    PasswordField *m_vaultPassword;
    QLineEdit *m_deviceName;
    FileField *m_file;
};

} // namespace haex
