// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/server/apifixture.h"

namespace haex::bench {

/// One vault on one server without sockets, and the pushes that fill and change it: rows of five
/// columns, values of about 50 bytes.
class ServerLoad final
{
public:
    static constexpr int BatchCells = 500;
    static constexpr int Columns = 5;

    /// In a SQLite file, or a schema of the process's own PostgreSQL.
    ServerLoad(const QByteArray &storage, const QString &sqliteFile);

    /// Pushes new rows until the vault has that many cells.
    void growTo(qint64 cells);
    [[nodiscard]] qint64 cells() const { return m_cells; }

    /// A push of `count` cells that are there already, each newer than before; made ahead of time,
    /// so that only the server is measured.
    [[nodiscard]] std::vector<Change> changesOfOld(int count);
    /// Cells `first` to `first + count`, newer than before as well.
    [[nodiscard]] std::vector<Change> changesAt(qint64 first, int count);
    [[nodiscard]] QByteArray pushBody(std::vector<Change> changes) const;
    [[nodiscard]] QByteArray pullBody(qint64 after, qint64 limit) const;
    /// Expects success; `target` is /sync/push or /sync/pull.
    HttpResponse post(const QByteArray &target, const QByteArray &body);
    [[nodiscard]] qint64 cursor() const { return m_cursor; }
    /// Bytes of the data at rest.
    [[nodiscard]] qint64 storedBytes();

private:
    [[nodiscard]] Change change(qint64 cell);

    QByteArray m_storage;
    QString m_file;
    ApiFixture m_server;
    ApiDevice m_device;
    QByteArray m_vault;
    qint64 m_cells = 0;
    qint64 m_cursor = 0;
    qint64 m_stamps = 0;
    quint64 m_random = 1;
};

} // namespace haex::bench
