// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/passwordfield.h"

#include "ui/style/icons.h"
#include "ui/style/typography.h"

#include <QAction>
#include <QKeyEvent>

namespace haex {

PasswordField::PasswordField(const QString &accessibleName, QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_reveal = addAction(QIcon(), QLineEdit::TrailingPosition);
    connect(m_reveal, &QAction::triggered, this, [this] { setRevealed(!isRevealed()); });
    setRevealed(false);
}

void PasswordField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    setFont(fontOf(revealed ? TextStyle::Mono : TextStyle::Body));
    m_reveal->setIcon(themedIcon(revealed ? QStringLiteral("eye-off") : QStringLiteral("eye")));
    m_reveal->setText(revealed ? tr("Hide") : tr("Reveal"));
    m_reveal->setToolTip(m_reveal->text());
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    const QString typed = event->text();
    if (typed.size() == 1 && typed.at(0).isLetter()) {
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        Q_EMIT capsLockSeen(typed.at(0).isUpper() != shift);
    } else if (event->key() == Qt::Key_CapsLock) {
        Q_EMIT capsLockSeen(false);
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace haex
