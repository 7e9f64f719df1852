// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replica/changecapture.h"

#include <map>
#include <tuple>
#include <vector>

namespace haex {

/// A sync server as small as the rules allow: one version per cell, the newer HLC wins, and a
/// sequence number per accepted version (R16, R18). No crypto, no network.
class TestServer final
{
public:
    using CellName = std::tuple<QByteArray, QByteArray, QByteArray>;
    struct Stored
    {
        RemoteCell cell;
        qint64 seq = 0;
    };
    struct Page
    {
        std::vector<RemoteCell> cells;
        qint64 cursor = 0;
        bool hasMore = false;
        /// What all devices had confirmed when the page was read (R14).
        qint64 confirmedUpTo = 0;
    };

    explicit TestServer(QByteArray id = "server")
        : m_id(std::move(id))
    {
    }

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    /// True when it was newer than what was there.
    bool accept(const RemoteCell &cell);
    [[nodiscard]] Page page(qint64 after, qint64 limit) const;
    /// A device that counts; the first time with nothing.
    void registerDevice(const QByteArray &device) { m_confirmed.emplace(device, 0); }
    void removeDevice(const QByteArray &device) { m_confirmed.erase(device); }
    /// The device has stored everything up to there.
    void confirm(const QByteArray &device, qint64 position);
    [[nodiscard]] qint64 confirmedUpTo() const { return m_confirmedUpTo; }
    /// The tombstone of a cell's row, when devices may have forgotten it.
    [[nodiscard]] const RemoteCell *forgottenDelete(const RemoteCell &cell) const;
    [[nodiscard]] const Stored *find(const QByteArray &table, const QByteArray &rowPks, const QByteArray &column) const;
    [[nodiscard]] const std::map<CellName, Stored> &cells() const { return m_cells; }
    [[nodiscard]] qint64 sequence() const { return m_sequence; }

private:
    void tellAgain(const RemoteCell &cell);

    QByteArray m_id;
    std::map<CellName, Stored> m_cells;
    std::map<qint64, CellName> m_order;
    qint64 m_sequence = 0;
    std::map<QByteArray, qint64> m_confirmed;
    qint64 m_confirmedUpTo = 0;
};

} // namespace haex
