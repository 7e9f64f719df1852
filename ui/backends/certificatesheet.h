// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/servercertificate.h"
#include "ui/widgets/sheet.h"

namespace haex {

/// Shows the certificate of a server that no authority vouches for, or another one than was agreed
/// on, and asks whether it is the right one. Accepted: it is.
class CertificateSheet final : public Sheet
{
    Q_OBJECT
public:
    /// `isAnother`: a different one was trusted before.
    CertificateSheet(const QString &host, const ServerCertificate &certificate, bool isAnother,
                     QWidget *parent);
};

} // namespace haex
