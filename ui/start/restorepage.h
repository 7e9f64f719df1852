// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secretbytes.h"
#include "core/vault/vaultbackups.h"
#include "ui/start/formpage.h"

class QComboBox;

namespace haex {

class FileField;
class PasswordField;

/// The way back from a backup: which one, under which password, and where the restored vault is to lie.
class RestorePage final : public FormPage
{
    Q_OBJECT
public:
    struct Choice
    {
        QString vaultName;
        VaultBackup backup;
    };

    explicit RestorePage(QWidget *parent = nullptr);

    void ask(const QList<Choice> &choices);
    [[nodiscard]] QString backupPath() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] SecretBytes password() const;
    void forgetPassword();
    void showRefusal(const Error &error);

Q_SIGNALS:
    void submitted();

protected:
    void submit() override;

private:
    void addChoice(const Choice &choice);
    void chooseFile();
    void suggestPlace();

    QComboBox *m_backups;
    PasswordField *m_password;
    FileField *m_file;
};

} // namespace haex
