// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QFile>

#include <memory>

namespace haex {

/// A file that an export writes: never one that was there, for its owner only, and gone again
/// unless it was committed.
class ExportFile final
{
public:
    /// AlreadyExists, or IoError when it cannot be made.
    [[nodiscard]] static Result<std::unique_ptr<ExportFile>> create(const QString &path);
    ExportFile(const ExportFile &) = delete;
    ExportFile &operator=(const ExportFile &) = delete;
    ~ExportFile();

    /// Errors are kept for `commit`.
    void write(QByteArrayView bytes);
    /// Whether all of it could be written so far: for who writes much.
    [[nodiscard]] Result<> check() const;
    [[nodiscard]] Result<> commit();

private:
    explicit ExportFile(const QString &path)
        : m_file(path)
    {
    }
    QFile m_file;
    bool m_committed = false;
};

} // namespace haex
