// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/wordspage.h"

#include "core/host/homeinvitation.h"
#include "ui/backends/connectionchoice.h"
#include "ui/pairing/codelabel.h"
#include "ui/presenters/errortexts.h"
#include "ui/presenters/pairingtexts.h"
#include "ui/start/filefield.h"
#include "ui/start/vaultpaths.h"
#include "ui/widgets/flexstack.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSysInfo>

namespace haex {

WordsPage::WordsPage(QWidget *parent)
    : FormPage({}, {}, {}, parent)
    , m_steps(new FlexStack)
    , m_url(new QLineEdit)
    , m_words(new QLineEdit)
    , m_deviceName(new QLineEdit(QSysInfo::machineHostName()))
    , m_connection(new ConnectionChoice)
    , m_code(new CodeLabel)
    , m_vaultPassword(new PasswordField(tr("Vault password")))
    , m_file(new FileField)
{
    m_steps->addWidget(makeWordsStep());
    m_steps->addWidget(m_code);
    m_steps->addWidget(makePasswordStep());
    content()->addWidget(m_steps);
    goTo(WordsStep);
}

QWidget *WordsPage::makeWordsStep()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    m_url->setPlaceholderText(QStringLiteral("https://sync.example.org"));
    // Nobody's dictionary is to learn them.
    m_words->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData
                                 | Qt::ImhLowercaseOnly);
    form->addField(tr("&Address of the server"), m_url);
    form->addField(tr("Eight &words"), m_words,
                   tr("With spaces between them. A text with address and words may be pasted into "
                      "either field."));
    form->addField(tr("&Name of this device"), m_deviceName,
                   tr("Your other devices show it beside what was written here."));
    form->addWidget(m_connection);
    form->addStretch();
    for (QLineEdit *field : {m_url, m_words})
        connect(field, &QLineEdit::textChanged, this, &WordsPage::partText);
    return page;
}

QWidget *WordsPage::makePasswordStep()
{
    auto *page = new QWidget;
    auto *form = new FormColumn(page);
    form->addField(tr("Vault &password"), m_vaultPassword,
                   tr("The one that you unlock this vault with on your other device."));
    form->addField(tr("&File"), m_file);
    form->addStretch();
    return page;
}

/// One text with both belongs into both fields.
void WordsPage::partText(const QString &text)
{
    if (HomeInvitation::parse(text)) {
        Q_EMIT invitationTyped(text);
        return;
    }
    const PairingInvitation both = PairingInvitation::fromText(text);
    if (both.server.isEmpty() || both.words.isEmpty())
        return;
    m_url->setText(both.server.toString());
    m_words->setText(both.words);
}

void WordsPage::goTo(Step step)
{
    m_steps->setCurrentIndex(step);
    m_isConfirmed = false;
    setIdle();
    setBackText(step == CodeStep ? tr("They differ") : tr("Back"));
    switch (step) {
    case WordsStep:
        setHeading(tr("Join with eight words"),
                   tr("Step 1 of 3 · On a device that has the vault, choose Settings → This device "
                      "→ “Add a device”. It shows an address and eight words."));
        setAction(tr("Find the other device"));
        m_url->setFocus();
        break;
    case CodeStep:
        setAction(tr("They are the same"));
        setFocus();
        break;
    case PasswordStep:
        setAction(tr("Join vault"));
        m_vaultPassword->setFocus();
        break;
    }
}

void WordsPage::reset()
{
    forgetSecrets();
    goTo(WordsStep);
}

void WordsPage::forgetSecrets()
{
    m_words->clear();
    m_vaultPassword->clear();
    m_connection->forgetSecrets();
}

PairingInvitation WordsPage::invitation() const
{
    PairingInvitation invitation = PairingInvitation::fromText(m_words->text());
    QString address = m_url->text().trimmed();
    if (!address.isEmpty() && !address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("https://"));
    invitation.server = m_connection->applyTo(QUrl(address, QUrl::StrictMode));
    return invitation;
}

void WordsPage::setUrl(const QUrl &url)
{
    m_url->setText(withServerProxy(url, {}).toString());
}

ConnectionSettings WordsPage::connectionSettings() const
{
    return m_connection->settings();
}

QString WordsPage::deviceName() const
{
    return m_deviceName->text().trimmed();
}

SecretBytes WordsPage::vaultPassword() const
{
    return m_vaultPassword->secret();
}

QString WordsPage::path() const
{
    return m_file->path();
}

void WordsPage::showStatus(const PairingStatus &status)
{
    switch (status.step) {
    case PairingStep::Comparing:
        m_code->setCode(status.code);
        goTo(CodeStep);
        setHeading(tr("Does “%1” show this code?").arg(status.deviceName),
                   tr("Step 2 of 3 · Look at your other device. If it shows another code, somebody "
                      "is between the two."));
        break;
    case PairingStep::Confirmed:
        m_isConfirmed = true;
        setBackText(tr("Back"));
        setBusy(tr("Confirm it on the other device, too…"));
        break;
    case PairingStep::Handed:
        m_file->suggest(VaultPaths::suggestionFor(status.vaultName));
        goTo(PasswordStep);
        setHeading(tr("Unlock “%1”").arg(status.vaultName),
                   tr("Step 3 of 3 · The vault's password. The server never learns it."));
        break;
    case PairingStep::Failed:
        showFailure(status.error.value_or(Error{}));
        break;
    case PairingStep::Waiting:
    case PairingStep::Joined:
        break;
    }
}

void WordsPage::showFailure(const Error &error)
{
    goTo(WordsStep);
    m_words->setFocus();
    showError(PairingTexts::failure(error));
    if (ConnectionChoice::mends(error.code))
        m_connection->askAgain(error.code);
}

void WordsPage::showRefusal(const Error &error)
{
    showError(error.code == ErrorCode::Unauthorized ? PairingTexts::failure(error)
                                                    : ErrorTexts::sentence(error));
    m_vaultPassword->selectAll();
}

void WordsPage::submit()
{
    switch (m_steps->currentIndex()) {
    case WordsStep:
        if (invitation().server.host().isEmpty() || invitation().words.isEmpty())
            return showError(PairingTexts::failure({ErrorCode::InvalidArgument}));
        if (!m_connection->isUsable(invitation().server))
            return showError(ProxyField::complaint());
        setBusy(tr("Looking for the other device…"));
        Q_EMIT wordsTyped();
        break;
    case CodeStep:
        Q_EMIT answered(true);
        break;
    default:
        if (m_vaultPassword->text().isEmpty() || path().isEmpty())
            return showError(tr("The vault password and a place for the file are needed."));
        setBusy(tr("Opening the vault…"));
        Q_EMIT submitted();
    }
}

void WordsPage::goBack()
{
    const int step = m_steps->currentIndex();
    if (step == CodeStep && !m_isConfirmed) {
        Q_EMIT answered(false);
        return;
    }
    Q_EMIT left();
    if (step == WordsStep)
        Q_EMIT backRequested();
    else
        goTo(WordsStep);
}

/// Nobody confirms a code by a key that was meant for something else.
void WordsPage::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_steps->currentIndex() == CodeStep)
        event->accept();
    else
        FormPage::keyPressEvent(event);
}

} // namespace haex
