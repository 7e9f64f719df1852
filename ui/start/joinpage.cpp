// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/joinpage.h"

#include "core/pairing/pairinginvitation.h"
#include "ui/backends/connectionchoice.h"
#include "ui/presenters/errortexts.h"
#include "ui/start/filefield.h"
#include "ui/start/vaultpaths.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QComboBox>
#include <QDateTime>
#include <QLocale>
#include <QSysInfo>

namespace haex {

JoinPage::JoinPage(QWidget *parent)
    : FormPage({}, {}, {}, parent)
    , m_steps(new FlexStack)
    , m_url(new QLineEdit)
    , m_email(new QLineEdit)
    , m_accountPassword(new PasswordField(tr("Account password")))
    , m_connection(new ConnectionChoice)
    , m_vaults(new QComboBox)
    , m_vaultPassword(new PasswordField(tr("Vault password")))
    , m_deviceName(new QLineEdit(QSysInfo::machineHostName()))
    , m_file(new FileField)
{
    m_steps->addWidget(makeAccountStep());
    m_steps->addWidget(makeVaultStep());
    content()->addWidget(m_steps);
    goTo(AccountStep);
}

QWidget *JoinPage::makeAccountStep()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    m_url->setPlaceholderText(QStringLiteral("https://sync.example.org"));
    form->addField(tr("&Address of the server"), m_url, tr("Or the text that your other computer shows under Backends."));
    m_accountParts = {form->addField(tr("&E-mail address"), m_email), m_email,
                      form->addField(tr("Account &password"), m_accountPassword), m_accountPassword};
    form->addWidget(m_connection);
    form->addStretch();
    connect(m_url, &QLineEdit::textChanged, this, &JoinPage::readAddress);
    return page;
}

void JoinPage::readAddress()
{
    const PairingInvitation pairing = PairingInvitation::fromText(m_url->text());
    if (!pairing.server.isEmpty() && pairing.words.count(u' ') == 7) {
        Q_EMIT wordsTyped(m_url->text());
        return;
    }
    m_typed = TypedAddress::of(m_url->text());
    for (QWidget *part : std::as_const(m_accountParts))
        part->setVisible(!m_typed.invitation);
}

QWidget *JoinPage::makeVaultStep()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    form->addField(tr("&Vault"), m_vaults);
    form->addField(tr("Vault &password"), m_vaultPassword, tr("The one that you unlock this vault with on your other device."));
    form->addField(tr("&Name of this device"), m_deviceName, tr("Your other devices show it beside what was written here."));
    form->addField(tr("&File"), m_file);
    form->addStretch();
    return page;
}

void JoinPage::goTo(Step step)
{
    m_steps->setCurrentIndex(step);
    setIdle();
    if (step == AccountStep) {
        setHeading(tr("Join with your account"), tr("Step 1 of 2 · Log in to the server that your vault syncs with."));
        setAction(tr("Find my vaults"));
        m_url->setFocus();
    } else {
        setHeading(tr("Join with your account"), tr("Step 2 of 2 · Which vault, and its password. The server never learns it."));
        setAction(tr("Join vault"));
        m_vaultPassword->setFocus();
    }
}

void JoinPage::reset()
{
    forgetPasswords();
    goTo(AccountStep);
}

void JoinPage::forgetPasswords()
{
    m_accountPassword->clear();
    m_connection->forgetSecrets();
    m_vaultPassword->clear();
}

void JoinPage::showVaults(const QList<VaultService::RemoteVault> &vaults)
{
    if (vaults.isEmpty())
        return showError(tr("There is no vault in this account yet. Create one on this device instead, and add the server as its backend."));
    m_vaults->clear();
    for (const VaultService::RemoteVault &vault : vaults) {
        const QString date = QLocale().toString(QDateTime::fromMSecsSinceEpoch(vault.createdMs).date(), QLocale::LongFormat);
        m_vaults->addItem(tr("Made on %1 (%2)").arg(date, QString::fromLatin1(vault.vaultId.left(8))), vault.vaultId);
    }
    m_file->suggest(VaultPaths::suggestionFor(tr("Personal")));
    goTo(VaultStep);
}

QUrl JoinPage::url() const
{
    return m_connection->applyTo(m_typed.url);
}

ConnectionSettings JoinPage::connectionSettings() const
{
    return m_connection->settings();
}

void JoinPage::showProblem(const Error &error)
{
    const bool isOnTheWay = ConnectionChoice::mends(error.code);
    if (isOnTheWay)
        goTo(AccountStep);
    showError(ErrorTexts::sentence(error));
    if (isOnTheWay)
        m_connection->askAgain(error.code);
}

void JoinPage::setUrl(const QUrl &url)
{
    setAddressText(withServerProxy(url, {}).toString());
}

void JoinPage::showServer(const QUrl &url)
{
    // An invitation has more in it than the address.
    if (!m_typed.invitation && url.isValid() && url != this->url())
        setUrl(url);
}

void JoinPage::setAddressText(const QString &text)
{
    m_url->setText(text);
}

QString JoinPage::email() const
{
    return m_typed.invitation ? HomeInvitation::account() : m_email->text().trimmed();
}

SecretBytes JoinPage::accountPassword() const
{
    return m_typed.invitation ? SecretBytes::fromPassword(m_typed.invitation->code) : m_accountPassword->secret();
}

SecretBytes JoinPage::vaultPassword() const
{
    return m_vaultPassword->secret();
}

QString JoinPage::path() const
{
    return m_file->path();
}

JoinRequest JoinPage::request() const
{
    JoinRequest request;
    request.backendUrl = url();
    request.email = email();
    request.accountPassword = accountPassword();
    request.vaultId = m_vaults->currentData().toByteArray();
    request.deviceName = m_deviceName->text().trimmed();
    return request;
}

void JoinPage::submit()
{
    if (m_steps->currentIndex() == AccountStep) {
        const bool isLogin = m_typed.invitation || (!email().isEmpty() && !m_accountPassword->text().isEmpty());
        if (!m_typed.isUsable() || !isLogin)
            return showError(tr("Address, e-mail and account password are all needed."));
        if (!m_connection->isUsable(m_typed.url))
            return showError(ProxyField::complaint());
        setBusy(tr("Asking the server…"));
        Q_EMIT vaultsWanted();
        return;
    }
    if (m_vaultPassword->text().isEmpty() || path().isEmpty())
        return showError(tr("The vault password and a place for the file are needed."));
    setBusy(tr("Opening the vault…"));
    Q_EMIT submitted();
}

void JoinPage::goBack()
{
    if (m_steps->currentIndex() == VaultStep)
        goTo(AccountStep);
    else
        Q_EMIT backRequested();
}

} // namespace haex
