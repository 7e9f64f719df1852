// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/foreignkdf.h"

#include <QByteArray>
#include <QByteArrayView>

namespace haex {

/// How the key is derived: by KeePass's own function, or by Argon2.
struct KdbxKdf
{
    bool isArgon2 = false;
    ForeignArgon2 argon2 = {};
    QByteArray aesSeed = {};
    quint64 aesRounds = 0;
};

enum class KdbxCipher { Aes256, ChaCha20 };
/// Hides protected values inside the decrypted document once more.
enum class KdbxInnerStream : quint32 { None = 0, Salsa20 = 2, ChaCha20 = 3 };

/// The clear beginning of a KDBX file of version 3 or 4: how to come to its key and its content.
struct KdbxHeader
{
    int version = 0;
    KdbxCipher cipher = KdbxCipher::Aes256;
    bool isGzip = false;
    QByteArray masterSeed = {};
    QByteArray iv = {};
    KdbxKdf kdf = {};
    // Version 3 only; version 4 has them inside.
    KdbxInnerStream innerStream = KdbxInnerStream::None;
    QByteArray streamKey = {};
    QByteArray startBytes = {};
    /// Bytes of the header itself.
    qsizetype size = 0;
};

[[nodiscard]] bool looksLikeKeepass(QByteArrayView file);
/// An ImportFault for what is no KDBX file, a KeePass 1 file, a newer version, one with another
/// cipher (Twofish), and a broken one.
[[nodiscard]] Result<KdbxHeader> readKdbxHeader(QByteArrayView file);

} // namespace haex
