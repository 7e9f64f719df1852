// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

/// What a server holds of a vault or an account, in one file: lines of JSON, the first one about the
/// file, the last one about all before it, and each between them the server's own answer to one request
/// (README.md, "Exports").
namespace haex {

enum class ExportScope { Vault, Account };

struct ServerExportHead
{
    QByteArray server;
    /// Its email address.
    QByteArray account;
    ExportScope scope = ExportScope::Vault;
    qint64 exportedAtMs = 0;
};

struct RecordedAnswer
{
    /// Method and path, as "GET /devices".
    QByteArray route;
    /// Of a page: whose it is, and the cursor that it was asked for with.
    QByteArray vaultId = {};
    qint64 after = 0;
    /// The body, of one line.
    QByteArray answer = {};

    [[nodiscard]] bool isPage() const { return !vaultId.isEmpty(); }
};

struct ServerExportEnd
{
    qint64 vaults = 0;
    qint64 cells = 0;
    /// SHA-256 of every byte before the last line, in hex: the file is whole.
    QByteArray sha256 = {};
};

/// Each of these is one line with its end.
[[nodiscard]] QByteArray encodeExportHead(const ServerExportHead &head);
[[nodiscard]] QByteArray encodeRecordedAnswer(const RecordedAnswer &record);
[[nodiscard]] QByteArray encodeExportEnd(const ServerExportEnd &end);

/// `unsupported_format` when it is not the first line of an export, `vault_newer` of a later version.
[[nodiscard]] Result<ServerExportHead> parseExportHead(QByteArrayView line);
/// `bad_json` or `bad_field`.
[[nodiscard]] Result<RecordedAnswer> parseRecordedAnswer(QByteArrayView line);
/// Nothing when it is another line.
[[nodiscard]] std::optional<ServerExportEnd> parseExportEnd(QByteArrayView line);

} // namespace haex
