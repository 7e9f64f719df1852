// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/generator/passwordstrength.h"

#include <QWidget>

namespace haex {

/// Five segments and a word: how hard a password is to guess.
class StrengthBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StrengthBar(QWidget *parent = nullptr);

    void showStrength(const PasswordStrength &strength);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PasswordStrength m_strength;
    QString m_word;
};

} // namespace haex
