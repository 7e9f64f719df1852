// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/start/formpage.h"

class QCheckBox;
class QLineEdit;

namespace haex {

class FileField;
class PasswordField;
class StrengthBar;
class TextLabel;

/// Makes a new vault: name, password twice, place, what servers learn.
class CreatePage final : public FormPage
{
    Q_OBJECT
public:
    explicit CreatePage(QWidget *parent = nullptr);

    void reset();
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] SecretBytes password() const;
    /// What the vault's servers are to get of names.
    [[nodiscard]] NamesAtServers names() const;

Q_SIGNALS:
    void submitted();

protected:
    void submit() override;

private:
    QLineEdit *m_name;
    PasswordField *m_password;
    PasswordField *m_repeat;
    StrengthBar *m_strength;
    TextLabel *m_capsLock;
    FileField *m_file;
    QCheckBox *m_blindNames;
};

} // namespace haex
