// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "ui/start/formpage.h"

class QLineEdit;

namespace haex {

class FileField;
class PasswordField;
class StrengthBar;
class TextLabel;

/// Makes a new vault: name, password twice, place.
class CreatePage final : public FormPage
{
    Q_OBJECT
public:
    explicit CreatePage(QWidget *parent = nullptr);

    void reset();
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] SecretBytes password() const;

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
};

} // namespace haex
