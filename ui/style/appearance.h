// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

class QApplication;

namespace haex {

enum class ThemeChoice { System, Light, Dark };

/// Dresses the application: style, font and palette. Follows the lightness of the system's palette
/// unless the person chose an appearance. Qt 6.4 has no colour-scheme signal, so the system's
/// palette is read at the start and whenever the choice returns to System.
class Appearance final : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QApplication &application, QObject *parent = nullptr);

    void apply(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

Q_SIGNALS:
    void changed();

private:
    QApplication &m_application;
    bool m_systemIsDark;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace haex
