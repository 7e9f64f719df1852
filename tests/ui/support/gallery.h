// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "ui/shell/appsettings.h"

#include <QList>
#include <QTemporaryDir>
#include <QWidget>

#include <functional>
#include <memory>

namespace haex {

/// Every screen and dialog with made-up values: for pictures, and for tests that walk over all of
/// them.
class Gallery final
{
public:
    Gallery();

    struct Exhibit
    {
        QString name;
        std::function<std::unique_ptr<QWidget>()> make;
    };
    [[nodiscard]] QList<Exhibit> exhibits();

private:
    [[nodiscard]] QList<Exhibit> workspaceExhibits();
    [[nodiscard]] QList<Exhibit> startExhibits();
    [[nodiscard]] QList<Exhibit> dialogExhibits();
    [[nodiscard]] static QList<Exhibit> importExhibits();

    QTemporaryDir m_folder;
    AppSettings m_settings;
    SystemRandom m_random;
};

} // namespace haex
