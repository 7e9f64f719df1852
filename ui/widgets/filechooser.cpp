// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filechooser.h"

#include <QFileDialog>
#include <QFileInfo>

namespace haex::FileChooser {

namespace {

QFileDialog *makeDialog(QWidget *parent, const Question &question, Chosen chosen)
{
    const QFileInfo start(question.start);
    const bool isFolder = start.isDir();
    auto *dialog = new QFileDialog(parent, question.title, isFolder ? question.start : start.path(), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!isFolder)
        dialog->selectFile(start.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    return dialog;
}

} // namespace

void askToOpen(QWidget *parent, const Question &question, Chosen chosen)
{
    QFileDialog *dialog = makeDialog(parent, question, std::move(chosen));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void askToSave(QWidget *parent, const Question &question, Chosen chosen)
{
    QFileDialog *dialog = makeDialog(parent, question, std::move(chosen));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, !question.confirmOverwrite);
    dialog->open();
}

} // namespace haex::FileChooser
