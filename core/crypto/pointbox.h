// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"
#include "core/crypto/associateddata.h"

#include <QByteArray>

namespace haex {

/// What a box is for: keeps the boxes of one purpose from being taken for those of another.
struct PointBoxPurpose
{
    /// Of the key that seals, with its version.
    QByteArrayView keyLabel;
    /// Magic and whatever stands before the ephemeral key in the associated data.
    AssociatedData head;
    /// What is inside, and what it belongs to.
    AssociatedData subject;
};

/// Bytes sealed to an X25519 point by somebody who does not know its scalar. Nobody makes one that
/// opens who does not know the point: README.md has the form.
struct PointBox
{
    static constexpr qsizetype PointBytes = 32;
    /// Of the box without what is inside: ephemeral key, nonce and tag.
    static constexpr qsizetype OverheadBytes = PointBytes + 12 + 16;

    /// X25519, made for this box.
    QByteArray ephemeralKey;
    QByteArray nonce;
    QByteArray ciphertext;

    /// The members one behind the other.
    [[nodiscard]] QByteArray toBytes() const { return ephemeralKey + nonce + ciphertext; }
    /// `authentication_failed` when it is too short for one.
    [[nodiscard]] static Result<PointBox> fromBytes(QByteArrayView bytes);
};

/// The point that belongs to a scalar of 32 bytes.
[[nodiscard]] Result<SecretBytes> pointOf(const SecretBytes &scalar);
/// What the scalar has in common with the one that the point belongs to (X25519);
/// `authentication_failed` for a point that has nothing to hide.
[[nodiscard]] Result<SecretBytes> commonSecret(const SecretBytes &scalar, ConstByteSpan point);
[[nodiscard]] Result<PointBox> sealToPoint(const SecretBytes &point, const SecretBytes &secret,
                                           const PointBoxPurpose &purpose);
/// `authentication_failed` for anything that was not sealed to that point for that purpose.
[[nodiscard]] Result<SecretBytes> openAtPoint(const SecretBytes &scalar, const PointBox &box,
                                              const PointBoxPurpose &purpose);

} // namespace haex
