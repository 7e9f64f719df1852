// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quickunlock/quickunlock.h"

#include "core/crypto/aead.h"
#include "core/quickunlock/systemkeychain.h"
#include "core/vault/quickunlockfile.h"

namespace haex {

void turnOnQuickUnlock(const VaultSession &session, std::function<void(Result<>)> done)
{
    const SecretBytes key = SecretBytes::random(Aead::KeyBytes);
    const auto file = session.sealForQuickUnlock(key);
    if (!file)
        return done(fail(file.error()));
    SystemKeychain::write(file->entry, key,
                          [file = *file, path = session.info().path,
                           done = std::move(done)](const Result<> &written) {
                              // The file last: it says that quick unlock is on.
                              done(written ? file.write(path) : written);
                          });
}

void turnOffQuickUnlock(const QString &vaultPath, std::function<void(Result<>)> done)
{
    const auto file = QuickUnlockFile::read(vaultPath);
    if (!file)
        return done({});
    QuickUnlockFile::remove(vaultPath);
    // What the keychain keeps opens nothing any more, so that it is away is no failure.
    SystemKeychain::remove(file->entry, [done = std::move(done)](const Result<> &) { done({}); });
}

void forgetKeychainEntry(const QString &vaultPath)
{
    turnOffQuickUnlock(vaultPath, [](const Result<> &) {});
}

void unlockQuickly(const QString &vaultPath, const VaultEnvironment &environment,
                   std::function<void(Result<std::unique_ptr<VaultSession>>)> done)
{
    const auto file = QuickUnlockFile::read(vaultPath);
    if (!file)
        return done(fail(file.error()));
    SystemKeychain::read(
        file->entry,
        [file = *file, vaultPath, environment,
         done = std::move(done)](const Result<SecretBytes> &key) {
            if (!key)
                return done(fail(key.error()));
            auto fileKey = file.open(*key);
            if (!fileKey)
                return done(fail(fileKey.error()));
            done(VaultSession::openWithFileKey(vaultPath, std::move(*fileKey), environment));
        });
}

} // namespace haex
