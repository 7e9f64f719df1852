// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importreader.h"

#include <QFuture>

#include <atomic>
#include <memory>

namespace haex {

/// Shared by who waits for an import and who works on it, on another thread: how far it is, and
/// whether it is still wanted.
class ImportTicket final
{
public:
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    void tell(qint64 done, qint64 total)
    {
        m_total = total;
        m_done = done;
    }
    [[nodiscard]] qint64 done() const { return m_done; }
    /// 0 while nobody knows.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    std::atomic<bool> m_cancelled = false;
    std::atomic<qint64> m_done = 0;
    std::atomic<qint64> m_total = 0;
};
using ImportTicketPtr = std::shared_ptr<ImportTicket>;

/// Reading other programs' files on threads of their own: neither the window nor the vault waits.
namespace ImportWork {

[[nodiscard]] QFuture<Result<ImportSource>> recognise(const QString &path);
/// `keyFile`: the path of a KeePass key file, or empty.
[[nodiscard]] QFuture<Result<ImportedVault>> read(ImportSource source, SecretBytes password,
                                                  const QString &keyFile, ImportTicketPtr ticket);

} // namespace ImportWork

} // namespace haex
