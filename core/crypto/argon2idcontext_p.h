// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCrypto>

namespace haex {

/// Our QCA provider's Argon2id (version 1.3, one lane), over libsodium.
/// QCA's interface knows an iteration count only; the memory is set beforehand.
class Argon2idContext final : public QCA::KDFContext
{
public:
    explicit Argon2idContext(QCA::Provider *provider);

    [[nodiscard]] QCA::Provider::Context *clone() const override;

    void setMemoryBytes(size_t bytes) { m_memoryBytes = bytes; }

    /// An empty key when libsodium refuses the parameters or has no memory.
    QCA::SymmetricKey makeKey(const QCA::SecureArray &secret, const QCA::InitializationVector &salt,
                              unsigned int keyLength, unsigned int iterationCount) override;
    /// Not offered: parameters are chosen, stored and authenticated, never measured. Empty key.
    QCA::SymmetricKey makeKey(const QCA::SecureArray &secret, const QCA::InitializationVector &salt,
                              unsigned int keyLength, int msecInterval,
                              unsigned int *iterationCount) override;

private:
    size_t m_memoryBytes = 0;
};

} // namespace haex
