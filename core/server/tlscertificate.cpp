// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tlscertificate.h"

#include <QFileInfo>

#include <boost/asio/ssl/context.hpp>
#include <openssl/ssl.h>

#include <string>

namespace haex {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

Result<> checkReadable(const QString &path)
{
    if (!QFileInfo(path).isReadable())
        return fail(ErrorCode::IoError, path);
    return {};
}

/// Forward secrecy and authenticated encryption only, for TLS 1.2 as well.
constexpr auto CipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";

Result<std::shared_ptr<ssl::context>> makeContext(const TlsFiles &files)
{
    HAEX_TRY(checkReadable(files.certificate));
    HAEX_TRY(checkReadable(files.key));
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context->native_handle(), CipherList);
    // A renegotiation is a stranger's way to make the server work.
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION);
    // Whoever comes back has a ticket; nothing is kept here for those who might.
    SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
    error_code error;
    context->use_certificate_chain_file(files.certificate.toStdString(), error);
    if (error)
        return fail(ErrorCode::InvalidArgument, files.certificate);
    context->use_private_key_file(files.key.toStdString(), ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(context->native_handle()) != 1)
        return fail(ErrorCode::InvalidArgument, files.key);
    return context;
}

} // namespace

TlsCertificate::TlsCertificate(TlsFiles files)
    : m_files(std::move(files))
{
}

Result<std::unique_ptr<TlsCertificate>> TlsCertificate::load(TlsFiles files)
{
    std::unique_ptr<TlsCertificate> certificate(new TlsCertificate(std::move(files)));
    certificate->m_loadedTimes = certificate->changeTimes();
    HAEX_ASSIGN(context, makeContext(certificate->m_files));
    certificate->m_context = std::move(context);
    return certificate;
}

Result<bool> TlsCertificate::reloadIfChanged()
{
    const QList<QDateTime> times = changeTimes();
    if (times == m_loadedTimes)
        return false;
    m_loadedTimes = times;
    HAEX_ASSIGN(context, makeContext(m_files));
    m_context = std::move(context);
    return true;
}

QList<QDateTime> TlsCertificate::changeTimes() const
{
    // Through links: renewals often change where a link points.
    return {QFileInfo(m_files.certificate).fileTime(QFile::FileModificationTime),
            QFileInfo(m_files.key).fileTime(QFile::FileModificationTime)};
}

} // namespace haex
