// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace haex {

/// A PostgreSQL of our own in a temporary folder, reached by a socket in it. Ends with the object, and
/// with the process when that is killed.
class PostgresCluster final
{
public:
    enum class Durability {
        /// Promises nothing to the disk: a commit costs its own work only.
        None,
        /// As it comes: each commit is on the disk.
        Full,
    };

    /// `not_found` when PostgreSQL is not installed.
    [[nodiscard]] static Result<std::unique_ptr<PostgresCluster>> start(Durability durability);
    /// The process's only one, started when first asked for, as that call says; stopped by `stopShared`.
    [[nodiscard]] static Result<PostgresCluster *> shared(Durability durability = Durability::None);
    static void stopShared();
    ~PostgresCluster();

    /// The address of an empty database schema; another one at each call.
    [[nodiscard]] Result<SecretBytes> newAddress();

private:
    PostgresCluster();
    [[nodiscard]] Result<> chooseOwner();
    [[nodiscard]] Result<> initialise(const QString &programs);
    [[nodiscard]] Result<> run(const QString &programs, Durability durability);
    [[nodiscard]] QByteArray address() const;
    void prepare(QProcess &process) const;

    QTemporaryDir m_folder;
    /// PostgreSQL refuses to run as root: who runs it instead, 0 = we.
    unsigned int m_user = 0;
    unsigned int m_group = 0;
    QProcess m_process;
    int m_schemas = 0;
};

} // namespace haex
