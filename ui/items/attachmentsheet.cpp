// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/attachmentsheet.h"

#include "ui/presenters/attachmenttexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/bytespreview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr QSize PreviewSize(640, 420);
}

AttachmentSheet::AttachmentSheet(const Attachment &attachment, const QByteArray &content, QWidget *parent)
    : Sheet(attachment.name, AttachmentTexts::facts(attachment), parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(PreviewSize.width() + 2 * Space::XL);
    auto *preview = new BytesPreview;
    preview->setMinimumSize(PreviewSize);
    preview->showBytes(content);
    this->content()->addWidget(preview, 1);
    addCancel(tr("Close"));
    connect(addPrimary(tr("Save as…")), &QPushButton::clicked, this, &AttachmentSheet::saveRequested);
}

} // namespace haex
