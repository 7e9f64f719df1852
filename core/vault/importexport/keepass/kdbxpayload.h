// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/importexport/importsecrets.h"
#include "core/vault/importexport/keepass/kdbxheader.h"

#include <QList>

namespace haex {

/// What a KDBX file holds once it is decrypted, checked and unpacked.
struct KdbxPayload
{
    int version = 0;
    QByteArray xml = {};
    KdbxInnerStream innerStream = KdbxInnerStream::None;
    QByteArray streamKey = {};
    /// Version 4: contents of attachments, by index.
    QList<QByteArray> binaries = {};
    /// SHA-256 of the header, which the document of version 3 repeats.
    QByteArray headerHash = {};
};

/// WrongPassword when password or key file do not fit; an ImportFault when they do and the file was
/// cut off or changed, and for what is not supported; KdfTooExpensive; Cancelled.
[[nodiscard]] Result<KdbxPayload> openKdbx(QByteArrayView file, const ImportSecrets &secrets,
                                           const StopCheck &stop = {});

} // namespace haex
