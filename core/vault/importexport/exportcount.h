// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/exporter.h"

namespace haex {

class Database;

/// How many rows and items an export has written, of how many, and whether it is still wanted.
class ExportCount final
{
public:
    explicit ExportCount(const ExportProgress &progress)
        : m_progress(progress)
    {
    }

    /// Before the first is written.
    void expect(qint64 more) { m_total += more; }
    [[nodiscard]] Result<> expectRows(Database &database, const QByteArrayList &tables);

    /// One more is written: `cancelled` when the rest is not wanted.
    [[nodiscard]] Result<> next();
    /// For what takes long between two of them.
    [[nodiscard]] bool isWanted() const { return !m_progress || m_progress(m_done, m_total); }

private:
    ExportProgress m_progress;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace haex
