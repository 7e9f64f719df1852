// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/loginsheet.h"

#include "core/host/homeinvitation.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QPushButton>

namespace haex {

LogInSheet::LogInSheet(const Backend &backend, QWidget *parent)
    : Sheet(tr("Log in to %1").arg(backend.name),
            tr("As %1. Syncing goes on where it stopped.").arg(backend.email), parent)
    , m_password(new PasswordField(tr("Account password")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("Account &password"), m_password);
    content()->addLayout(form);
    addCancel();
    connect(addPrimary(tr("Log in")), &QPushButton::clicked, this, [this] {
        setBusy(true);
        Q_EMIT submitted();
    });
}

SecretBytes LogInSheet::password() const
{
    const auto invitation = HomeInvitation::parse(m_password->text());
    return invitation ? SecretBytes::fromPassword(invitation->code) : m_password->secret();
}

} // namespace haex
