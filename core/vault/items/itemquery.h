// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/items/vaultitem.h"

#include <QDate>
#include <QHash>

#include <optional>

namespace haex {

enum class ItemOrder { Title, Modified, Created };

/// Which items a list shows; everything by default.
struct ItemQuery
{
    /// Words that must all occur in title, user name, addresses, notes, tags or unprotected
    /// fields, whatever the case of letters; with conditions as `parseSearch` reads them.
    QString text = {};
    /// Only this group; the empty id is the top level.
    std::optional<QByteArray> groupId = {};
    /// With `groupId`: the groups inside it too.
    bool withSubgroups = false;
    std::optional<ItemKind> kind = {};
    QString tag = {};
    bool favouritesOnly = false;
    ItemOrder order = ItemOrder::Title;
    bool descending = false;
    /// No limit when negative.
    qint64 limit = -1;
};

/// One line of a list: no secrets.
struct ItemSummary
{
    QByteArray id = {};
    ItemKind kind = ItemKind::Login;
    QString title = {};
    QString username = {};
    QString url = {};
    QByteArray groupId = {};
    bool favourite = false;
    bool hasTotp = false;
    /// Some backend has not got its newest changes.
    bool isWaiting = false;
    QStringList tags = {};
    qint64 createdMs = 0;
    qint64 modifiedMs = 0;
    /// Its expiry, if it has one.
    QDate expires = {};

    /// It held until yesterday, or longer ago.
    [[nodiscard]] bool isExpired(QDate today) const { return expires.isValid() && expires < today; }
};

struct ItemCounts
{
    qint64 all = 0;
    qint64 favourites = 0;
    qint64 topLevel = 0;
    QHash<ItemKind, qint64> byKind = {};
    QHash<QByteArray, qint64> byGroup = {};
    QHash<QString, qint64> byTag = {};
};

/// A deleted group; what was inside is not deleted.
struct TrashedGroup
{
    QByteArray id = {};
    QString name = {};
    qint64 deletedMs = 0;
};

/// A deleted item whose values are still kept.
struct TrashedItem
{
    QByteArray id = {};
    ItemKind kind = ItemKind::Login;
    QString title = {};
    QString username = {};
    qint64 deletedMs = 0;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ItemSummary)
Q_DECLARE_METATYPE(haex::TrashedItem)
