// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"
#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingstatus.h"
#include "ui/backends/connectionsettings.h"
#include "ui/start/formpage.h"

class QLineEdit;

namespace haex {

class CodeLabel;
class FileField;
class FlexStack;
class PasswordField;
class ConnectionChoice;

/// Joins a vault by the eight words that another device shows: the words, the code to compare, and
/// the vault's password.
class WordsPage final : public FormPage
{
    Q_OBJECT
public:
    explicit WordsPage(QWidget *parent = nullptr);

    void reset();
    void forgetSecrets();
    [[nodiscard]] PairingInvitation invitation() const;
    void setUrl(const QUrl &url);
    /// Address and words in one.
    void setText(const QString &text) { partText(text); }
    [[nodiscard]] ConnectionSettings connectionSettings() const;
    [[nodiscard]] QString deviceName() const;
    [[nodiscard]] SecretBytes vaultPassword() const;
    [[nodiscard]] QString path() const;
    void showStatus(const PairingStatus &status);
    /// Back to the words, with the reason.
    void showFailure(const Error &error);
    /// The password was wrong, or the file could not be made: it may be tried again.
    void showRefusal(const Error &error);

Q_SIGNALS:
    /// The other kind of text: JoinPage takes it.
    void invitationTyped(const QString &text);
    void wordsTyped();
    void answered(bool isSameCode);
    void submitted();
    /// The person goes away from a pairing that has begun.
    void left();

protected:
    void submit() override;
    void goBack() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Step { WordsStep, CodeStep, PasswordStep };
    [[nodiscard]] QWidget *makeWordsStep();
    [[nodiscard]] QWidget *makePasswordStep();
    void goTo(Step step);
    void partText(const QString &text);

    FlexStack *m_steps;
    QLineEdit *m_url;
    QLineEdit *m_words;
    QLineEdit *m_deviceName;
    ConnectionChoice *m_connection;
    CodeLabel *m_code;
    PasswordField *m_vaultPassword;
    FileField *m_file;
    bool m_isConfirmed = false;
};

} // namespace haex
