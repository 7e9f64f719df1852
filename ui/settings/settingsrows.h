// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QVBoxLayout;
class QWidget;

namespace haex {

class Card;
class TextLabel;

/// Builds the sections of Settings: a heading above a card of rows; each row has a name, one line
/// of explanation, and its control on the right.
class SettingsRows final
{
public:
    explicit SettingsRows(Card *card);

    void add(const QString &name, const QString &explanation, QWidget *control);
    /// A fact that can be selected and copied.
    [[nodiscard]] static TextLabel *makeValue();

private:
    QVBoxLayout *m_layout;
};

} // namespace haex
