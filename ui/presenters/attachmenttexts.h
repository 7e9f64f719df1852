// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/attachment.h"

#include <QCoreApplication>

namespace haex {

/// Files on items, in words.
class AttachmentTexts final
{
    Q_DECLARE_TR_FUNCTIONS(haex::AttachmentTexts)
public:
    /// Its size, and what has not arrived.
    [[nodiscard]] static QString facts(const Attachment &attachment);
    /// A name without what would lead a file dialog elsewhere.
    [[nodiscard]] static QString fileName(const Attachment &attachment);
    [[nodiscard]] static QString tooLarge(const QString &name);
};

} // namespace haex
