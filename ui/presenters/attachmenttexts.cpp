// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenters/attachmenttexts.h"

#include "core/vault/items/attachmentstore.h"

#include <QFileInfo>
#include <QLocale>

namespace haex {

QString AttachmentTexts::facts(const Attachment &attachment)
{
    const QString size = QLocale().formattedDataSize(attachment.size);
    if (attachment.isHere())
        return size;
    if (attachment.chunksHere == 0)
        return tr("%1 · not here yet").arg(size);
    return tr("%1 · not here yet, %2 % arrived").arg(size, QLocale().toString(attachment.chunksHere * 100 / attachment.chunks));
}

/// It comes from another device or program, and may be a path.
QString AttachmentTexts::fileName(const Attachment &attachment)
{
    QString name = QFileInfo(QString(attachment.name).replace(u'\\', u'/')).fileName();
    name.remove(QChar(u'\0'));
    return name.isEmpty() || name == QLatin1String("..") || name == QLatin1String(".") ? tr("attachment") : name;
}

QString AttachmentTexts::tooLarge(const QString &name)
{
    return tr("“%1” is larger than %2, so it was not attached.").arg(name, QLocale().formattedDataSize(AttachmentStore::MaxBytes));
}

} // namespace haex
