// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

namespace boost::asio::ssl {
class context;
}

namespace haex {

/// Where a server's certificate and its key are: PEM files, the certificate first and then its
/// chain, as every ACME client writes them. Empty = no TLS.
struct TlsFiles
{
    QString certificate;
    QString key;

    [[nodiscard]] bool isEmpty() const { return certificate.isEmpty(); }
};

/// The certificate that a listener shows, read again when the files change, so that a renewal needs
/// no restart. One thread.
class TlsCertificate final
{
public:
    /// `io_error` when a file cannot be read, `invalid_argument` when it holds no certificate or
    /// key, or the key of another certificate.
    [[nodiscard]] static Result<std::unique_ptr<TlsCertificate>> load(TlsFiles files);

    /// Of the next connection; those that are open keep the one they began with.
    [[nodiscard]] std::shared_ptr<boost::asio::ssl::context> context() const { return m_context; }
    /// True when the files had changed and are in use now. What cannot be used leaves everything as
    /// it is, and is tried again once the files change again.
    [[nodiscard]] Result<bool> reloadIfChanged();

private:
    explicit TlsCertificate(TlsFiles files);
    [[nodiscard]] QList<QDateTime> changeTimes() const;

    TlsFiles m_files;
    QList<QDateTime> m_loadedTimes;
    std::shared_ptr<boost::asio::ssl::context> m_context;
};

} // namespace haex
