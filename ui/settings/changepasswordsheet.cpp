// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/changepasswordsheet.h"

#include "ui/widgets/formcolumn.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/passwordfield.h"

#include <QPushButton>

namespace haex {

ChangePasswordSheet::ChangePasswordSheet(QWidget *parent)
    : WorkSheet(tr("Change vault password"),
            tr("This is the password that opens the vault. It is not the password of your account at a server: that one stays as it is. "
               "Your other devices ask for the new vault password once. Backups that exist already keep the old one."),
            parent)
    , m_old(new PasswordField(tr("Present password")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Present password"), m_old);
    m_new = new NewPasswordFields(*form, this);
    content()->addLayout(form);
    addProgress();
    addGivingUp();
    connect(addPrimary(tr("Change password")), &QPushButton::clicked, this, &ChangePasswordSheet::submit);
}

SecretBytes ChangePasswordSheet::oldPassword() const
{
    return m_old->secret();
}

SecretBytes ChangePasswordSheet::newPassword() const
{
    return m_new->secret();
}

void ChangePasswordSheet::submit()
{
    if (const QString problem = m_new->problem(); !problem.isEmpty())
        return showError(problem);
    showWork(tr("Encrypting the vault anew…"));
    Q_EMIT submitted();
}

} // namespace haex
