// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importedvault.h"

#include <QHash>

namespace haex {

class ItemRepository;
class Replica;

/// What an import would do, to be shown before it is done.
struct ImportPreview
{
    QHash<ItemKind, qint64> items = {};
    qint64 groups = 0;
    qint64 files = 0;
    /// Items of which the vault has the very same already.
    qint64 duplicates = 0;
    /// In the order of the file; what is in the vault already has no place in it.
    QStringList firstTitles = {};
    QList<ImportNote> notes = {};

    [[nodiscard]] qint64 allItems() const;
};

struct ImportChoices
{
    /// True: what the vault has already comes in once more.
    bool withDuplicates = false;
    ImportProgress progress = {};
};

/// The most bytes of a file that can be attached to an item.
inline constexpr qint64 MaxImportedFileBytes = 64LL * 1024 * 1024;

[[nodiscard]] Result<ImportPreview> previewImport(ItemRepository &items,
                                                  const ImportedVault &vault);
/// Adds items, groups and files in one transaction: all or nothing. Groups that are there are used;
/// files become attachments of their items.
[[nodiscard]] Result<ImportReport> storeImport(Replica &replica, ItemRepository &items,
                                               const ImportedVault &vault,
                                               const ImportChoices &choices = {});

} // namespace haex
