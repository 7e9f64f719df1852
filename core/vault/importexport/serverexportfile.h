// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/pullmessages.h"
#include "core/protocol/serverexport.h"
#include "core/sync/syncengine.h"

#include <QFile>
#include <QHash>

#include <memory>
#include <vector>

namespace haex {

/// Writes all that a server holds of the session's vault, or of the account, to a file
/// (core/protocol/README.md, "Exports"). Refuses to overwrite (`already_exists`) and leaves no file behind
/// when it fails. `done` runs once, on the engine's thread.
void writeServerExport(SyncEngine &sync, const QByteArray &backendId, ExportScope scope, const QString &path,
                       std::function<void(Result<ServerExportReport>)> done);

/// By its first line.
[[nodiscard]] bool isServerExport(const QString &path);

/// An export that is read: where its answers are is in memory, what they are is not.
class ServerExportFile final
{
public:
    /// Reads it once from end to end. `unsupported_format` when it is no export; `vault_damaged` when it is
    /// not whole, or not as it was written.
    [[nodiscard]] static Result<std::unique_ptr<ServerExportFile>> open(const QString &path);

    [[nodiscard]] const ServerExportHead &head() const { return m_head; }
    /// What the server answered to that; `not_found` when it was not asked.
    [[nodiscard]] Result<QByteArray> answerTo(const QByteArray &route);
    /// The cells after a sequence, as far as one page of the export has them.
    [[nodiscard]] Result<PullResponse> page(const QByteArray &vaultId, qint64 after);

private:
    /// Of one line in the file.
    struct Place
    {
        qint64 offset = 0;
        qint64 bytes = 0;
    };
    struct PagePlace
    {
        qint64 after = 0;
        Place place;
    };

    explicit ServerExportFile(const QString &path)
        : m_file(path)
    {
    }
    [[nodiscard]] Result<> readIndex();
    [[nodiscard]] Result<> note(QByteArrayView line, const Place &place);
    [[nodiscard]] Result<QByteArray> answerAt(const Place &place);

    QFile m_file;
    ServerExportHead m_head;
    QHash<QByteArray, Place> m_answers;
    /// By vault, in the order of their cursors.
    QHash<QByteArray, std::vector<PagePlace>> m_pages;
};

} // namespace haex
