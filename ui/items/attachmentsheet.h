// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

namespace haex {

class BytesPreview;
struct Attachment;

/// Looks at a file on an item without writing it to the disk: pictures and texts.
class AttachmentSheet final : public Sheet
{
    Q_OBJECT
public:
    AttachmentSheet(const Attachment &attachment, const QByteArray &content, QWidget *parent);

Q_SIGNALS:
    void saveRequested();
};

} // namespace haex
