// SPDX-License-Identifier: GPL-3.0-or-later
// The half of VaultSession that is about what opens the vault: its password and its recovery key.
#include "core/storage/transaction.h"
#include "core/vault/quickunlockfile.h"
#include "core/vault/recoveryfile.h"
#include "core/vault/recoveryshareset.h"
#include "core/vault/sessionparts_p.h"
#include "core/vault/vaultfilehead.h"
#include "core/vault/vaultkeystore.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

namespace haex {
namespace {

Q_LOGGING_CATEGORY(lcPassword, "haex.vault")

Result<SecretBytes> recoveredFileKey(const QString &path, const RecoveryKey &key)
{
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::VaultNotFound, path);
    // Claimed for the moment: reading the head of a vault that is open would drop its lock.
    HAEX_ASSIGN(claim, VaultClaim::take(path));
    HAEX_ASSIGN(salt, readVaultHead(path));
    return RecoveryFile::open(path, key, salt);
}

} // namespace

Result<> VaultSession::changePassword(const SecretBytes &oldPassword, const SecretBytes &newPassword,
                                      const CopyProgress &progress)
{
    if (newPassword.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the new password is empty"));
    HAEX_ASSIGN(isOld, m_parts->file->opensWith(oldPassword));
    if (!isOld)
        return fail(ErrorCode::WrongPassword);
    return setPassword(newPassword, progress);
}

Result<> VaultSession::setPassword(const SecretBytes &password, const CopyProgress &progress)
{
    const auto rewrap = [&](Database &copy, const VaultKeyring &keyring) -> Result<> {
        VaultKeyStore keys(copy, m_parts->environment.random);
        HAEX_TRY(keys.wrapAll(keyring, password, m_parts->environment.kdfCosts.first()));
        return PasswordWrapping::markChanged(copy);
    };
    return giveFile(password, rewrap, progress);
}

SecretBytes VaultSession::newRecoveryKey()
{
    return RecoveryKey::random().text();
}

Result<> VaultSession::useRecoveryKey(const SecretBytes &recoveryKey)
{
    HAEX_ASSIGN(key, RecoveryKey::fromText(recoveryKey));
    return m_parts->recovery->use(key, {}, m_parts->environment.clock.nowMs());
}

Result<> VaultSession::useRecoveryShares(const RecoveryShareSet &typed, const QStringList &holders)
{
    HAEX_ASSIGN(text, typed.recoveryKey());
    HAEX_ASSIGN(key, RecoveryKey::fromText(text));
    const QList<int> numbers = typed.numbers();
    if (std::ranges::max(numbers) > holders.size() || typed.needed() > holders.size())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a share without a holder"));
    return m_parts->recovery->use(key, {typed.needed(), holders}, m_parts->environment.clock.nowMs());
}

Result<> VaultSession::withdrawRecoveryKey()
{
    return m_parts->recovery->withdraw();
}

Result<std::unique_ptr<VaultSession>> VaultSession::recover(const QString &path,
                                                            const SecretBytes &recoveryKey,
                                                            const SecretBytes &newPassword,
                                                            const VaultEnvironment &environment,
                                                            const CopyProgress &progress)
{
    if (newPassword.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the new password is empty"));
    HAEX_ASSIGN(key, RecoveryKey::fromText(recoveryKey));
    HAEX_ASSIGN(fileKey, recoveredFileKey(path, key));
    HAEX_ASSIGN(session, openWithFileKey(path, std::move(fileKey), environment));
    HAEX_TRY(session->setPassword(newPassword, progress));
    return session;
}

Result<std::unique_ptr<VaultSession>>
VaultSession::openWithFileKey(const QString &path, SecretBytes fileKey,
                              const VaultEnvironment &environment)
{
    HAEX_ASSIGN(file, VaultFile::openWithRawKey(path, std::move(fileKey), environment.kdfCosts.first()));
    auto parts = std::make_unique<Parts>(environment, std::move(file));
    HAEX_TRY(parts->start());
    return std::unique_ptr<VaultSession>(new VaultSession(std::move(parts)));
}

void VaultSession::Parts::endQuickUnlock() const
{
    if (!QuickUnlockFile::exists(file->path()))
        return;
    // It reads in the file which entry it is.
    if (environment.forgetKeychainEntry)
        environment.forgetKeychainEntry(file->path());
    QuickUnlockFile::remove(file->path());
}

Result<QuickUnlockFile> VaultSession::sealForQuickUnlock(const SecretBytes &keychainKey) const
{
    return QuickUnlockFile::seal(keychainKey, m_parts->file->key(), m_parts->file->salt());
}

Result<> VaultSession::adoptPassword(const SecretBytes &password, const CopyProgress &progress)
{
    HAEX_ASSIGN(wrapped, m_parts->password->foreign());
    if (!wrapped)
        return fail(ErrorCode::NotFound, QStringLiteral("no other password"));
    HAEX_ASSIGN(key, unwrapVaultKey(*wrapped, password, m_parts->keyring->vaultId()));
    HAEX_ASSIGN(own, m_parts->keyring->vaultKey(wrapped->keyVersion));
    if (!key.equals(own))
        return fail(ErrorCode::AuthenticationFailed, QStringLiteral("another vault key"));
    const auto rewrap = [&](Database &copy, const VaultKeyring &keyring) -> Result<> {
        VaultKeyStore keys(copy, m_parts->environment.random);
        HAEX_TRY(keys.wrapAll(keyring, password, m_parts->environment.kdfCosts.first()));
        // Not a wrapping of its own, which the others would take for yet another password.
        return keys.add(own, *wrapped);
    };
    return giveFile(password, rewrap, progress);
}

Result<> VaultSession::giveFile(const SecretBytes &newPassword, const Rewrap &rewrap, const CopyProgress &progress)
{
    const Result<> changed = replaceFile(newPassword, rewrap, progress);
    if (!m_parts->file)
        return changed;
    // Of the former password: whoever changed it may have had a reason.
    if (changed)
        m_parts->endQuickUnlock();
    HAEX_TRY(m_parts->start());
    if (m_parts->restarted)
        m_parts->restarted();
    return changed;
}

Result<> VaultSession::replaceFile(const SecretBytes &newPassword, const Rewrap &rewrap, const CopyProgress &progress)
{
    const VaultEnvironment &environment = m_parts->environment;
    const QByteArray deviceId = m_parts->replica->deviceId();
    const auto keyring = std::move(m_parts->keyring);
    // Nothing may write to the old file once it is being copied.
    m_parts->stop();
    const auto fill = [&](Database &copy) -> Result<> {
        HAEX_ASSIGN(transaction, Transaction::begin(copy));
        HAEX_TRY(rewrap(copy, *keyring));
        return transaction.commit();
    };
    HAEX_ASSIGN(successor,
                m_parts->file->prepareSuccessor(newPassword, environment.kdfCosts.first(),
                                                environment.random, fill, progress));
    const auto successorFile = fileIdentity(successor.path);
    if (!successorFile || !m_parts->identities.expectFile(deviceId, *successorFile))
        qCWarning(lcPassword, "after the change of password this device takes a new identity");
    return VaultFile::succeed(m_parts->file, std::move(successor));
}

} // namespace haex
