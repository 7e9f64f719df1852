// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/changepasswordsheet.h"

#include "core/vault/generator/passwordstrength.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/strengthbar.h"

#include <QPushButton>

namespace haex {

namespace {
constexpr int MinimumLength = 8;
}

ChangePasswordSheet::ChangePasswordSheet(QWidget *parent)
    : Sheet(tr("Change vault password"), tr("For this device's file. Backups that exist already keep the old password."), parent)
    , m_old(new PasswordField(tr("Present password")))
    , m_new(new PasswordField(tr("New password")))
    , m_repeat(new PasswordField(tr("New password again")))
    , m_strength(new StrengthBar)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new FormColumn;
    form->addField(tr("&Present password"), m_old);
    form->addField(tr("&New password"), m_new);
    form->addWidget(m_strength);
    form->addField(tr("New password &again"), m_repeat);
    content()->addLayout(form);
    connect(m_new, &QLineEdit::textChanged, this, [this](const QString &text) { m_strength->showStrength(estimateStrength(text)); });
    addCancel();
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
    if (m_new->text().size() < MinimumLength)
        return showError(tr("Choose a vault password of %1 characters or more.").arg(MinimumLength));
    if (m_new->text() != m_repeat->text())
        return showError(tr("The two passwords differ."));
    setBusy(true);
    Q_EMIT submitted();
}

} // namespace haex
