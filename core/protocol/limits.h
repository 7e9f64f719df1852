// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rowkey.h"

#include <QtGlobal>

/// The sizes that client and server agree on. A server may be set lower, never higher.
namespace haex::limits {

inline constexpr int ProtocolVersion = 1;

/// Cells and bytes (sum of the changes' text) of one push. One cell alone may be larger than
/// MaxPushBytes, up to MaxCellBytes.
inline constexpr qsizetype MaxPushCells = 500;
inline constexpr qsizetype MaxPushBytes = 1024 * 1024;
/// The sealed value of one cell, after base64.
inline constexpr qsizetype MaxCellBytes = 1024 * 1024;
inline constexpr qsizetype MaxRowPksBytes = RowKey::MaxBytes;
inline constexpr qsizetype MaxIdentifierBytes = 255;

inline constexpr qsizetype MaxBodyBytes = 8 * 1024 * 1024;
inline constexpr qsizetype MaxHeaderBytes = 16 * 1024;
inline constexpr int MaxJsonDepth = 8;
inline constexpr qsizetype MaxRealtimeMessageBytes = 4096;

inline constexpr qint64 MinPageCells = 1;
inline constexpr qint64 MaxPageCells = 1000;
inline constexpr qint64 DefaultPageCells = 1000;
/// A page ends early, with `hasMore`, once its changes are over this; it has at least one cell.
inline constexpr qsizetype MaxPageBytes = 4 * 1024 * 1024;

/// R4: a cell further ahead of the server's clock is refused.
inline constexpr qint64 FutureWindowMs = 24LL * 60 * 60 * 1000;

inline constexpr qsizetype MinPasswordBytes = 8;
inline constexpr qsizetype MaxPasswordBytes = 1024;
inline constexpr qsizetype MaxEmailBytes = 254;
inline constexpr qsizetype MaxDeviceNameBytes = 255;
/// Each of the wrapped-key fields of a vault, as text.
inline constexpr qsizetype MaxKeyFieldBytes = 64 * 1024;

/// What two devices that are being paired leave for each other (pairingmessages.h).
inline constexpr int PairingSlots = 6;
inline constexpr qsizetype PairingMailboxBytes = 16;
inline constexpr qsizetype MaxPairingMessageBytes = 4096;

} // namespace haex::limits
