// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recoverpage.h"

#include "ui/presenters/errortexts.h"
#include "ui/recovery/sharefield.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/newpasswordfields.h"

#include <QFileInfo>
#include <QLineEdit>

#include <QLocale>

namespace haex {

RecoverPage::RecoverPage(QWidget *parent)
    : FormPage({}, {}, tr("Open the vault"), parent)
    , m_key(new ShareField)
{
    m_key->edit()->setAccessibleName(tr("Recovery key, or a share of it"));
    m_key->setHint(tr("Capitals and hyphens do not matter. When the key is split, type one share after the other."));
    auto *form = new FormColumn;
    form->addField(tr("&Recovery key, or a share of it"), m_key);
    m_new = new NewPasswordFields(*form, this);
    content()->addLayout(form);
}

void RecoverPage::ask(const QString &path)
{
    m_path = path;
    setHeading(tr("Open %1 without its password").arg(QFileInfo(path).completeBaseName()),
               tr("The recovery key stands on your recovery sheet: nine groups of four letters and digits. A share has eleven; whoever you gave one can read it to you."));
    forgetSecrets();
    setIdle();
    m_key->setFocus();
}

SecretBytes RecoverPage::recoveryKey() const
{
    return m_key->recoveryKey();
}

SecretBytes RecoverPage::newPassword() const
{
    return m_new->secret();
}

void RecoverPage::forgetSecrets()
{
    m_isWorking = false;
    m_key->clear();
    m_new->clear();
}

void RecoverPage::showRefusal(const Error &error)
{
    m_isWorking = false;
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        showError(tr("This is no recovery key: a letter or a digit in it is mistyped, or missing."));
        break;
    case ErrorCode::WrongPassword:
        showError(m_key->shares().isEmpty()
                      ? tr("This recovery key does not open this vault. It is that of another vault, or a newer recovery sheet has replaced it.")
                      : tr("These shares do not open this vault. They are those of another vault, or newer ones or a recovery sheet have replaced them."));
        if (!m_key->shares().isEmpty())
            m_key->clear();
        break;
    case ErrorCode::Cancelled:
        setIdle();
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
    if (const int missing = m_key->missing(); missing > 0) {
        showError(tr("%n more share(s) of the recovery key are needed.", nullptr, missing));
        return m_key->setFocus();
    }
    if (recoveryKey().isEmpty())
        return m_key->setFocus();
    if (const QString problem = m_new->problem(); !problem.isEmpty())
        return showError(problem);
    m_isWorking = true;
    setBusy(tr("Opening the vault…"));
    Q_EMIT submitted();
}

void RecoverPage::showProgress(qint64 done, qint64 total)
{
    if (m_isWorking && total > 0)
        setBusy(tr("The vault is encrypted anew: %1", "a percentage").arg(QLocale().toString(100 * done / total) + QLocale().percent()));
}

/// While it works that gives it up; the answer then comes as any other.
void RecoverPage::goBack()
{
    if (m_isWorking)
        Q_EMIT givingUpRequested();
    else
        Q_EMIT backRequested();
}

} // namespace haex
