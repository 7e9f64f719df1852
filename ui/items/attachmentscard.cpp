// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/attachmentscard.h"

#include "ui/presenters/attachmenttexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

AttachmentsCard::AttachmentsCard(const QList<Attachment> &attachments, QWidget *parent)
    : Card(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, Space::XS, 0, Space::XS);
    rows->setSpacing(0);
    for (const Attachment &attachment : attachments)
        addRow(*rows, attachment);
}

void AttachmentsCard::addRow(QVBoxLayout &rows, const Attachment &attachment)
{
    if (rows.count() > 0)
        rows.addWidget(new Divider);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Space::L, Space::S, Space::S, Space::S);
    row->setSpacing(Space::S);
    auto *icon = new IconLabel;
    icon->setIcon(attachment.isHere() ? QStringLiteral("attachment") : QStringLiteral("cloud"), Tint::Muted, Size::Icon);
    row->addWidget(icon);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new ElidedLabel(TextStyle::Body, attachment.name));
    texts->addWidget(new ElidedLabel(TextStyle::Small, AttachmentTexts::facts(attachment), Tone::Faint));
    row->addLayout(texts, 1);
    auto *preview = makeIconButton(QStringLiteral("eye"), tr("Look at %1").arg(attachment.name));
    auto *save = makeIconButton(QStringLiteral("export"), tr("Save %1 as…").arg(attachment.name));
    auto *rename = makeIconButton(QStringLiteral("edit"), tr("Rename %1…").arg(attachment.name));
    auto *remove = makeIconButton(QStringLiteral("trash"), tr("Remove %1").arg(attachment.name));
    for (QToolButton *button : {preview, save}) {
        button->setEnabled(attachment.isHere());
        row->addWidget(button);
    }
    row->addWidget(rename);
    row->addWidget(remove);
    connect(preview, &QToolButton::clicked, this, [this, attachment] { Q_EMIT previewRequested(attachment); });
    connect(save, &QToolButton::clicked, this, [this, attachment] { Q_EMIT saveRequested(attachment); });
    connect(rename, &QToolButton::clicked, this, [this, attachment] { Q_EMIT renameRequested(attachment); });
    connect(remove, &QToolButton::clicked, this, [this, attachment] { Q_EMIT removeRequested(attachment); });
    rows.addLayout(row);
}

} // namespace haex
