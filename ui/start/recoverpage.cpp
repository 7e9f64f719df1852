// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recoverpage.h"

#include "ui/presenters/errortexts.h"
#include "ui/style/typography.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/newpasswordfields.h"

#include <QFileInfo>
#include <QLineEdit>

namespace haex {

RecoverPage::RecoverPage(QWidget *parent)
    : FormPage({}, tr("The recovery key stands on your recovery sheet: nine groups of four letters and digits."), tr("Open the vault"), parent)
    , m_key(new QLineEdit)
{
    m_key->setFont(fontOf(TextStyle::Mono));
    m_key->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    auto *form = new FormColumn;
    form->addField(tr("&Recovery key"), m_key, tr("Capitals and hyphens do not matter."));
    m_new = new NewPasswordFields(*form, this);
    content()->addLayout(form);
}

void RecoverPage::ask(const QString &path)
{
    m_path = path;
    setHeading(tr("Open %1 without its password").arg(QFileInfo(path).completeBaseName()),
               tr("The recovery key stands on your recovery sheet: nine groups of four letters and digits."));
    forgetSecrets();
    setIdle();
    m_key->setFocus();
}

SecretBytes RecoverPage::recoveryKey() const
{
    return SecretBytes::fromPassword(m_key->text());
}

SecretBytes RecoverPage::newPassword() const
{
    return m_new->secret();
}

void RecoverPage::forgetSecrets()
{
    m_key->clear();
    m_new->clear();
}

void RecoverPage::showRefusal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        showError(tr("This is no recovery key: a letter or a digit in it is mistyped, or missing."));
        break;
    case ErrorCode::WrongPassword:
        showError(tr("This recovery key does not open this vault. It is that of another vault, or a newer recovery sheet has replaced it."));
        break;
    case ErrorCode::NotFound:
        showError(tr("The file that ends in “.recovery” is not beside this vault, or belongs to another state of it. Put it there, or open a backup that has its own."));
        break;
    default:
        showError(ErrorTexts::sentence(error));
    }
    m_key->setFocus();
}

void RecoverPage::submit()
{
    if (m_key->text().trimmed().isEmpty()) {
        m_key->setFocus();
        return;
    }
    if (const QString problem = m_new->problem(); !problem.isEmpty())
        return showError(problem);
    setBusy(tr("Opening the vault…"));
    Q_EMIT submitted();
}

} // namespace haex
