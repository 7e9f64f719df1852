// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/vault/items/rowsaver.h"
#include "core/vault/items/vaultitem.h"

namespace haex {

class Database;

/// Between a VaultItem and its rows in `vault_items`, `vault_item_fields` and `vault_item_tags`.
/// Writes run inside the caller's write transaction.
class ItemRows final
{
public:
    ItemRows(Database &database, Random &random);

    /// NotFound when there is no such item.
    [[nodiscard]] Result<VaultItem> load(const QByteArray &id);
    /// `item.id` and, for a new item, `item.createdMs` are set.
    [[nodiscard]] Result<> save(const VaultItem &item);
    [[nodiscard]] Result<> remove(const QByteArray &id);

private:
    struct StoredField
    {
        QByteArray id;
        bool isUrl = false;
        ItemField field;
        qint64 position = 0;
    };
    [[nodiscard]] Result<std::vector<StoredField>> storedFields(const QByteArray &itemId);
    [[nodiscard]] Result<QStringList> storedTags(const QByteArray &itemId);
    [[nodiscard]] Result<QList<ItemFile>> storedFiles(const QByteArray &itemId);
    [[nodiscard]] Result<qint64> newestPartMs(const QByteArray &itemId);
    [[nodiscard]] Result<ColumnValues> itemValues(const VaultItem &item);
    [[nodiscard]] Result<> saveFields(const VaultItem &item);
    [[nodiscard]] Result<> saveTags(const VaultItem &item);
    [[nodiscard]] Result<> runForId(const char *sql, const QByteArray &id);

    Database &m_database;
    Random &m_random;
};

/// The wall-clock part of an HLC text; 0 for HLC zero or no HLC.
[[nodiscard]] qint64 hlcMilliseconds(QByteArrayView hlcText);
/// Trimmed, sorted, without empty ones and doubles.
[[nodiscard]] QStringList normalizedTags(const QStringList &tags);

} // namespace haex
