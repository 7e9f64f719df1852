// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <QObject>

namespace haex {

class FormColumn;
class PasswordField;
class StrengthBar;

/// A new password in a form: typed twice, with its strength shown while it is typed.
class NewPasswordFields final : public QObject
{
    Q_OBJECT
public:
    static constexpr int MinimumLength = 8;

    /// Adds its fields to the form.
    NewPasswordFields(FormColumn &form, QObject *parent);

    [[nodiscard]] SecretBytes secret() const;
    /// Why it will not do, in words, with the keyboard where it is put right; empty when it will.
    [[nodiscard]] QString problem();
    void clear();

private:
    PasswordField *m_new;
    PasswordField *m_repeat;
    StrengthBar *m_strength;
};

} // namespace haex
