// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

namespace haex {

class AppSettings;
class SettingsRows;

/// Settings → Sync: how soon, and when not.
class SyncCard final : public Card
{
    Q_OBJECT
public:
    /// The settings must outlive it. `controlWidth` in pixels.
    SyncCard(AppSettings &settings, int controlWidth, QWidget *parent = nullptr);

private:
    void addRules(SettingsRows &rows);

    AppSettings &m_settings;
};

} // namespace haex
