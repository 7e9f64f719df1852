// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/cellenvelope.h"
#include "core/protocol/change.h"
#include "core/replica/remotecell.h"
#include "tests/scenario/device.h"

namespace haex {

/// A member device gone wrong: it holds the key and an account's session, and pushes whatever it
/// likes, past its own engine.
class BrokenDevice final
{
public:
    BrokenDevice(ScenarioDevice &device, VaultKeyring keyring, Random &random);

    /// Stamps the cell and pushes it; answers the HTTP status.
    [[nodiscard]] Result<int> push(ScenarioServer &server, RemoteCell cell);
    /// A cell of that table that the device holds, twice in one body.
    [[nodiscard]] Result<int> pushTwice(ScenarioServer &server, const QByteArray &table);

private:
    [[nodiscard]] Result<Change> seal(const RemoteCell &cell);
    [[nodiscard]] Result<int> send(ScenarioServer &server, std::vector<Change> changes);
    [[nodiscard]] Result<int> post(ScenarioServer &server, const Backend &backend,
                                   const QByteArray &body);
    [[nodiscard]] Result<QByteArray> mint();
    [[nodiscard]] Result<RemoteCell> anyCell(const QByteArray &table);

    ScenarioDevice &m_device;
    VaultKeyring m_keyring;
    NoncePool m_nonces;
    CellSealer m_sealer;
};

} // namespace haex
