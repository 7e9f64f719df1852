// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QWidget>

class QLineEdit;

namespace haex {

class PasswordField;

/// Asks for what opens the file: its password and, for KeePass, its key file.
class ImportUnlockPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportUnlockPage(QWidget *parent = nullptr);

    void ask(bool withKeyFile);
    /// As it was typed: other programs do not normalise.
    [[nodiscard]] SecretBytes password() const;
    [[nodiscard]] QString keyFile() const;
    /// Selects what was typed, to type it again.
    void retry();

private:
    void chooseKeyFile();

    PasswordField *m_password;
    QLineEdit *m_keyFile;
    QWidget *m_keyFileRow;
    QWidget *m_keyFileLabel;
};

} // namespace haex
