// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/accountpasswordsheet.h"

#include "ui/widgets/formcolumn.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/passwordfield.h"

#include <QPushButton>

namespace haex {

AccountPasswordSheet::AccountPasswordSheet(const Backend &backend, QWidget *parent)
    : Sheet(tr("Change account password"),
            tr("Of %1 at “%2”. It lets your devices log in there and opens no vault: your vault password stays as it is. This device stays "
               "logged in; your other devices ask for the new account password.")
                .arg(backend.email, backend.name),
            parent)
    , m_present(new PasswordField(tr("Present account password")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Present account password"), m_present);
    m_new = new NewPasswordFields(*form, this);
    content()->addLayout(form);
    addCancel();
    connect(addPrimary(tr("Change password")), &QPushButton::clicked, this, &AccountPasswordSheet::submit);
}

SecretBytes AccountPasswordSheet::presentPassword() const
{
    return m_present->secret();
}

SecretBytes AccountPasswordSheet::newPassword() const
{
    return m_new->secret();
}

void AccountPasswordSheet::submit()
{
    if (const QString problem = m_new->problem(); !problem.isEmpty())
        return showError(problem);
    setBusy(true);
    Q_EMIT submitted();
}

} // namespace haex
