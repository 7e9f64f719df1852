// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/transport.h"
#include "tests/scenario/json.h"
#include "tests/scenario/worldclock.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/teststore.h"

namespace haex {

/// One sync server of a scenario: the product's routes and store, in memory, with a clock of its
/// own.
class ScenarioServer final
{
public:
    /// `step` has the server's fields; `number` gives it an address. `invalid_argument` for a
    /// storage that does not exist.
    [[nodiscard]] static Result<std::unique_ptr<ScenarioServer>>
    make(const Json &step, qsizetype number, const WorldClock &world, Random &random);

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] SkewedClock &clock() { return m_clock; }
    [[nodiscard]] bool isUp() const { return m_isUp; }
    void setUp(bool up) { m_isUp = up; }

    [[nodiscard]] TransportResponse handle(const TransportRequest &request,
                                           const QByteArray &device);

    /// Cells of the test tables that it took from the device, in pushes that it answered.
    [[nodiscard]] qint64 cellsFrom(const QByteArray &device) const
    {
        return m_cellsFrom.value(device);
    }
    /// Pushes that it answered; a device that pushes is not quiet, though it sends nothing new.
    [[nodiscard]] qint64 pushes() const { return m_pushes; }
    [[nodiscard]] Result<qint64> sequence()
    {
        return numberIn(m_server.store(), "SELECT coalesce(max(seq), 0) FROM vault");
    }
    /// Of one column's name; of the whole table when that is empty.
    [[nodiscard]] Result<qint64> cellsHeld(const QByteArray &table, const QByteArray &column);

    void backUp(const QString &path) { m_server.backUp(path); }
    void restore(const QString &path) { m_server.restore(path); }
    /// `invalid_argument` when its store is not SQLite.
    [[nodiscard]] Result<Database *> database();

private:
    ScenarioServer(QByteArray name, qsizetype number, const WorldClock &world, qint64 offsetMs,
                   ServerOptions options, std::unique_ptr<ServerStore> store, Random &random);
    void count(const TransportRequest &request, const QByteArray &device);

    QByteArray m_name;
    SkewedClock m_clock;
    LoopbackServer m_server;
    bool m_isUp = true;
    QHash<QByteArray, qint64> m_cellsFrom;
    qint64 m_pushes = 0;
};

} // namespace haex
