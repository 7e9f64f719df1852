// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/bytespan.h"
#include "core/crypto/cellplace.h"

#include <optional>
#include <vector>

namespace haex {

/// The plaintext inside an envelope: type tag u8 | length u32 BE | data | zeros up to paddedSize,
/// so that a ciphertext's length tells little of the value's. With a place, table, row and column
/// follow the data, each behind its length u16 BE.
struct PaddedPlaintext
{
    static constexpr size_t HeaderBytes = 5;
    static constexpr size_t LeastBytes = 32;
    /// Of a placed value: names of the usual length and a short value are all alike.
    static constexpr size_t LeastPlacedBytes = 128;
    /// Of each name of a place.
    static constexpr qsizetype MaxNameBytes = 0xffff;
    /// Larger values have no place in a cell, and their lengths must fit the header.
    static constexpr qsizetype MaxDataBytes = 64 * 1024 * 1024;

    /// max(leastBytes, Padmé(contentBytes)). Padmé (Nikitin et al., "Reducing Metadata Leakage from
    /// Encrypted Files", 2019) costs at most 12 % and leaves O(log log n) bits of the length.
    [[nodiscard]] static size_t paddedSize(size_t contentBytes,
                                                      size_t leastBytes = LeastBytes);

    /// Overwrites `out`. The data is at most `MaxDataBytes` long.
    static void write(const CellValue &value, std::vector<unsigned char> &out);
    /// The names are at most `MaxNameBytes` long.
    static void write(const PlacedValue &value, std::vector<unsigned char> &out);
    /// nullopt unless `bytes` is exactly what write() makes of some value.
    [[nodiscard]] static std::optional<CellValue> read(ConstByteSpan bytes);
    [[nodiscard]] static std::optional<PlacedValue> readPlaced(ConstByteSpan bytes);
};

} // namespace haex
