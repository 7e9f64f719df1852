// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/selfsignedcertificate.h"

#include <QFile>
#include <QSaveFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>

namespace haex {
namespace {

constexpr qint64 ValidSeconds = 10LL * 365 * 24 * 60 * 60;
constexpr size_t SerialBytes = 16;
constexpr int VersionThree = 2;

template <auto Free>
struct Freed
{
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using Buffer = std::unique_ptr<BIO, Freed<BIO_free_all>>;

tl::unexpected<Error> failed()
{
    return fail(ErrorCode::CryptoFailure, QStringLiteral("OpenSSL could not make a certificate"));
}

bool isAddress(const QByteArray &host)
{
    const std::unique_ptr<ASN1_OCTET_STRING, Freed<ASN1_OCTET_STRING_free>> address(
        a2i_IPADDRESS(host.constData()));
    return address != nullptr;
}

QByteArray alternativeNames(const QByteArrayList &hosts)
{
    QByteArrayList names;
    for (const QByteArray &host : hosts)
        names += (isAddress(host) ? "IP:" : "DNS:") + host;
    return names.join(',');
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    std::array<unsigned char, SerialBytes> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        return false;
    bytes[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, Freed<BN_free>> number(
        BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setName(X509 *certificate)
{
    static constexpr std::array<unsigned char, 10> Name{'H', 'a', 'e', 'x', ' ',
                                                        'V', 'a', 'u', 'l', 't'};
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, Name.data(), Name.size(), -1, 0)
        == 1
        && X509_set_issuer_name(certificate, subject) == 1;
}

bool setTimes(X509 *certificate, qint64 nowMs)
{
    const time_t start = nowMs / 1000;
    return ASN1_TIME_set(X509_getm_notBefore(certificate), start)
        && ASN1_TIME_set(X509_getm_notAfter(certificate), start + ValidSeconds);
}

Certificate makeCertificate(EVP_PKEY *key, const QByteArrayList &hosts, qint64 nowMs)
{
    Certificate certificate(X509_new());
    X509 *raw = certificate.get();
    const bool isMade = raw && X509_set_version(raw, VersionThree) == 1 && setSerial(raw)
        && setTimes(raw, nowMs) && setName(raw) && X509_set_pubkey(raw, key) == 1
        && addExtension(raw, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(raw, NID_key_usage, "critical,digitalSignature")
        && addExtension(raw, NID_ext_key_usage, "serverAuth")
        && (hosts.isEmpty() || addExtension(raw, NID_subject_alt_name, alternativeNames(hosts)))
        && X509_sign(raw, key, EVP_sha256()) > 0;
    return isMade ? std::move(certificate) : nullptr;
}

Result<> save(const QString &path, BIO *content, QFile::Permissions permissions)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(content, &data);
    QSaveFile file(path);
    if (!file.open(QFile::WriteOnly) || !file.setPermissions(permissions)
        || file.write(data, size) != size || !file.commit())
        return fail(ErrorCode::IoError, path);
    return {};
}

} // namespace

Result<> makeSelfSignedCertificate(const TlsFiles &files, const QByteArrayList &hosts, qint64 nowMs)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? makeCertificate(key.get(), hosts, nowMs) : nullptr;
    // Wiped when it is freed.
    const Buffer keyText(BIO_new(BIO_s_secmem()));
    const Buffer certificateText(BIO_new(BIO_s_mem()));
    if (!certificate || !keyText || !certificateText
        || PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1
        || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return failed();
    HAEX_TRY(save(files.key, keyText.get(), QFile::ReadOwner | QFile::WriteOwner));
    return save(files.certificate, certificateText.get(),
                QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

Result<> ensureSelfSignedCertificate(const TlsFiles &files, const QByteArrayList &hosts,
                                     qint64 nowMs)
{
    if (QFile::exists(files.certificate) && QFile::exists(files.key))
        return {};
    return makeSelfSignedCertificate(files, hosts, nowMs);
}

Result<QByteArray> certificateFingerprint(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fail(ErrorCode::IoError, path);
    const QByteArray text = file.readAll();
    const Buffer buffer(BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    const Certificate certificate(PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1)
        return fail(ErrorCode::InvalidArgument, path);
    return QByteArrayView(digest).first(size).toByteArray();
}

} // namespace haex
