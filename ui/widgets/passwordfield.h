// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QLineEdit>

class QAction;

namespace haex {

/// A field for a secret: masked, revealed by a button, tells when Caps Lock seems to be on.
class PasswordField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit PasswordField(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] SecretBytes secret() const { return SecretBytes::fromPassword(text()); }
    [[nodiscard]] bool isRevealed() const { return echoMode() == QLineEdit::Normal; }
    void setRevealed(bool revealed);

Q_SIGNALS:
    /// Told from the letters that arrive: Qt has no way to ask for the key's state.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAction *m_reveal;
};

} // namespace haex
