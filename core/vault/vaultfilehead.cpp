// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultfilehead.h"

#include "core/vault/cipherpage.h"
#include "core/vault/vaultfilekey.h"

#include <QFile>

namespace haex {
namespace {

constexpr QByteArrayView PlainHead = "SQLite format 3";
constexpr quint32 PagesToTry = 64;

} // namespace

Result<QByteArray> readVaultHead(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::IoError, path);
    const QByteArray head = file.read(VaultSaltBytes);
    if (file.size() < CipherPageBytes || head.size() != VaultSaltBytes
        || head.startsWith(PlainHead.toByteArray()))
        return fail(ErrorCode::VaultNotAVault, path);
    return head;
}

bool hasPageOfKey(const QString &path, const SecretBytes &key, const QByteArray &salt)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (quint32 number = 1; number <= PagesToTry; ++number) {
        const QByteArray page = file.read(CipherPageBytes);
        if (page.size() < CipherPageBytes)
            return false;
        const auto sealed = QByteArrayView(page).sliced(number == 1 ? VaultSaltBytes : 0);
        if (isPageOfKey(sealed, number, key, salt))
            return true;
    }
    return false;
}

Result<> checkIsEncrypted(const QString &path, const QByteArray &salt)
{
    HAEX_ASSIGN(head, readVaultHead(path));
    if (head != salt)
        return fail(ErrorCode::CipherUnavailable, path);
    return {};
}

} // namespace haex
