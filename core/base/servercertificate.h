// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace haex {

/// What a server shows before anything is said to it.
struct ServerCertificate
{
    /// SHA-256 of the certificate in DER.
    QByteArray fingerprint;
    QString subject;
    QString issuer;
    QDateTime validUntil;
    /// An authority that this machine trusts vouches for it, and it is for this host.
    bool isTrusted = false;
};

/// What this device shows to a server that asks for it; empty when it shows none.
struct ClientCertificateInfo
{
    QString subject = {};
    QString issuer = {};
    QDateTime validUntil = {};
};

} // namespace haex
