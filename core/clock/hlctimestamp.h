// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <optional>

namespace haex {

/// The node part of an HLC: 64 bits that name the device that minted it.
/// Taken from the first 16 hex digits of the device id.
class NodeId
{
public:
    constexpr NodeId() = default;
    constexpr explicit NodeId(quint64 value)
        : m_value(value)
    {
    }
    /// From a device id (a UUID); nullopt when it is none.
    [[nodiscard]] static std::optional<NodeId> fromDeviceId(QByteArrayView deviceId);

    [[nodiscard]] constexpr quint64 value() const { return m_value; }
    [[nodiscard]] constexpr bool isZero() const { return m_value == 0; }
    [[nodiscard]] QByteArray toHex() const;
    friend constexpr auto operator<=>(NodeId, NodeId) = default;

private:
    quint64 m_value = 0;
};

/// A hybrid logical clock's reading (Kulkarni et al., "Logical Physical Clocks", 2014): physical
/// milliseconds, a counter and the node, totally ordered in this order.
///
/// Its text is R1's: `YYYY-MM-DDTHH:MM:SS.mmmZ-cccc-nnnnnnnnnnnnnnnn`, 46 ASCII characters that
/// compare as bytes exactly as the values compare. `parse` accepts nothing else.
struct HlcTimestamp
{
    static constexpr qsizetype TextLength = 46;

    qint64 physicalMs = 0;
    quint16 counter = 0;
    NodeId node;

    /// Strict: nullopt for any other form, an impossible date or a year outside 1970…9999.
    [[nodiscard]] static std::optional<HlcTimestamp> parse(QByteArrayView text);
    [[nodiscard]] QByteArray toText() const;
    /// HLC zero: the stamp of seeded defaults, lower than any device's.
    [[nodiscard]] bool isZero() const { return physicalMs == 0 && counter == 0 && node.isZero(); }

    friend constexpr auto operator<=>(const HlcTimestamp &, const HlcTimestamp &) = default;
};

/// Node of an HLC text without parsing the rest; the text must be `HlcTimestamp::TextLength` long.
[[nodiscard]] QByteArrayView nodeOf(QByteArrayView hlcText);

} // namespace haex
