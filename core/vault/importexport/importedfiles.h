// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importedvault.h"

namespace haex {

class Replica;

/// Files that hung on imported items, as rows of a synced table of the person: items themselves
/// hold no files. Inside the caller's write transaction.
class ImportedFiles final
{
public:
    explicit ImportedFiles(Replica &replica)
        : m_replica(replica)
    {
    }

    [[nodiscard]] Result<> add(const QByteArray &itemId, const QString &title,
                               const ImportedFile &file);
    /// Name and new rows; no rows when nothing was added.
    [[nodiscard]] ImportedTable table() const { return m_table; }

private:
    [[nodiscard]] Result<> prepareTable();

    Replica &m_replica;
    ImportedTable m_table;
};

} // namespace haex
