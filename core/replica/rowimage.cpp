// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/rowimage.h"

#include <QtEndian>

#include <algorithm>

namespace haex {
namespace {

template <class Number>
void appendNumber(QByteArray &out, Number value)
{
    const Number big = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&big), sizeof big);
}

template <class Number>
std::optional<Number> takeNumber(QByteArrayView &bytes)
{
    if (bytes.size() < static_cast<qsizetype>(sizeof(Number)))
        return std::nullopt;
    const Number value = qFromBigEndian<Number>(bytes.data());
    bytes = bytes.sliced(sizeof(Number));
    return value;
}

std::optional<QByteArrayView> takeBytes(QByteArrayView &bytes, qsizetype count)
{
    if (bytes.size() < count)
        return std::nullopt;
    const QByteArrayView taken = bytes.first(count);
    bytes = bytes.sliced(count);
    return taken;
}

} // namespace

void appendToImage(QByteArray &image, QByteArrayView column, const CellValue &value)
{
    const QByteArray data = value.encoded();
    appendNumber(image, static_cast<quint16>(column.size()));
    image.append(column.data(), column.size());
    image.append(static_cast<char>(value.type()));
    appendNumber(image, static_cast<quint32>(data.size()));
    image.append(data);
}

QByteArray encodeImage(const RowImage &image)
{
    QByteArray bytes;
    for (const auto &[column, value] : image)
        appendToImage(bytes, column, value);
    return bytes;
}

std::optional<RowImage> decodeImage(QByteArrayView bytes)
{
    RowImage image;
    while (!bytes.isEmpty()) {
        const auto nameLength = takeNumber<quint16>(bytes);
        if (!nameLength)
            return std::nullopt;
        const auto name = takeBytes(bytes, *nameLength);
        const auto tag = takeNumber<quint8>(bytes);
        const auto length = takeNumber<quint32>(bytes);
        if (!name || !tag || !length)
            return std::nullopt;
        const auto data = takeBytes(bytes, *length);
        if (!data)
            return std::nullopt;
        auto value = CellValue::decode(*tag, *data);
        if (!value)
            return std::nullopt;
        image.emplace_back(name->toByteArray(), std::move(*value));
    }
    return image;
}

void setInImage(RowImage &image, QByteArrayView column, const CellValue &value)
{
    const auto found = std::ranges::find(image, column, [](const auto &pair) {
        return QByteArrayView(pair.first);
    });
    if (found == image.end())
        image.emplace_back(column.toByteArray(), value);
    else
        found->second = value;
}

const CellValue *findInImage(const RowImage &image, QByteArrayView column)
{
    const auto found = std::ranges::find(image, column, [](const auto &pair) {
        return QByteArrayView(pair.first);
    });
    return found == image.end() ? nullptr : &found->second;
}

} // namespace haex
