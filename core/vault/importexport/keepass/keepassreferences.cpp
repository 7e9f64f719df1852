// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/keepass/keepassreferences.h"

#include <QRegularExpression>

namespace haex {
namespace {

/// The field that a letter of a reference means; nullptr for the id and for what nobody knows.
QString VaultItem::*fieldOf(QChar letter)
{
    switch (letter.toUpper().unicode()) {
    case u'T':
        return &VaultItem::title;
    case u'U':
        return &VaultItem::username;
    case u'P':
        return &VaultItem::password;
    case u'A':
        return &VaultItem::url;
    case u'N':
        return &VaultItem::notes;
    default:
        return nullptr;
    }
}

} // namespace

void KeepassReferences::resolve(QList<VaultItem> &items) const
{
    static const QRegularExpression reference(
        QStringLiteral("^\\{REF:([TUPAN])@I:([0-9A-F]{32})\\}$"),
        QRegularExpression::CaseInsensitiveOption);
    // Values as they were read: a reference to a reference is not followed, so there are no
    // circles.
    const QList<VaultItem> read = items;
    for (VaultItem &item : items) {
        for (QString VaultItem::*field :
             {&VaultItem::title, &VaultItem::username, &VaultItem::password, &VaultItem::url,
              &VaultItem::notes}) {
            const auto match = reference.match(item.*field);
            if (!match.hasMatch())
                continue;
            const auto found = m_items.constFind(QByteArray::fromHex(match.captured(2).toLatin1()));
            QString VaultItem::*wanted = fieldOf(match.captured(1).at(0));
            if (found != m_items.constEnd() && wanted)
                item.*field = read[*found].*wanted;
        }
    }
}

} // namespace haex
