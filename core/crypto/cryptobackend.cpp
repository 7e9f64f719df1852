// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/cryptobackend.h"

#include "core/base/sodium.h"
#include "core/base/wipingheap.h"
#include "core/crypto/aead.h"
#include "core/crypto/haexprovider_p.h"
#include "core/crypto/keyderivation.h"

#include <QCoreApplication>

#include <memory>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace haex {
namespace {

/// RFC 5869, test case 1.
Result<> checkHkdf()
{
    const auto secret = SecretBytes::copyOf(QByteArray(22, '\x0b'));
    HAEX_ASSIGN(key,
                hkdfSha256(secret, QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42,
                           QByteArray::fromHex("000102030405060708090a0b0c")));
    const auto expected = SecretBytes::copyOf(QByteArray::fromHex(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
    if (!key.equals(expected))
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("HKDF-SHA256 answers wrongly"));
    return {};
}

/// Test case 14 of the GCM submission: key, nonce and plaintext of zeros.
Result<> checkAead()
{
    HAEX_ASSIGN(aead, Aead::create(SecretBytes(Aead::KeyBytes)));
    const QByteArray zeros(16, '\0');
    QByteArray sealed(16 + Aead::TagBytes, '\0');
    HAEX_TRY(aead.seal(bytesOf(zeros).first(Aead::NonceBytes), {}, bytesOf(zeros),
                       writableBytesOf(sealed)));
    if (sealed
        != QByteArray::fromHex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"))
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("AES-256-GCM answers wrongly"));
    return {};
}

Result<> startBackend()
{
    ensureSodium();
    // Not QCA::Practical, which may keep secrets in a mapped file when memory cannot be locked.
    static const QCA::Initializer initializer(QCA::Locking);
    if (QCoreApplication::instance())
        QCoreApplication::addLibraryPath(QCoreApplication::applicationDirPath());
    // QCA takes ownership of a provider that it accepts.
    auto provider = std::make_unique<HaexProvider>();
    if (!QCA::insertProvider(provider.get()))
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("QCA refuses our provider"));
    provider.release();

    // Without a plugin, QCA falls back to its "default" provider, whose random is std::rand().
    const QCA::Random random;
    if (!random.provider() || random.provider()->name() == QLatin1StringView("default"))
        return fail(ErrorCode::CipherUnavailable,
                    QStringLiteral("QCA has no plugin with real random numbers"));
    if (!QCA::isSupported("hkdf(sha256)"))
        return fail(ErrorCode::CipherUnavailable, QStringLiteral("HKDF-SHA256"));
    HAEX_TRY(checkHkdf());
    return checkAead();
}

} // namespace

Result<> initializeCrypto()
{
    static const Result<> outcome = startBackend();
    return outcome;
}

void hardenProcess()
{
#ifdef Q_OS_UNIX
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    wipeFreedMemory();
}

} // namespace haex
