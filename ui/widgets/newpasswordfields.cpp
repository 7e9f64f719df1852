// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/newpasswordfields.h"

#include "core/vault/generator/passwordstrength.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/strengthbar.h"

namespace haex {

NewPasswordFields::NewPasswordFields(FormColumn &form, QObject *parent)
    : QObject(parent)
    , m_new(new PasswordField(tr("New password")))
    , m_repeat(new PasswordField(tr("New password again")))
    , m_strength(new StrengthBar)
{
    form.addField(tr("&New password"), m_new);
    form.addWidget(m_strength);
    form.addField(tr("New password &again"), m_repeat);
    connect(m_new, &QLineEdit::textChanged, this, [this](const QString &text) { m_strength->showStrength(estimateStrength(text)); });
}

SecretBytes NewPasswordFields::secret() const
{
    return m_new->secret();
}

void NewPasswordFields::clear()
{
    m_new->clear();
    m_repeat->clear();
}

QString NewPasswordFields::problem()
{
    if (m_new->text().size() < MinimumLength) {
        m_new->setFocus();
        return tr("Choose a password of %1 characters or more.").arg(MinimumLength);
    }
    if (m_new->text() == m_repeat->text())
        return {};
    m_repeat->setFocus();
    m_repeat->selectAll();
    return tr("The two passwords differ.");
}

} // namespace haex
