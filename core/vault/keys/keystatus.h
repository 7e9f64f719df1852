// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/keys/listeddevice.h"

#include <QMetaType>

namespace haex {

/// A device of the vault, as the person sees it.
struct VaultDevice
{
    enum class KeyState {
        /// It shows that it has the present key.
        Has,
        /// The key was sealed for it, and it has not been seen with it yet.
        Granted,
        /// It has no key of its own to seal for, or nobody vouches for it.
        Lacks,
        Removed,
    };

    ListedDevice listed = {};
    bool isThis = false;
    KeyState keyState = KeyState::Lacks;
    /// When it was removed (ms since 1970), by the clock of the device that did.
    qint64 removedMs = 0;
    /// Another identity of the same vault file took its place.
    bool isReplaced = false;
    /// By any sign of life (ms since 1970), to the minute: a cell of it, what it said that it holds, or
    /// what it confirmed at a server; 0 = none.
    qint64 lastSeenMs = 0;

    friend bool operator==(const VaultDevice &, const VaultDevice &) = default;
};

/// What there is to know about the versions of the vault key.
struct KeyStatus
{
    quint32 version = 0;
    /// 1 for the first, and one more for each that followed.
    quint32 generation = 0;
    /// When and by which device it was made; empty for the first.
    qint64 madeMs = 0;
    QByteArray maker = {};
    /// How many this device has, this one included.
    qsizetype versions = 0;
    /// What this device sealed under it, and after how much it makes the next one.
    quint64 sealings = 0;
    quint64 sealingsLimit = 0;

    /// How far one backend's cells are re-encrypted.
    struct Progress
    {
        QByteArray backendId = {};
        QString backendName = {};
        bool isDone = false;
        /// Of the server's positions, and the cells that this device re-encrypted.
        qint64 position = 0;
        qint64 upTo = 0;
        qint64 cells = 0;
    };
    QList<Progress> progress = {};
};

} // namespace haex

Q_DECLARE_METATYPE(haex::VaultDevice)
Q_DECLARE_METATYPE(haex::KeyStatus)
