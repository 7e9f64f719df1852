// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/serverexport.h"

#include "core/protocol/jsonreader_p.h"
#include "core/protocol/jsonwriter.h"

namespace haex {
namespace {

constexpr char FormatName[] = "haex-server-export";
constexpr qint64 FormatVersion = 1;
// Behind everything else of its line: what follows are the server's own bytes. Inside a JSON string the
// quotation marks would be escaped.
constexpr QByteArrayView AnswerMark = ",\"answer\":";
constexpr QByteArrayView EndMark = "{\"end\":";

QByteArray asLine(JsonWriter &writer)
{
    return writer.endObject().take() + '\n';
}

} // namespace

QByteArray encodeExportHead(const ServerExportHead &head)
{
    JsonWriter writer;
    writer.beginObject()
        .text("format", FormatName)
        .integer("version", FormatVersion)
        .text("server", head.server)
        .text("account", head.account)
        .text("scope", head.scope == ExportScope::Account ? "account" : "vault")
        .integer("exportedAt", head.exportedAtMs);
    return asLine(writer);
}

QByteArray encodeRecordedAnswer(const RecordedAnswer &record)
{
    JsonWriter writer;
    writer.beginObject().text("route", record.route);
    if (record.isPage())
        writer.text("vaultId", record.vaultId).integer("after", record.after);
    QByteArray line = writer.endObject().take();
    line.chop(1);
    line += AnswerMark;
    // No JSON string holds a line's end as it is: where there is one, it is space.
    line += QByteArray(record.answer).replace('\n', ' ').replace('\r', ' ');
    return line + "}\n";
}

QByteArray encodeExportEnd(const ServerExportEnd &end)
{
    JsonWriter writer;
    writer.beginObject()
        .beginObject("end")
        .integer("vaults", end.vaults)
        .integer("cells", end.cells)
        .text("sha256", end.sha256)
        .endObject();
    return asLine(writer);
}

Result<ServerExportHead> parseExportHead(QByteArrayView line)
{
    auto document = JsonDocument::parse(line);
    if (!document)
        return fail(ErrorCode::UnsupportedFormat);
    JsonReader reader = document->root();
    ServerExportHead head;
    const QByteArray format = reader.text("format");
    const qint64 version = reader.integer("version", 1);
    if (reader.failed() || format != FormatName)
        return fail(ErrorCode::UnsupportedFormat);
    if (version > FormatVersion)
        return fail(ErrorCode::VaultNewer, QStringLiteral("export of version %1").arg(version));
    head.server = reader.text("server");
    head.account = reader.text("account");
    head.scope = reader.text("scope") == "account" ? ExportScope::Account : ExportScope::Vault;
    head.exportedAtMs = reader.integer("exportedAt");
    return document->finish(std::move(head));
}

Result<RecordedAnswer> parseRecordedAnswer(QByteArrayView line)
{
    line = line.trimmed();
    const qsizetype mark = line.indexOf(AnswerMark);
    if (mark < 0 || !line.endsWith('}'))
        return fail(ErrorCode::BadField, QStringLiteral("a line without an answer"));
    HAEX_ASSIGN(document, JsonDocument::parse(line.first(mark).toByteArray() + '}'));
    JsonReader reader = document.root();
    RecordedAnswer record;
    record.route = reader.text("route");
    record.vaultId = reader.optionalText("vaultId");
    if (record.isPage())
        record.after = reader.integer("after", 0);
    record.answer = line.sliced(mark + AnswerMark.size()).chopped(1).toByteArray();
    return document.finish(std::move(record));
}

std::optional<ServerExportEnd> parseExportEnd(QByteArrayView line)
{
    if (!line.startsWith(EndMark))
        return std::nullopt;
    auto document = JsonDocument::parse(line);
    if (!document)
        return std::nullopt;
    ServerExportEnd end;
    document->root().object("end", [&](JsonReader &reader) {
        end.vaults = reader.integer("vaults", 0);
        end.cells = reader.integer("cells", 0);
        end.sha256 = reader.text("sha256");
    });
    const auto read = document->finish(std::move(end));
    return read ? std::optional(*read) : std::nullopt;
}

} // namespace haex
