// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secretsharing.h"

#include <algorithm>

namespace haex {
namespace {

constexpr unsigned Modulus = 0x11b;

/// Without branches or tables that depend on the factors.
quint8 product(quint8 left, quint8 right)
{
    unsigned sum = 0;
    unsigned shifted = left;
    for (int bit = 0; bit < 8; ++bit) {
        sum ^= shifted & (0U - ((unsigned {right} >> bit) & 1U));
        shifted = (shifted << 1) ^ (Modulus & (0U - ((shifted >> 7) & 1U)));
    }
    return static_cast<quint8>(sum);
}

/// The 254th power.
quint8 inverse(quint8 value)
{
    quint8 power = value;
    for (int step = 0; step < 6; ++step)
        power = product(product(power, power), value);
    return product(power, power);
}

/// Lagrange's factor for the point at 0; only of what is public.
quint8 weightOf(std::span<const SharePoint> points, size_t own)
{
    quint8 weight = 1;
    for (size_t other = 0; other < points.size(); ++other) {
        if (other == own)
            continue;
        const auto apart = static_cast<quint8>(points[other].x ^ points[own].x);
        weight = product(weight, product(points[other].x, inverse(apart)));
    }
    return weight;
}

} // namespace

std::vector<SharePoint> splitSecret(const SecretBytes &secret, int needed, int count)
{
    std::vector<SecretBytes> coefficients;
    for (int degree = 1; degree < needed; ++degree)
        coefficients.push_back(SecretBytes::random(secret.size()));
    return splitSecretBy(secret, coefficients, count);
}

std::vector<SharePoint> splitSecretBy(const SecretBytes &secret,
                                      std::span<const SecretBytes> coefficients, int count)
{
    std::vector<SharePoint> points;
    for (int x = 1; x <= count; ++x) {
        SharePoint point {static_cast<quint8>(x), SecretBytes(secret.size())};
        const auto y = point.y.mutableView();
        for (size_t byte = 0; byte < y.size(); ++byte) {
            // Horner, from the highest power down.
            for (size_t degree = coefficients.size(); degree > 0; --degree)
                y[byte] = product(y[byte] ^ coefficients[degree - 1].view()[byte], point.x);
            y[byte] ^= secret.view()[byte];
        }
        points.push_back(std::move(point));
    }
    return points;
}

SecretBytes joinShares(std::span<const SharePoint> points)
{
    if (points.empty())
        return {};
    SecretBytes secret(points.front().y.size());
    for (size_t own = 0; own < points.size(); ++own) {
        const quint8 weight = weightOf(points, own);
        for (size_t byte = 0; byte < secret.size(); ++byte)
            secret.mutableView()[byte] ^= product(points[own].y.view()[byte], weight);
    }
    return secret;
}

} // namespace haex
