// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/exportfile.h"

#include <QFileInfo>

namespace haex {

Result<std::unique_ptr<ExportFile>> ExportFile::create(const QString &path)
{
    if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
        return fail(ErrorCode::AlreadyExists, path);
    std::unique_ptr<ExportFile> file(new ExportFile(path));
    if (!file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                           QFile::ReadOwner | QFile::WriteOwner)) {
        file->m_committed = true; // nothing of ours to remove
        return fail(ErrorCode::IoError, file->m_file.errorString());
    }
    return file;
}

ExportFile::~ExportFile()
{
    if (!m_committed)
        m_file.remove();
}

void ExportFile::write(QByteArrayView bytes)
{
    if (m_file.error() == QFile::NoError)
        m_file.write(bytes.data(), bytes.size());
}

Result<> ExportFile::check() const
{
    if (m_file.error() == QFile::NoError)
        return {};
    const bool isFull = m_file.error() == QFile::ResourceError;
    return fail(isFull ? ErrorCode::DiskFull : ErrorCode::IoError, m_file.errorString());
}

Result<> ExportFile::commit()
{
    if (m_file.error() == QFile::NoError)
        m_file.flush();
    HAEX_TRY(check());
    m_file.close();
    m_committed = true;
    return {};
}

} // namespace haex
