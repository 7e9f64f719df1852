// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importreport.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

namespace haex {

class ItemRepository;

/// A Bitwarden export, read but not stored; ids of groups are the file's own until they are saved.
struct BitwardenExport
{
    QList<ItemGroup> groups = {};
    QList<VaultItem> items = {};
    QList<ImportNote> notes = {};
};

/// Reads an unencrypted JSON export. UnsupportedFormat for an encrypted one (context "encrypted")
/// and for anything else.
[[nodiscard]] Result<BitwardenExport> readBitwardenExport(const QByteArray &json);

/// Adds the items and folders of that file; folders whose path is there already are reused.
/// All or nothing.
[[nodiscard]] Result<ImportReport> importBitwarden(ItemRepository &items, const QString &path,
                                                   const ImportProgress &progress = {});

} // namespace haex
