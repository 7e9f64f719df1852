// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/gallery.h"

namespace haex {

/// A dialog that the gallery keeps, whatever it does when it is closed.
template <class Make>
Gallery::Exhibit dialog(const char *name, Make make)
{
    return {QString::fromLatin1(name), [make]() -> std::unique_ptr<QWidget> {
                QWidget *widget = make();
                widget->setAttribute(Qt::WA_DeleteOnClose, false);
                return std::unique_ptr<QWidget>(widget);
            }};
}

} // namespace haex
