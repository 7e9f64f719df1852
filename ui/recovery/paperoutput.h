// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QPagedPaintDevice;
class QWidget;

namespace haex::PaperOutput {

/// Asks which printer, and prints there, without a file between: what lies in a print queue is the
/// system's. `done` is told whether the printer took it; nothing is told when nobody chose one.
void print(QWidget *parent, const QString &name, std::function<bool(QPagedPaintDevice &)> page,
           std::function<void(bool)> done);
/// Asks where a PDF goes, in the documents' folder at first.
void askForPdf(QWidget *parent, const QString &title, const QString &name,
               std::function<void(const QString &path)> chosen);

} // namespace haex::PaperOutput
