// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairinggreeting.h"

#include "core/crypto/pointbox.h"

#include <QCryptographicHash>

namespace haex {
namespace {

constexpr QByteArrayView CommitmentLabel = "haex/pairing-commitment/v1";
constexpr qsizetype KeySize = PointBox::PointBytes;
constexpr qsizetype ShownNameLength = 60;

} // namespace

QByteArray PairingGreeting::encoded() const
{
    // Two parts of a fixed size, and what is left.
    return publicKey + random + deviceName.toUtf8();
}

Result<PairingGreeting> PairingGreeting::decoded(const SecretBytes &text)
{
    const QByteArray bytes(reinterpret_cast<const char *>(text.view().data()),
                           static_cast<qsizetype>(text.size()));
    if (bytes.size() < KeySize + RandomBytes)
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("pairing greeting"));
    const QString name = QString::fromUtf8(bytes.sliced(KeySize + RandomBytes));
    return PairingGreeting{bytes.first(KeySize), bytes.sliced(KeySize, RandomBytes),
                           name.simplified().left(ShownNameLength)};
}

QByteArray commitmentTo(const QByteArray &encodedGreeting)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(CommitmentLabel);
    hash.addData(encodedGreeting);
    return hash.result();
}

} // namespace haex
