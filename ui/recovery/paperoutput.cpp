// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/paperoutput.h"

#include "ui/widgets/filechooser.h"

#include <QCoreApplication>
#include <QDir>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

#include <memory>

namespace haex::PaperOutput {

void print(QWidget *parent, const QString &name, std::function<bool(QPagedPaintDevice &)> page,
           std::function<void(bool)> done)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(name);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    QObject::connect(dialog, &QDialog::accepted, parent, [printer, page = std::move(page), done = std::move(done)] { done(page(*printer)); });
    dialog->open();
}

void askForPdf(QWidget *parent, const QString &title, const QString &name,
               std::function<void(const QString &path)> chosen)
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString kinds = QCoreApplication::translate("haex::PaperOutput", "PDF files (*.pdf)");
    FileChooser::askToSave(parent, {title, documents.filePath(name), kinds}, std::move(chosen));
}

} // namespace haex::PaperOutput
