// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/unlockpage.h"

#include "core/vault/quickunlockfile.h"
#include "ui/presenters/errortexts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QPushButton>

#include <algorithm>

namespace haex {

UnlockPage::UnlockPage(QWidget *parent)
    : FormPage({}, {}, tr("Unlock"), parent)
    , m_password(new PasswordField(tr("Vault password")))
    , m_capsLock(new TextLabel(TextStyle::Small, tr("Caps Lock seems to be on."), Tone::Warning))
    , m_quick((new TextLabel(TextStyle::Small, tr("The keychain of this system opens this vault: leave the password empty."), Tone::Muted))->wrapped())
{
    auto *form = new FormColumn;
    form->addField(tr("Vault &password"), m_password);
    form->addWidget(m_capsLock);
    form->addWidget(m_quick);
    auto *forgot = makeButton(tr("Forgot the password?"), Variant::Quiet);
    form->addWidget(forgot, 0, Qt::AlignLeft);
    content()->addLayout(form);
    connect(forgot, &QPushButton::clicked, this, &UnlockPage::recoveryRequested);
    setBackText(tr("Other vaults"));
    m_capsLock->hide();
    connect(m_password, &PasswordField::capsLockSeen, m_capsLock, &QWidget::setVisible);
}

void UnlockPage::ask(const QString &path)
{
    m_path = path;
    const QFileInfo file(path);
    setHeading(tr("Unlock %1").arg(file.completeBaseName()), QDir::toNativeSeparators(path));
    m_password->clear();
    m_password->setRevealed(false);
    m_quick->setVisible(QuickUnlockFile::exists(path));
    setIdle();
    m_password->setFocus();
}

SecretBytes UnlockPage::password() const
{
    return m_password->secret();
}

void UnlockPage::forgetPassword()
{
    m_password->clear();
}

void UnlockPage::showRefusal(const Error &error)
{
    QString text = ErrorTexts::sentence(error);
    if (error.code == ErrorCode::WrongPassword)
        text += u' ' + tr("If you changed the vault password on another device, this one still takes the former one.");
    showError(text);
    m_password->selectAll();
    m_password->setFocus();
}

void UnlockPage::showQuickRefusal(const Error &error)
{
    static constexpr ErrorCode KeychainsFault[] = {ErrorCode::NotFound, ErrorCode::IoError, ErrorCode::WrongPassword, ErrorCode::AuthenticationFailed};
    const bool isKeychains = std::ranges::find(KeychainsFault, error.code) != std::end(KeychainsFault);
    showError(isKeychains ? tr("The keychain of this system does not open the vault. Type its password.") : ErrorTexts::sentence(error));
    m_password->setFocus();
}

void UnlockPage::submit()
{
    if (m_password->text().isEmpty() && QuickUnlockFile::exists(m_path)) {
        setBusy(tr("Asking the keychain…"));
        Q_EMIT quickRequested();
        return;
    }
    if (m_password->text().isEmpty()) {
        m_password->setFocus();
        return;
    }
    setBusy(tr("Deriving the key…"));
    Q_EMIT submitted();
}

} // namespace haex
