// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace haex {

enum class ItemKind {
    Login,
    Note,
    Card,
    Identity,
};

/// The stable name in tables and exports: `login`, `note`, `card`, `identity`.
[[nodiscard]] QLatin1StringView itemKindName(ItemKind kind);
/// The kind of that name; Login for a name this version does not know.
[[nodiscard]] ItemKind itemKindFromName(QStringView name);

/// A field that the person added. `id` is empty until it was saved once.
struct ItemField
{
    QByteArray id = {};
    QString name = {};
    QString value = {};
    /// Masked until revealed.
    bool isProtected = false;
    /// It holds the date on which the item expires, `YYYY-MM-DD`.
    bool isExpiry = false;

    friend bool operator==(const ItemField &, const ItemField &) = default;
};

/// A file on an item, as far as the item knows: its content is AttachmentStore's.
struct ItemFile
{
    QByteArray id = {};
    QString name = {};
    qint64 size = 0;

    friend bool operator==(const ItemFile &, const ItemFile &) = default;
};

/// A login, note, card or identity as a value: what an editor shows and ItemRepository saves.
/// Cards and identities keep their particulars as fields. Holds secrets: never log it.
struct VaultItem
{
    /// A UUID; empty until it was saved once.
    QByteArray id = {};
    ItemKind kind = ItemKind::Login;
    QString title = {};
    QString username = {};
    QString password = {};
    /// The first address; more in `extraUrls`.
    QString url = {};
    QStringList extraUrls = {};
    QString notes = {};
    /// A base32 secret or an otpauth:// URI, as `parseTotp` reads it.
    QString totpSecret = {};
    /// Empty for the top level.
    QByteArray groupId = {};
    bool favourite = false;
    /// Sorted, without doubles.
    QStringList tags = {};
    QList<ItemField> fields = {};
    /// Read only; by name.
    QList<ItemFile> files = {};
    qint64 createdMs = 0;
    /// Read only: the newest write to any part of it, on any device.
    qint64 modifiedMs = 0;

    /// The last day on which it holds; invalid when it never expires. The earliest, when two devices set one each.
    [[nodiscard]] QDate expires() const;
    /// Keeps the field that there is; an invalid date takes it away. `name` is what a new one is called.
    void setExpires(QDate date, const QString &name);

    friend bool operator==(const VaultItem &, const VaultItem &) = default;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::VaultItem)
