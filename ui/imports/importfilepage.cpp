// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importfilepage.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filechooser.h"
#include "ui/widgets/textlabel.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace haex {

namespace {

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportFilePage::ImportFilePage(QWidget *parent)
    : QWidget(parent)
{
    setAcceptDrops(true);
    auto *button = makeButton(tr("Choose a file…"), Variant::Normal, QStringLiteral("open"));
    setFocusProxy(button);
    connect(button, &QPushButton::clicked, this, &ImportFilePage::choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::S);
    for (const QString &format :
         {tr("KeePass and KeePassXC: the vault itself (.kdbx), with password and key file"),
          tr("Bitwarden: an export as JSON, plain or “password protected”"), tr("1Password: an export as 1PUX"),
          tr("Chrome, Firefox, Safari and others: passwords exported as CSV"), tr("Any SQLite database: its tables")})
        layout->addWidget(new TextLabel(TextStyle::Body, QStringLiteral("•  ") + format));
    layout->addSpacing(Space::M);
    layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addWidget(new TextLabel(TextStyle::Small, tr("Or drop the file here. It is recognised by its content, and stays as it is."), Tone::Muted));
    layout->addStretch();
}

void ImportFilePage::choose()
{
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    FileChooser::askToOpen(this, {tr("Import"), start, tr("All files (*)")}, [this](const QString &path) { Q_EMIT fileChosen(path); });
}

void ImportFilePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportFilePage::dropEvent(QDropEvent *event)
{
    if (const QString path = droppedFile(event->mimeData()); !path.isEmpty())
        Q_EMIT fileChosen(path);
}

} // namespace haex
