// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

#include <span>
#include <vector>

namespace haex {

/// A point of the polynomials that hide a secret (Shamir), one byte of `y` for each byte of it.
struct SharePoint
{
    /// Never 0: there the secret itself is.
    quint8 x = 0;
    SecretBytes y;
};

/// Splits a secret into `count` points, x from 1 on, any `needed` of which give it back; fewer tell
/// nothing but its length. Over GF(2^8) modulo x^8 + x^4 + x^3 + x + 1. What is done to secret bytes
/// takes the same time whatever they are. 2 ≤ needed ≤ count ≤ 255.
[[nodiscard]] std::vector<SharePoint> splitSecret(const SecretBytes &secret, int needed, int count);
/// The same with given coefficients, from the one of x on, each as long as the secret. They must be
/// random, and used once; for vectors.
[[nodiscard]] std::vector<SharePoint> splitSecretBy(const SecretBytes &secret,
                                                    std::span<const SecretBytes> coefficients,
                                                    int count);
/// What the polynomials through the points are at 0; nonsense when the points are of different
/// secrets or fewer than were needed. All x differ, all y are of one length.
[[nodiscard]] SecretBytes joinShares(std::span<const SharePoint> points);

} // namespace haex
