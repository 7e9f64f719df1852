// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/addbackendsheet.h"

#include "ui/backends/connectionchoice.h"
#include "ui/backends/typedaddress.h"
#include "ui/host/invitedcredentials.h"
#include "ui/presenters/errortexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace haex {

namespace {

constexpr int Width = 540;

QString privacyText(bool hasBlindNames)
{
    return hasBlindNames
        ? AddBackendSheet::tr("How many tables, columns and rows there are, which of them change together and when, sizes, and which device wrote. "
                              "Never names or values: those, and the vault password, do not leave your devices in the clear.")
        : AddBackendSheet::tr("Names of tables and columns, row keys, times, sizes, and which device wrote. Never values: those, and "
                              "the vault password, do not leave your devices in the clear.");
}

QWidget *makePrivacyNote(bool hasBlindNames)
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    layout->setSpacing(Space::XS);
    layout->addWidget(new TextLabel(TextStyle::SmallStrong, AddBackendSheet::tr("What the server can see"), Tone::Muted));
    layout->addWidget((new TextLabel(TextStyle::Small, privacyText(hasBlindNames), Tone::Muted))->wrapped());
    return card;
}

} // namespace

AddBackendSheet::AddBackendSheet(const VaultInfo &vault, QWidget *parent)
    : Sheet(tr("Add a backend"), {}, parent)
    , m_vault(vault)
    , m_pages(new FlexStack)
    , m_url(new QLineEdit)
    , m_connection(new ConnectionChoice)
    , m_server(new TextLabel(TextStyle::Body, {}, Tone::Success))
    , m_logIn(new QRadioButton(tr("I have an account")))
    , m_register(new QRadioButton(tr("Make a new account")))
    , m_email(new QLineEdit)
    , m_password(new PasswordField(tr("Account password")))
    , m_invitationPart(new QWidget)
    , m_invitation(new QLineEdit)
    , m_name(new QLineEdit)
    , m_progress((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Width);
    m_pages->addWidget(makeAddressPage());
    m_pages->addWidget(makeAccountPage());
    m_pages->addWidget(makeDonePage());
    content()->addWidget(m_pages);
    m_cancel = addCancel();
    m_back = addSecondary(tr("Back"));
    m_addDevice = addSecondary(tr("Add another device…"));
    connect(m_addDevice, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT deviceRequested();
    });
    m_next = addPrimary({});
    connect(m_back, &QPushButton::clicked, this, &AddBackendSheet::back);
    connect(m_next, &QPushButton::clicked, this, &AddBackendSheet::next);
    goTo(AddressPage);
}

QWidget *AddBackendSheet::makeAddressPage()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    m_url->setPlaceholderText(QStringLiteral("https://sync.example.org"));
    form->addField(tr("&Address of the server"), m_url, tr("Or the text that another computer of yours shows under Backends."));
    form->addWidget(m_connection);
    form->addSpacing(Space::M);
    form->addWidget(makeHostOffer());
    form->addSpacing(Space::S);
    form->addWidget(makePrivacyNote(m_vault.hasBlindNames));
    form->addStretch();
    return page;
}

QWidget *AddBackendSheet::makeHostOffer()
{
    auto *card = new Card;
    auto *host = makeButton(tr("Host on this computer"), Variant::Normal, QStringLiteral("device"));
    auto *text = new TextLabel(TextStyle::Small, tr("No server? This computer can carry the changes for the others at home."), Tone::Muted);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(Space::L, Space::M, Space::M, Space::M);
    row->setSpacing(Space::M);
    row->addWidget(text->wrapped(), 1);
    row->addWidget(host);
    connect(host, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT hostingRequested();
    });
    return card;
}

QWidget *AddBackendSheet::makeAccountPage()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    form->addWidget(m_server);
    form->addSpacing(Space::S);
    form->addWidget(m_logIn);
    form->addWidget(m_register);
    form->addField(tr("&E-mail address"), m_email);
    form->addField(tr("Account &password"), m_password,
                   tr("For the account on the server. Choose another one than your vault password; the server never gets that one."));
    auto *invitationForm = new FormColumn(m_invitationPart);
    invitationForm->addField(tr("&Invitation"), m_invitation);
    form->addWidget(m_invitationPart);
    form->addField(tr("&Name of this backend"), m_name);
    form->addStretch();
    m_logIn->setChecked(true);
    m_invitationPart->hide();
    connect(m_register, &QRadioButton::toggled, this, [this](bool on) {
        m_invitationPart->setVisible(on && m_greeting.registration == QLatin1String("invitation"));
        goTo(AccountPage);
    });
    return page;
}

