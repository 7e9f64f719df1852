// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncengine.h"
#include "core/vault/vaultinfo.h"
#include "ui/backends/connectionsettings.h"
#include "ui/widgets/sheet.h"

class QLineEdit;
class QRadioButton;

namespace haex {

class FlexStack;
class PasswordField;
class ConnectionChoice;
struct HomeInvitation;
class TextLabel;

/// Adds a backend in three steps: where it is, who you are there, and the first sync.
class AddBackendSheet final : public Sheet
{
    Q_OBJECT
public:
    AddBackendSheet(const VaultInfo &vault, QWidget *parent);

    void setUrl(const QUrl &url);
    [[nodiscard]] ConnectionSettings connectionSettings() const;
    /// What went wrong, and where it is put right.
    void showProblem(const Error &error);
    void showGreeting(const ServerGreeting &greeting);
    void showAdded();
    void showFirstSync(const QString &text, bool done);

Q_SIGNALS:
    /// The vault is there now; another device shall have it too. The sheet has closed.
    void deviceRequested();
    /// This computer shall be the backend; the sheet has closed.
    void hostingRequested();
    void testRequested(const QUrl &url);
    void addRequested(haex::BackendCredentials *credentials);

private:
    enum Page { AddressPage, AccountPage, DonePage };
    [[nodiscard]] QWidget *makeAddressPage();
    [[nodiscard]] QWidget *makeAccountPage();
    [[nodiscard]] QWidget *makeDonePage();
    void next();
    void back();
    void goTo(Page page);
    void submitAddress();
    void submitAccount();
    void submitInvitation(const HomeInvitation &invitation);
    [[nodiscard]] QWidget *makeHostOffer();
    [[nodiscard]] QUrl url() const;

    VaultInfo m_vault;
    FlexStack *m_pages;
    QLineEdit *m_url;
    ConnectionChoice *m_connection;
    TextLabel *m_server;
    QRadioButton *m_logIn;
    QRadioButton *m_register;
    QLineEdit *m_email;
    PasswordField *m_password;
    QWidget *m_invitationPart;
    QLineEdit *m_invitation;
    QLineEdit *m_name;
    TextLabel *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_addDevice;
    QPushButton *m_next;
    ServerGreeting m_greeting;
};

} // namespace haex
