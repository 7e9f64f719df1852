// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock/hlctimestamp.h"

#include <array>
#include <chrono>

namespace haex {
namespace {

constexpr char HexDigits[] = "0123456789abcdef";
constexpr qsizetype NodeOffset = 30;
constexpr qsizetype CounterOffset = 25;
constexpr int MaxYear = 9999;

void putDecimal(char *out, unsigned value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void putHex(char *out, quint64 value, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        out[i] = HexDigits[value & 0xf];
        value >>= 4;
    }
}

std::optional<unsigned> decimal(QByteArrayView text, qsizetype at, qsizetype width)
{
    unsigned value = 0;
    for (qsizetype i = at; i < at + width; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::optional<quint64> hex(QByteArrayView text, qsizetype at, qsizetype width)
{
    quint64 value = 0;
    for (qsizetype i = at; i < at + width; ++i) {
        const char c = text[i];
        quint64 digit = 0;
        if (c >= '0' && c <= '9')
            digit = static_cast<quint64>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<quint64>(c - 'a') + 10;
        else
            return std::nullopt;
        value = value << 4 | digit;
    }
    return value;
}

bool hasSeparators(QByteArrayView text)
{
    return text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':'
        && text[19] == '.' && text[23] == 'Z' && text[24] == '-' && text[29] == '-';
}

} // namespace

std::optional<NodeId> NodeId::fromDeviceId(QByteArrayView deviceId)
{
    std::array<char, 32> digits{};
    size_t count = 0;
    for (const char c : deviceId) {
        if (c == '-')
            continue;
        if (count < digits.size())
            digits[count] = c;
        ++count;
    }
    if (count != digits.size())
        return std::nullopt;
    const QByteArrayView text(digits.data(), digits.size());
    const auto value = hex(text, 0, 16);
    if (!value || !hex(text, 16, 16))
        return std::nullopt;
    return NodeId(*value);
}

QByteArray NodeId::toHex() const
{
    QByteArray text(16, Qt::Uninitialized);
    putHex(text.data(), m_value, 16);
    return text;
}

std::optional<HlcTimestamp> HlcTimestamp::parse(QByteArrayView text)
{
    if (text.size() != TextLength || !hasSeparators(text))
        return std::nullopt;
    const auto year = decimal(text, 0, 4);
    const auto month = decimal(text, 5, 2);
    const auto day = decimal(text, 8, 2);
    const auto hour = decimal(text, 11, 2);
    const auto minute = decimal(text, 14, 2);
    const auto second = decimal(text, 17, 2);
    const auto millis = decimal(text, 20, 3);
    const auto counter = hex(text, CounterOffset, 4);
    const auto node = hex(text, NodeOffset, 16);
    if (!year || !month || !day || !hour || !minute || !second || !millis || !counter || !node)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                              std::chrono::day{*day}};
    if (*year < 1970 || !date.ok() || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    const auto time = sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second}
        + milliseconds{*millis};
    return HlcTimestamp{duration_cast<milliseconds>(time.time_since_epoch()).count(),
                        static_cast<quint16>(*counter), NodeId(*node)};
}

QByteArray HlcTimestamp::toText() const
{
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds{physicalMs}};
    const auto date = floor<days>(time);
    const year_month_day ymd{date};
    const hh_mm_ss clock{time - date};
    Q_ASSERT(physicalMs >= 0 && static_cast<int>(ymd.year()) <= MaxYear);

    QByteArray text("0000-00-00T00:00:00.000Z-0000-0000000000000000");
    char *out = text.data();
    putDecimal(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
    putDecimal(out + 5, static_cast<unsigned>(ymd.month()), 2);
    putDecimal(out + 8, static_cast<unsigned>(ymd.day()), 2);
    putDecimal(out + 11, static_cast<unsigned>(clock.hours().count()), 2);
    putDecimal(out + 14, static_cast<unsigned>(clock.minutes().count()), 2);
    putDecimal(out + 17, static_cast<unsigned>(clock.seconds().count()), 2);
    putDecimal(out + 20, static_cast<unsigned>(clock.subseconds().count()), 3);
    putHex(out + CounterOffset, counter, 4);
    putHex(out + NodeOffset, node.value(), 16);
    return text;
}

QByteArrayView nodeOf(QByteArrayView hlcText)
{
    return hlcText.sliced(NodeOffset);
}

} // namespace haex
