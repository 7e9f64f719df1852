// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/restorepage.h"

#include "ui/presenters/backuptexts.h"
#include "ui/presenters/errortexts.h"
#include "ui/start/filefield.h"
#include "ui/start/vaultpaths.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/passwordfield.h"

#include <QComboBox>
#include <QFileInfo>
#include <QPushButton>
#include <QStandardPaths>

namespace haex {

namespace {
constexpr int NameRole = Qt::UserRole + 1;
}

RestorePage::RestorePage(QWidget *parent)
    : FormPage(tr("Restore a backup"),
               tr("A copy of the backup becomes a vault file of its own; the backup and your present vault stay as they are. For your servers it "
                  "is another device: what is newer there comes with the next sync, and nothing there is undone. What was exported from a "
                  "server can be chosen as well."),
               tr("Restore"), parent)
    , m_backups(new QComboBox)
    , m_password(new PasswordField(tr("Vault password of that time")))
    , m_file(new FileField)
{
    m_backups->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_backups->setPlaceholderText(tr("No backup was found"));
    auto *choose = makeButton(tr("Choose a file…"));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    row->addWidget(m_backups, 1);
    row->addWidget(choose);
    auto *form = new FormColumn;
    form->addFieldLayout(tr("&Backup"), row, m_backups);
    form->addField(tr("Vault &password of that time"), m_password);
    form->addField(tr("&File of the restored vault"), m_file);
    content()->addLayout(form);
    connect(choose, &QPushButton::clicked, this, &RestorePage::chooseFile);
    connect(m_backups, &QComboBox::currentIndexChanged, this, &RestorePage::suggestPlace);
}

void RestorePage::ask(const QList<Choice> &choices)
{
    m_backups->clear();
    for (const Choice &choice : choices)
        addChoice(choice);
    m_backups->setCurrentIndex(choices.isEmpty() ? -1 : 0);
    forgetPassword();
    setIdle();
    m_backups->setFocus();
}

void RestorePage::addChoice(const Choice &choice)
{
    m_backups->addItem(BackupTexts::line(choice.vaultName, choice.backup), choice.backup.path);
    m_backups->setItemData(m_backups->count() - 1, choice.vaultName, NameRole);
}

void RestorePage::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    FileChooser::askToOpen(this, {tr("Choose a backup"), folder, tr("All files (*)")}, [this](const QString &path) {
        const QFileInfo file(path);
        m_backups->addItem(file.fileName(), path);
        m_backups->setItemData(m_backups->count() - 1, file.completeBaseName(), NameRole);
        m_backups->setCurrentIndex(m_backups->count() - 1);
    });
}

void RestorePage::suggestPlace()
{
    const QString name = m_backups->currentData(NameRole).toString();
    if (!name.isEmpty())
        m_file->suggest(VaultPaths::suggestionFor(tr("%1 restored", "name of a vault").arg(name)));
}

QString RestorePage::backupPath() const
{
    return m_backups->currentData().toString();
}

QString RestorePage::path() const
{
    return m_file->path();
}

SecretBytes RestorePage::password() const
{
    return m_password->secret();
}

void RestorePage::forgetPassword()
{
    m_password->clear();
    m_password->setRevealed(false);
}

void RestorePage::showRefusal(const Error &error)
{
    const QString hint = error.code == ErrorCode::WrongPassword ? u' ' + tr("A backup keeps the vault password that it was made under.") : QString();
    showError(ErrorTexts::sentence(error) + hint);
}

void RestorePage::submit()
{
    if (backupPath().isEmpty() || path().isEmpty())
        return showError(tr("A backup and a place for the restored vault are needed."));
    if (m_password->text().isEmpty()) {
        m_password->setFocus();
        return;
    }
    setBusy(tr("Restoring…"));
    Q_EMIT submitted();
}

} // namespace haex
