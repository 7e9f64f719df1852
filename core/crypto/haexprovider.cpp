// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/aeadcontext_p.h"
#include "core/crypto/argon2idcontext_p.h"
#include "core/crypto/haexprovider_p.h"

namespace haex {

int HaexProvider::qcaVersion() const
{
    return QCA_VERSION;
}

QString HaexProvider::name() const
{
    return haexProviderName();
}

QStringList HaexProvider::features() const
{
    return {aeadAlgorithmName(), argon2idAlgorithmName()};
}

QCA::Provider::Context *HaexProvider::createContext(const QString &type)
{
    if (type == aeadAlgorithmName())
        return new AeadContext(this);
    if (type == argon2idAlgorithmName())
        return new Argon2idContext(this);
    return nullptr;
}

QString haexProviderName()
{
    return QStringLiteral("haex");
}

QString aeadAlgorithmName()
{
    return QStringLiteral("aes256-gcm-aad");
}

QString argon2idAlgorithmName()
{
    return QStringLiteral("argon2id");
}

} // namespace haex
