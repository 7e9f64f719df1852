// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/serverexportfile.h"

#include "core/vault/importexport/exportfile.h"

#include <QCryptographicHash>

#include <algorithm>

namespace haex {
namespace {

/// More than the largest answer of a server; what is longer is another kind of file.
constexpr qint64 MaxLineBytes = 64LL * 1024 * 1024;
constexpr qint64 MaxHeadBytes = 4096;

Error damaged(const char *what)
{
    return {ErrorCode::VaultDamaged, QString::fromLatin1(what)};
}

} // namespace

void writeServerExport(SyncEngine &sync, const QByteArray &backendId, ExportScope scope, const QString &path,
                       std::function<void(Result<ServerExportReport>)> done)
{
    auto created = ExportFile::create(path);
    if (!created)
        return done(fail(created.error()));
    const std::shared_ptr<ExportFile> file = std::move(*created);
    const auto write = [file](QByteArrayView line) -> Result<> {
        file->write(line);
        return file->check();
    };
    sync.exportServerData(backendId, scope, write, [file, done = std::move(done)](const Result<ServerExportReport> &report) {
        if (!report)
            return done(report);
        const auto committed = file->commit();
        done(committed ? report : fail(committed.error()));
    });
}

bool isServerExport(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) && parseExportHead(file.readLine(MaxHeadBytes)).has_value();
}

Result<std::unique_ptr<ServerExportFile>> ServerExportFile::open(const QString &path)
{
    std::unique_ptr<ServerExportFile> file(new ServerExportFile(path));
    if (!file->m_file.open(QFile::ReadOnly))
        return fail(ErrorCode::IoError, file->m_file.errorString());
    HAEX_ASSIGN(head, parseExportHead(file->m_file.readLine(MaxHeadBytes)));
    file->m_head = std::move(head);
    HAEX_TRY(file->readIndex());
    return file;
}

Result<> ServerExportFile::readIndex()
{
    m_file.seek(0);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (bool isFirst = true;; isFirst = false) {
        const qint64 offset = m_file.pos();
        const QByteArray line = m_file.readLine(MaxLineBytes);
        if (!line.endsWith('\n'))
            return fail(damaged("the export has no end"));
        if (const auto end = parseExportEnd(line)) {
            const bool isWhole = end->sha256 == hash.result().toHex() && m_file.atEnd();
            return isWhole ? Result<>() : fail(damaged("the export is not as it was written"));
        }
        hash.addData(line);
        if (!isFirst)
            HAEX_TRY(note(line, {offset, line.size()}));
    }
}

Result<> ServerExportFile::note(QByteArrayView line, const Place &place)
{
    const auto record = parseRecordedAnswer(line);
    if (!record)
        return fail(damaged("a line of the export is no answer"));
    if (!record->isPage()) {
        m_answers.insert(record->route, place);
        return {};
    }
    std::vector<PagePlace> &pages = m_pages[record->vaultId];
    if (!pages.empty() && pages.back().after >= record->after)
        return fail(damaged("the export's pages are out of order"));
    pages.push_back({record->after, place});
    return {};
}

Result<QByteArray> ServerExportFile::answerAt(const Place &place)
{
    if (!m_file.seek(place.offset))
        return fail(ErrorCode::IoError, m_file.errorString());
    HAEX_ASSIGN(record, parseRecordedAnswer(m_file.read(place.bytes)));
    return record.answer;
}

Result<QByteArray> ServerExportFile::answerTo(const QByteArray &route)
{
    const auto found = m_answers.constFind(route);
    if (found == m_answers.constEnd())
        return fail(ErrorCode::NotFound);
    return answerAt(*found);
}

Result<PullResponse> ServerExportFile::page(const QByteArray &vaultId, qint64 after)
{
    const auto pages = m_pages.constFind(vaultId);
    if (pages == m_pages.constEnd() || pages->empty())
        return fail(ErrorCode::NotFound);
    const auto behind = std::ranges::upper_bound(*pages, after, {}, &PagePlace::after);
    if (behind == pages->begin())
        return fail(ErrorCode::NotFound);
    HAEX_ASSIGN(answer, answerAt(std::prev(behind)->place));
    HAEX_ASSIGN(page, parsePullResponse(answer));
    std::erase_if(page.changes, [after](const Change &change) { return change.updatedAt <= after; });
    // What the server would have done with them is not this file's to say.
    page.accountEndsAtMs.reset();
    page.vaultEndsAtMs.reset();
    return page;
}

} // namespace haex
