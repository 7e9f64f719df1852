// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct zip;

namespace haex {

/// Reads members of a ZIP file by name, never more than was agreed on, whatever the file says of
/// its sizes.
class ZipArchive final
{
public:
    /// `bytes` must outlive the archive. ImportFault::Damaged when it is no ZIP file;
    /// ImportFault::TooLarge above `ceiling`, the sum of what is read.
    [[nodiscard]] static Result<ZipArchive> open(const QByteArray &bytes, qint64 ceiling);

    [[nodiscard]] bool contains(const QString &name) const;
    /// NotFound; an ImportFault for a member that is broken, encrypted or too large.
    [[nodiscard]] Result<QByteArray> read(const QString &name);
    /// The first member whose name begins so; empty when there is none.
    [[nodiscard]] QString findByPrefix(const QString &prefix) const;

private:
    struct Close
    {
        void operator()(zip *archive) const;
    };
    explicit ZipArchive(zip *archive, qint64 ceiling)
        : m_archive(archive)
        , m_left(ceiling)
    {
    }
    std::unique_ptr<zip, Close> m_archive;
    qint64 m_left;
};

} // namespace haex
