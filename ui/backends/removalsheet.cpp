// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backends/removalsheet.h"

#include "ui/presenters/removaltexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QRadioButton>

namespace haex {

namespace {
// For four buttons in a row.
constexpr int Width = 680;
}

RemovalSheet::RemovalSheet(const Backend &backend, QWidget *parent)
    : Sheet(tr("Delete from “%1”").arg(backend.name), tr("The server’s copy only: nothing on your devices is deleted."), parent)
    , m_vault(new QRadioButton(tr("This &vault only")))
    , m_account(new QRadioButton(tr("The acc&ount %1 with all its vaults").arg(backend.email)))
    , m_consequences((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_password(new PasswordField(tr("Account password")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(Width);
    m_vault->setChecked(true);
    content()->addWidget(m_vault);
    content()->addWidget(m_account);
    content()->addSpacing(Space::S);
    content()->addWidget(m_consequences);
    auto *form = new FormColumn;
    form->addField(tr("Account &password"), m_password, tr("It is not the password of the vault."));
    content()->addLayout(form);
    connect(addSecondary(tr("Back up first…")), &QPushButton::clicked, this, &RemovalSheet::backupRequested);
    connect(addSecondary(tr("Export from server…")), &QPushButton::clicked, this, &RemovalSheet::exportRequested);
    addCancel();
    connect(addDanger(tr("Delete from server")), &QPushButton::clicked, this, [this] {
        if (m_password->text().isEmpty())
            return showError(tr("Enter the account password."));
        setBusy(true);
        Q_EMIT submitted();
    });
    connect(m_vault, &QRadioButton::toggled, this, &RemovalSheet::refresh);
    m_password->setFocus();
    refresh();
}

void RemovalSheet::setGrace(qint64 graceMs)
{
    m_graceMs = graceMs;
    refresh();
}

void RemovalSheet::setScope(RemovalScope scope)
{
    (scope == RemovalScope::Vault ? m_vault : m_account)->setChecked(true);
}

RemovalScope RemovalSheet::scope() const
{
    return m_vault->isChecked() ? RemovalScope::Vault : RemovalScope::Account;
}

SecretBytes RemovalSheet::password() const
{
    return m_password->secret();
}

void RemovalSheet::refresh()
{
    m_consequences->setText(RemovalTexts::consequences(scope(), m_graceMs));
}

} // namespace haex
