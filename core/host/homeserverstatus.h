// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QUrl>

#include <optional>

namespace haex {

/// A device that uses the home server.
struct HomeDevice
{
    QByteArray id;
    QString name;
    qint64 lastSeenMs = 0;
    /// Listens for changes right now.
    bool isConnected = false;
    bool operator==(const HomeDevice &) const = default;
};

/// A vault that the home server holds; what it is called only its devices can read.
struct HomeVault
{
    QByteArray id;
    qint64 createdMs = 0;
    /// Of its sealed values and keys.
    qint64 bytes = 0;
    /// When it is going to be deleted; 0 = not at all.
    qint64 endsMs = 0;
    bool operator==(const HomeVault &) const = default;
};

/// What a home server does, as a value for other threads.
struct HomeServerStatus
{
    enum class State { Off, Starting, On, Failed };

    State state = State::Off;
    /// Why it `Failed`: `already_exists` (another program has its port), `vault_in_use` (another
    /// program uses its folder), `io_error`, or what is wrong with its data, which a backup mends.
    ErrorCode error = ErrorCode::Internal;
    quint16 port = 0;
    /// SHA-256 of its certificate.
    QByteArray fingerprint = {};
    /// For this computer, and for others in each network that it is in; none without a network.
    QUrl ownAddress = {};
    QList<QUrl> addresses = {};
    /// None of the addresses is one that other computers were told.
    bool hasMoved = false;
    QList<HomeDevice> devices = {};
    QList<HomeVault> vaults = {};
    qint64 storedBytes = 0;
    /// 0 = none yet.
    qint64 lastBackupMs = 0;
    /// The device that used up the present invitation; empty: nobody has.
    QString invitedDevice = {};

    [[nodiscard]] bool isOn() const { return state == State::On; }
    bool operator==(const HomeServerStatus &) const = default;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::HomeServerStatus)