QWidget *AddBackendSheet::makeDonePage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    auto *icon = new IconLabel;
    icon->setIcon(QStringLiteral("success"), Tint::Success, Size::LargeIcon);
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_progress);
    m_progress->setAlignment(Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

void AddBackendSheet::goTo(Page page)
{
    m_pages->setCurrentIndex(page);
    m_back->setVisible(page == AccountPage);
    m_cancel->setVisible(page != DonePage);
    m_addDevice->setVisible(page == DonePage);
    switch (page) {
    case AddressPage:
        setHeading(tr("Add a backend"), tr("Step 1 of 2 · Where is it?"));
        m_next->setText(tr("Test connection"));
        m_url->setFocus();
        break;
    case AccountPage:
        setHeading(tr("Add a backend"), tr("Step 2 of 2 · Who are you there?"));
        m_next->setText(m_register->isChecked() ? tr("Register and add") : tr("Log in and add"));
        m_email->setFocus();
        break;
    case DonePage:
        setHeading(tr("The backend is added"), {});
        m_next->setText(tr("Done"));
        break;
    }
}

QUrl AddBackendSheet::url() const
{
    return m_connection->applyTo(TypedAddress::of(m_url->text()).url);
}

void AddBackendSheet::next()
{
    switch (m_pages->currentIndex()) {
    case AddressPage:
        return submitAddress();
    case AccountPage:
        return submitAccount();
    default:
        accept();
    }
}

void AddBackendSheet::back()
{
    goTo(AddressPage);
}

ConnectionSettings AddBackendSheet::connectionSettings() const
{
    return m_connection->settings();
}

void AddBackendSheet::showProblem(const Error &error)
{
    showError(ErrorTexts::sentence(error));
    if (!ConnectionChoice::mends(error.code))
        return;
    goTo(AddressPage);
    m_connection->askAgain(error.code);
}

void AddBackendSheet::submitAddress()
{
    const TypedAddress typed = TypedAddress::of(m_url->text());
    if (!typed.isUsable())
        return showError(tr("Type the address of the server, such as https://sync.example.org."));
    if (typed.invitation)
        return submitInvitation(*typed.invitation);
    if (!m_connection->isUsable(typed.url))
        return showError(ProxyField::complaint());
    setBusy(true);
    Q_EMIT testRequested(url());
}

/// It has everything: there is nothing to ask for.
void AddBackendSheet::submitInvitation(const HomeInvitation &invitation)
{
    BackendCredentials credentials = invitedCredentials(invitation, m_vault.deviceName, invitation.server.host());
    setBusy(true);
    Q_EMIT addRequested(&credentials);
}

void AddBackendSheet::setUrl(const QUrl &url)
{
    m_url->setText(withServerProxy(url, {}).toString());
}

void AddBackendSheet::showGreeting(const ServerGreeting &greeting)
{
    setBusy(false);
    m_greeting = greeting;
    const bool isElsewhere = greeting.url.isValid() && greeting.url != url();
    if (isElsewhere)
        setUrl(greeting.url);
    m_server->setText(isElsewhere ? tr("Connected: %1 %2, at %3").arg(greeting.name, greeting.version, greeting.url.adjusted(QUrl::RemoveFragment).toString())
                                  : tr("Connected: %1 %2").arg(greeting.name, greeting.version));
    m_register->setEnabled(greeting.registration != QLatin1String("closed"));
    if (m_name->text().isEmpty())
        m_name->setText(url().host());
    goTo(AccountPage);
}

void AddBackendSheet::submitAccount()
{
    const bool noEmail = m_email->text().trimmed().isEmpty();
    (noEmail ? m_email : m_password)->setFocus();
    if (noEmail || m_password->text().isEmpty())
        return showError(tr("E-mail address and account password are both needed."));
    BackendCredentials credentials;
    credentials.url = url();
    credentials.email = m_email->text().trimmed();
    credentials.accountPassword = m_password->secret();
    credentials.registerAccount = m_register->isChecked();
    credentials.invitation = m_invitation->text().trimmed();
    credentials.deviceName = m_vault.deviceName;
    credentials.backendName = m_name->text().trimmed();
    setBusy(true);
    Q_EMIT addRequested(&credentials);
}

void AddBackendSheet::showAdded()
{
    setBusy(false);
    m_password->clear();
    goTo(DonePage);
    showFirstSync(tr("The first sync is under way. You can close this and go on working."), false);
}

void AddBackendSheet::showFirstSync(const QString &text, bool done)
{
    m_progress->setText(text);
    m_progress->setTone(done ? Tone::Success : Tone::Muted);
}

} // namespace haex
