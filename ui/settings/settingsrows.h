// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QVBoxLayout;
class QWidget;

namespace haex {

class Card;

/// Builds the sections of Settings: a heading above a card of rows; each row has a name, one line
/// of explanation, and its control on the right.
class SettingsRows final
{
public:
    explicit SettingsRows(Card *card);

    void add(const QString &name, const QString &explanation, QWidget *control);

private:
    QVBoxLayout *m_layout;
};

} // namespace haex
