// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreport.h"
#include "core/vault/items/itemgroup.h"
#include "core/vault/items/vaultitem.h"

#include <QByteArray>
#include <QList>

namespace haex {

/// A file that hung on an item of another program.
struct ImportedFile
{
    /// Index into ImportedVault::items.
    qsizetype item = 0;
    QString name = {};
    QByteArray content = {};
};

/// What stands in another program's file, read but not stored. Holds secrets: never log it.
struct ImportedVault
{
    /// Parents before children. Ids are the file's own until they are saved.
    QList<ItemGroup> groups = {};
    QList<VaultItem> items = {};
    QList<ImportedFile> files = {};
    /// What has no place here, or another one.
    QList<ImportNote> notes = {};
};

/// The most that is read of a file, and the most that it may unpack to.
inline constexpr qint64 MaxImportFileBytes = 256LL * 1024 * 1024;
inline constexpr qsizetype MaxImportUnpackedBytes = 512LL * 1024 * 1024;

} // namespace haex
