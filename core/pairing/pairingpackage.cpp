// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pairing/pairingpackage.h"

#include "core/base/base64.h"
#include "core/crypto/vaultkeyring.h"
#include "core/protocol/identifiers.h"

#include <QJsonDocument>

namespace haex {
namespace {

constexpr qsizetype MaxNameLength = 200;

QByteArrayView viewOf(const SecretBytes &secret)
{
    return {reinterpret_cast<const char *>(secret.view().data()),
            static_cast<qsizetype>(secret.size())};
}

QByteArray textOf(const QJsonObject &json, QLatin1StringView name)
{
    return json.value(name).toString().toUtf8();
}

} // namespace

Result<SecretBytes> PairingPackage::encoded() const
{
    if (!vault.wrapped)
        return fail(ErrorCode::Internal, QStringLiteral("a vault without a wrapping"));
    QByteArray key = encodeBase64(viewOf(vault.vaultKey));
    const QJsonObject json{
        {QStringLiteral("vaultId"), QString::fromLatin1(vault.vaultId)},
        {QStringLiteral("name"), vault.name.left(MaxNameLength)},
        {QStringLiteral("vaultKey"), QString::fromLatin1(key)},
        {QStringLiteral("wrapped"), vault.wrapped->toJson()},
        {QStringLiteral("email"), email},
        {QStringLiteral("grant"), QString::fromLatin1(viewOf(grant).toByteArray())},
    };
    wipe(key);
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    SecretBytes secret = SecretBytes::copyOf(text);
    wipe(text);
    return secret;
}

Result<PairingPackage> PairingPackage::decoded(const SecretBytes &text)
{
    const auto refuse = [](const char *what) {
        return fail(ErrorCode::ServerProtocolError, QString::fromLatin1(what));
    };
    const QJsonObject json = QJsonDocument::fromJson(viewOf(text).toByteArray()).object();
    PairingPackage package;
    package.vault.vaultId = textOf(json, QLatin1StringView("vaultId"));
    package.vault.name = json.value(QLatin1StringView("name")).toString();
    package.email = json.value(QLatin1StringView("email")).toString();
    package.grant = SecretBytes::copyOf(textOf(json, QLatin1StringView("grant")));
    auto key = decodeBase64(textOf(json, QLatin1StringView("vaultKey")));
    if (!isCanonicalUuid(package.vault.vaultId) || package.grant.isEmpty())
        return refuse("vault or grant");
    if (!key || key->size() != qsizetype{VaultKeyring::VaultKeyBytes})
        return refuse("vault key");
    package.vault.vaultKey = SecretBytes::copyOf(*key);
    wipe(*key);
    HAEX_ASSIGN(wrapped, WrappedKey::fromJson(json.value(QLatin1StringView("wrapped")).toObject()));
    package.vault.keyVersion = wrapped.keyVersion;
    package.vault.wrapped = std::move(wrapped);
    return package;
}

} // namespace haex
