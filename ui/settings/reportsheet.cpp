// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/reportsheet.h"

#include "ui/style/typography.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

ReportSheet::ReportSheet(const QString &title, const QString &subtitle, const QString &report,
                         QWidget *parent)
    : Sheet(title, subtitle, parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *text = new QPlainTextEdit(report);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(fontOf(TextStyle::Mono));
    text->setMinimumSize(520, 240);
    text->setAccessibleName(title);
    content()->addWidget(text);
    connect(addSecondary(tr("Copy")), &QPushButton::clicked, this, [report] { QGuiApplication::clipboard()->setText(report); });
    connect(addPrimary(tr("Close")), &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace haex
