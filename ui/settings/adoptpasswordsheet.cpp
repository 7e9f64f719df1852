// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/adoptpasswordsheet.h"

#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QPushButton>

namespace haex {

AdoptPasswordSheet::AdoptPasswordSheet(QWidget *parent)
    : WorkSheet(tr("The vault password was changed"),
            tr("On another of your devices. Type the new vault password once, and this device takes it as well. Until then this device "
               "opens the vault with the former one."),
            parent)
    , m_password(new PasswordField(tr("New vault password")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("New vault &password"), m_password);
    content()->addLayout(form);
    addProgress();
    addGivingUp(tr("Later"));
    connect(addPrimary(tr("Use it here too")), &QPushButton::clicked, this, [this] {
        showWork(tr("Encrypting the vault anew…"));
        Q_EMIT submitted();
    });
}

SecretBytes AdoptPasswordSheet::password() const
{
    return m_password->secret();
}

} // namespace haex
