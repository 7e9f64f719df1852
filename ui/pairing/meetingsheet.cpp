// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pairing/meetingsheet.h"

#include "ui/style/metrics.h"
#include "ui/widgets/choicebutton.h"

#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int SheetWidth = 540;
}

MeetingSheet::MeetingSheet(QWidget *parent)
    : Sheet(tr("Use this vault on another device"), tr("How shall your devices get each other's changes? You can change this later, or use both."), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    auto *host = new ChoiceButton(QStringLiteral("device"), tr("From this computer"), tr("Nothing else is needed; for computers in the same network."));
    auto *server = new ChoiceButton(QStringLiteral("backends"), tr("By a server"), tr("Works from everywhere. It sees ciphertext only."));
    content()->setSpacing(Space::S);
    content()->addWidget(host);
    content()->addWidget(server);
    addCancel();
    host->setFocus();
    connect(host, &QAbstractButton::clicked, this, [this] {
        accept();
        Q_EMIT hostingRequested();
    });
    connect(server, &QAbstractButton::clicked, this, [this] {
        accept();
        Q_EMIT serverRequested();
    });
}

} // namespace haex
