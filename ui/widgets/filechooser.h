// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace haex {

/// Opens the file dialog and answers later, so that a vault can be locked meanwhile. `chosen` is
/// not called when the person cancels or `parent` is gone.
namespace FileChooser {

using Chosen = std::function<void(const QString &path)>;

struct Question
{
    QString title;
    /// A file or a folder to begin with.
    QString start;
    QString filter;
    /// False where the one who writes refuses an existing file with words of its own.
    bool confirmOverwrite = true;
};

void askToOpen(QWidget *parent, const Question &question, Chosen chosen);
void askToSave(QWidget *parent, const Question &question, Chosen chosen);

} // namespace FileChooser

} // namespace haex
