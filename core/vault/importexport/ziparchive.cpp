// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/ziparchive.h"

#include "core/vault/importexport/importfault.h"

#include <zip.h>

#include <algorithm>

namespace haex {
namespace {

constexpr qint64 StepBytes = 256 * 1024;
constexpr zip_int64_t MaxMembers = 100'000;

struct CloseMember
{
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};

} // namespace

void ZipArchive::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(const QByteArray &bytes, qint64 ceiling)
{
    zip_source_t *source = zip_source_buffer_create(
        bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, nullptr);
    if (!source)
        return fail(ErrorCode::Internal, QStringLiteral("zip"));
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!archive) {
        zip_source_free(source);
        return failImport(ImportFault::Damaged, QStringLiteral("no ZIP file"));
    }
    ZipArchive result(archive, ceiling);
    if (zip_get_num_entries(archive, 0) > MaxMembers)
        return failImport(ImportFault::TooLarge, QStringLiteral("members of the ZIP file"));
    return result;
}

bool ZipArchive::contains(const QString &name) const
{
    return zip_name_locate(m_archive.get(), name.toUtf8().constData(), 0) >= 0;
}

QString ZipArchive::findByPrefix(const QString &prefix) const
{
    const QByteArray wanted = prefix.toUtf8();
    const zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const QByteArray name(zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), 0));
        if (name.startsWith(wanted))
            return QString::fromUtf8(name);
    }
    return {};
}

Result<QByteArray> ZipArchive::read(const QString &name)
{
    const zip_int64_t index = zip_name_locate(m_archive.get(), name.toUtf8().constData(), 0);
    if (index < 0)
        return fail(ErrorCode::NotFound, name);
    const std::unique_ptr<zip_file_t, CloseMember> member(
        zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!member)
        return failImport(ImportFault::Damaged, QStringLiteral("member of the ZIP file"));
    QByteArray content;
    while (true) {
        const qint64 room = std::min(StepBytes, m_left + 1);
        const qsizetype before = content.size();
        content.resize(before + room);
        const zip_int64_t count
            = zip_fread(member.get(), content.data() + before, static_cast<zip_uint64_t>(room));
        if (count < 0)
            return failImport(ImportFault::Damaged, QStringLiteral("member of the ZIP file"));
        content.truncate(before + count);
        m_left -= count;
        if (m_left < 0)
            return failImport(ImportFault::TooLarge, QStringLiteral("ZIP file"));
        if (count == 0)
            return content;
    }
}

} // namespace haex
