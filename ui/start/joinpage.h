// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vaultservice.h"
#include "ui/backends/connectionsettings.h"
#include "ui/backends/typedaddress.h"
#include "ui/start/formpage.h"

class QComboBox;
class QLineEdit;

namespace haex {

class FlexStack;
class FileField;
class PasswordField;
class ConnectionChoice;

/// Joins a vault that is on a server already: first the account, then which vault and its password.
class JoinPage final : public FormPage
{
    Q_OBJECT
public:
    explicit JoinPage(QWidget *parent = nullptr);

    void reset();
    void showVaults(const QList<VaultService::RemoteVault> &vaults);
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] ConnectionSettings connectionSettings() const;
    /// What went wrong, and where it is put right.
    void showProblem(const Error &error);
    [[nodiscard]] QString email() const;
    [[nodiscard]] SecretBytes accountPassword() const;
    void setUrl(const QUrl &url);
    /// Where the server turned out to be.
    void showServer(const QUrl &url);
    /// As if it had been typed.
    void setAddressText(const QString &text);
    [[nodiscard]] JoinRequest request() const;
    [[nodiscard]] SecretBytes vaultPassword() const;
    [[nodiscard]] QString path() const;
    void forgetPasswords();

Q_SIGNALS:
    /// The other kind of text: WordsPage takes it.
    void wordsTyped(const QString &text);
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
    void readAddress();

    FlexStack *m_steps;
    QLineEdit *m_url;
    TypedAddress m_typed;
    QLineEdit *m_email;
    PasswordField *m_accountPassword;
    /// What only a server with accounts asks for.
    QWidgetList m_accountParts;
    ConnectionChoice *m_connection;
    QComboBox *m_vaults;
    PasswordField *m_vaultPassword;
    QLineEdit *m_deviceName;
    FileField *m_file;
};

} // namespace haex
