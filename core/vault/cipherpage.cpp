// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/cipherpage.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace haex {
namespace {

constexpr qsizetype MacBytes = 64;
constexpr qsizetype MacKeyBytes = 32;
constexpr char SaltMask = 0x3a;

/// PBKDF2-HMAC-SHA512 with SQLCipher's two rounds, one block.
QByteArray macKeyOf(const SecretBytes &key, QByteArray salt)
{
    for (char &byte : salt)
        byte = static_cast<char>(byte ^ SaltMask);
    const auto keyView = QByteArray::fromRawData(reinterpret_cast<const char *>(key.view().data()),
                                                 static_cast<qsizetype>(key.size()));
    const auto mac = [&](const QByteArray &message) {
        return QMessageAuthenticationCode::hash(message, keyView, QCryptographicHash::Sha512);
    };
    QByteArray block = mac(salt + QByteArray("\0\0\0\1", 4));
    const QByteArray second = mac(block);
    for (qsizetype i = 0; i < block.size(); ++i)
        block[i] = static_cast<char>(block[i] ^ second[i]);
    return block.first(MacKeyBytes);
}

} // namespace

bool isPageOfKey(QByteArrayView page, quint32 pageNumber, const SecretBytes &key,
                 const QByteArray &salt)
{
    if (page.size() <= MacBytes)
        return false;
    QByteArray macKey = macKeyOf(key, salt);
    QMessageAuthenticationCode code(QCryptographicHash::Sha512, macKey);
    wipe(macKey);
    code.addData(page.data(), page.size() - MacBytes);
    const quint32 littleEndian = qToLittleEndian(pageNumber);
    code.addData(reinterpret_cast<const char *>(&littleEndian), sizeof littleEndian);
    return code.result() == page.last(MacBytes);
}

} // namespace haex
