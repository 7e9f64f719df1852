// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/createpage.h"

#include "core/vault/generator/passwordstrength.h"
#include "ui/start/filefield.h"
#include "ui/start/vaultpaths.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/strengthbar.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>

namespace haex {

namespace {
constexpr int MinimumPasswordLength = 8;
}

CreatePage::CreatePage(QWidget *parent)
    : FormPage(tr("Create a vault"), tr("One file, encrypted with your vault password."), tr("Create vault"), parent)
    , m_name(new QLineEdit)
    , m_password(new PasswordField(tr("Vault password")))
    , m_repeat(new PasswordField(tr("Vault password again")))
    , m_strength(new StrengthBar)
    , m_capsLock(new TextLabel(TextStyle::Small, tr("Caps Lock seems to be on."), Tone::Warning))
    , m_file(new FileField)
    , m_blindNames(new QCheckBox(tr("&Hide names from servers too")))
{
    auto *form = new FormColumn;
    form->addField(tr("&Name"), m_name);
    form->addField(tr("Vault &password"), m_password,
                   tr("Nobody can reset it, not even a server. Several random words are strong and easy to type."));
    form->addWidget(m_strength);
    form->addWidget(m_capsLock);
    form->addField(tr("Password &again"), m_repeat);
    form->addField(tr("&File"), m_file);
    form->addChoice(m_blindNames,
                    tr("Servers never see values. With this they do not learn what tables, columns and rows are called either, only "
                       "how many there are. Costs about twice the traffic, and cannot be changed later."));
    content()->addLayout(form);
    m_capsLock->hide();
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) { m_file->suggest(VaultPaths::suggestionFor(name)); });
    connect(m_password, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_strength->setVisible(!text.isEmpty());
        m_strength->showStrength(estimateStrength(text, {m_name->text()}));
    });
    connect(m_password, &PasswordField::capsLockSeen, m_capsLock, &QWidget::setVisible);
    m_strength->hide();
}

void CreatePage::reset()
{
    m_password->clear();
    m_repeat->clear();
    m_blindNames->setChecked(false);
    m_name->setText(tr("Personal"));
    m_name->selectAll();
    m_name->setFocus();
    setIdle();
}

QString CreatePage::name() const
{
    return m_name->text().trimmed();
}

QString CreatePage::path() const
{
    return m_file->path();
}

SecretBytes CreatePage::password() const
{
    return m_password->secret();
}

NamesAtServers CreatePage::names() const
{
    return m_blindNames->isChecked() ? NamesAtServers::Blind : NamesAtServers::Plain;
}

void CreatePage::submit()
{
    if (name().isEmpty() || path().isEmpty())
        return showError(tr("A name and a place for the file are needed."));
    if (m_password->text().size() < MinimumPasswordLength) {
        m_password->setFocus();
        return showError(tr("Choose a vault password of %1 characters or more.").arg(MinimumPasswordLength));
    }
    if (m_password->text() != m_repeat->text()) {
        m_repeat->setFocus();
        m_repeat->selectAll();
        return showError(tr("The two passwords differ."));
    }
    setBusy(tr("Making the keys…"));
    Q_EMIT submitted();
}

} // namespace haex
