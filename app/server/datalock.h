// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/commandline.h"

#include <QLockFile>

#include <memory>

namespace haex {

/// One process per folder: held while it serves, and by commands that must not meet one that
/// serves. Any number may share a database, which knows who uses it.
class DataLock final
{
public:
    /// Of the folder that the command line names, if it names one. `vault_in_use` while another
    /// process holds it; ends with the process.
    [[nodiscard]] static Result<DataLock> take(const CommandLine &line);

private:
    explicit DataLock(std::unique_ptr<QLockFile> file)
        : m_file(std::move(file))
    {
    }
    std::unique_ptr<QLockFile> m_file;
};

} // namespace haex
