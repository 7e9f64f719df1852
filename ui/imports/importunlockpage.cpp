// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importunlockpage.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace haex {

ImportUnlockPage::ImportUnlockPage(QWidget *parent)
    : QWidget(parent)
    , m_password(new PasswordField(tr("Password of the file")))
    , m_keyFile(new QLineEdit)
    , m_keyFileRow(new QWidget)
    , m_keyFileLabel(nullptr)
{
    m_keyFile->setAccessibleName(tr("Key file"));
    m_keyFile->setPlaceholderText(tr("Only if the vault has one"));
    m_keyFileRow->setFocusProxy(m_keyFile);
    auto *button = makeIconButton(QStringLiteral("folder"), tr("Choose the key file"));
    connect(button, &QToolButton::clicked, this, &ImportUnlockPage::chooseKeyFile);
    auto *row = new QHBoxLayout(m_keyFileRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_keyFile, 1);
    row->addWidget(button);
    auto *form = new FormColumn;
    form->addField(tr("&Password of the file"), m_password);
    m_keyFileLabel = form->addField(tr("&Key file"), m_keyFileRow);
    form->addStretch();
    setLayout(form);
    form->setContentsMargins(0, 0, 0, 0);
    setFocusProxy(m_password);
}

void ImportUnlockPage::ask(bool withKeyFile)
{
    m_password->clear();
    m_keyFile->clear();
    m_keyFileRow->setVisible(withKeyFile);
    m_keyFileLabel->setVisible(withKeyFile);
}

SecretBytes ImportUnlockPage::password() const
{
    QByteArray bytes = m_password->text().toUtf8();
    SecretBytes secret = SecretBytes::copyOf(bytes);
    wipe(bytes);
    return secret;
}

QString ImportUnlockPage::keyFile() const
{
    return m_keyFile->text().trimmed();
}

void ImportUnlockPage::retry()
{
    m_password->setFocus();
    m_password->selectAll();
}

void ImportUnlockPage::chooseKeyFile()
{
    FileChooser::askToOpen(this, {tr("Key file"), m_keyFile->text(), tr("All files (*)")}, [this](const QString &path) { m_keyFile->setText(path); });
}

} // namespace haex
