// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/generator/passwordgenerator.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSlider;
class QSpinBox;
class QStackedWidget;

namespace haex {

class StrengthBar;
class TextLabel;

/// Makes passwords and passphrases beside the field they are for.
class GeneratorPopover final : public QWidget
{
    Q_OBJECT
public:
    /// `random` must outlive the popover.
    explicit GeneratorPopover(Random &random, QWidget *parent = nullptr);

    void generate();

Q_SIGNALS:
    void accepted(const QString &password);

private:
    [[nodiscard]] QWidget *makePasswordPage();
    [[nodiscard]] QWidget *makePassphrasePage();
    [[nodiscard]] QCheckBox *makeCheck(const QString &text, bool on);
    [[nodiscard]] PasswordRecipe passwordRecipe() const;
    [[nodiscard]] PassphraseRecipe passphraseRecipe() const;

    PasswordGenerator m_generator;
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    QLineEdit *m_result;
    StrengthBar *m_strength;
    TextLabel *m_problem;
    QSpinBox *m_length;
    QCheckBox *m_upper;
    QCheckBox *m_lower;
    QCheckBox *m_digits;
    QCheckBox *m_symbols;
    QCheckBox *m_clear;
    QSpinBox *m_words;
    QLineEdit *m_separator;
    QCheckBox *m_capitals;
    QCheckBox *m_withDigit;
};

} // namespace haex
