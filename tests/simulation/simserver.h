// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/vaultkeyring.h"
#include "core/sync/cellcodec.h"
#include "core/protocol/change.h"
#include "tests/simulation/dice.h"
#include "tests/simulation/fault.h"
#include "tests/support/fakeclock.h"
#include "tests/support/loopbackserver.h"

#include <memory>

namespace haex::sim {

/// A sync server of a simulation: the product's own, with a clock that may be wrong, backups of
/// its database, and lies that only somebody with the database in hand could tell.
class SimServer final
{
public:
    /// `folder` holds its backups.
    SimServer(int number, const QString &folder, qint64 nowMs);

    [[nodiscard]] LoopbackServer &server() { return m_server; }
    /// What a device with that number reaches: after a fork the odd ones reach the other half.
    [[nodiscard]] LoopbackServer &serverOf(int device) { return m_forked && device % 2 != 0 ? *m_fork : m_server; }
    void setTime(qint64 nowMs) { m_clock.set(nowMs + m_offsetMs); }
    void setOffset(qint64 milliseconds) { m_offsetMs = milliseconds; }
    void limit(qint64 cells);
    void unlimit();

    void backUp();
    /// False when there is no backup.
    bool restore();
    /// One lie about a cell of the vault; the state before the first one is kept.
    void lie(Fault lie, quint64 seed);
    /// Some cells are gone for good, as from a damaged disk, and nobody is told.
    void lose(quint64 seed);
    /// From now on it is two servers, each of which tells its devices that there is no other.
    void fork();
    /// Puts back what was there before it began to lie, as an administrator would.
    bool makeHonest();
    [[nodiscard]] bool isLying() const { return m_lying; }

    /// `cell name, HLC` of everything it holds.
    struct Held
    {
        QByteArray table;
        QByteArray rowPks;
        QByteArray column;
        QByteArray hlc;
        bool isDelete = false;
    };
    [[nodiscard]] std::vector<Held> cells();
    /// Whether it holds the same write of the cell, sealed under an older version of the key.
    [[nodiscard]] bool isUnderFormerKey(const Change &change, int device);
    /// The keys of a vault with blind names, to tell what it holds, and another one that its devices made.
    void readWith(VaultKeyring keyring);
    void learnKey(quint32 keyVersion, const QByteArray &key);
    /// What it calls that table.
    [[nodiscard]] QByteArray nameOf(const QByteArray &table);
    /// Empty, or what it holds that is not as blind names are.
    [[nodiscard]] QByteArray readableName();
    /// The whole database as bytes.
    [[nodiscard]] QByteArray image();

private:
    void start(qint64 cells);
    void join();
    [[nodiscard]] QString pathOf(const char *what) const;
    void replaceFile(const QString &path);

    QString m_prefix;
    SystemRandom m_random;
    std::unique_ptr<VaultKeyring> m_keyring;
    /// Of a vault with blind names.
    std::unique_ptr<CellCodec> m_codec;
    FakeClock m_clock;
    qint64 m_offsetMs = 0;
    QByteArray m_name;
    LoopbackServer m_server;
    /// Lives on when it is no longer used: devices still know it.
    std::unique_ptr<LoopbackServer> m_fork;
    bool m_forked = false;
    bool m_backedUp = false;
    bool m_lying = false;
};

} // namespace haex::sim
