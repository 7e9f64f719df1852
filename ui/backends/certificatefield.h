// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/servercertificate.h"
#include "ui/backends/connectionsettings.h"

#include <QWidget>

class QPushButton;

namespace haex {

class PasswordField;
class TextLabel;

/// The certificate that this device shows to a server that asks for one: which it is, another file, or none.
class CertificateField final : public QWidget
{
    Q_OBJECT
public:
    explicit CertificateField(QWidget *parent = nullptr);

    /// What is shown to the server at present.
    void showPresent(const ClientCertificateInfo &info);
    /// Nothing when it stays as it is.
    [[nodiscard]] std::optional<ChosenCertificate> chosen() const;
    /// Takes the file as if it had been chosen in the dialog.
    void choose(const QString &path);
    /// The file, whose key may be open, and its password.
    void forgetChosen();

private:
    void ask();
    void takeAway();
    void follow();

    TextLabel *m_name;
    QPushButton *m_choose;
    QPushButton *m_remove;
    PasswordField *m_password;
    QString m_present;
    QString m_chosenName;
    std::optional<QByteArray> m_file;
};

} // namespace haex
