// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/attachment.h"
#include "ui/widgets/card.h"

class QVBoxLayout;

namespace haex {

/// The files on an item: name, size, whether they have arrived, and what can be done with each.
class AttachmentsCard final : public Card
{
    Q_OBJECT
public:
    explicit AttachmentsCard(const QList<Attachment> &attachments, QWidget *parent = nullptr);

Q_SIGNALS:
    void previewRequested(const haex::Attachment &attachment);
    void saveRequested(const haex::Attachment &attachment);
    void renameRequested(const haex::Attachment &attachment);
    void removeRequested(const haex::Attachment &attachment);

private:
    void addRow(QVBoxLayout &rows, const Attachment &attachment);
};

} // namespace haex
