// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretbytes.h"

#include "core/base/sodium.h"

#include <sodium.h>

#include <algorithm>

namespace haex {

SecretBytes::SecretBytes(size_t size)
    : m_size(size)
{
    ensureSodium();
    if (size == 0)
        return;
    m_data.reset(static_cast<unsigned char *>(sodium_malloc(size)));
    if (!m_data)
        qFatal("no guarded memory for a secret");
    sodium_memzero(m_data.get(), size);
}

SecretBytes SecretBytes::copyOf(std::span<const unsigned char> bytes)
{
    SecretBytes result(bytes.size());
    std::ranges::copy(bytes, result.mutableView().begin());
    return result;
}

SecretBytes SecretBytes::copyOf(const QByteArray &bytes)
{
    return copyOf(std::span{reinterpret_cast<const unsigned char *>(bytes.constData()),
                            static_cast<size_t>(bytes.size())});
}

SecretBytes SecretBytes::random(size_t size)
{
    SecretBytes result(size);
    if (size > 0)
        randombytes_buf(result.m_data.get(), size);
    return result;
}

SecretBytes SecretBytes::fromPassword(const QString &password)
{
    QString normalized = password.normalized(QString::NormalizationForm_KC);
    QByteArray utf8 = normalized.toUtf8();
    SecretBytes result = copyOf(utf8);
    wipe(utf8);
    if (normalized.isDetached())
        sodium_memzero(normalized.data(), static_cast<size_t>(normalized.size()) * sizeof(QChar));
    return result;
}

SecretBytes SecretBytes::clone() const
{
    return copyOf(view());
}

bool SecretBytes::equals(const SecretBytes &other) const
{
    return m_size == other.m_size
        && (m_size == 0 || sodium_memcmp(m_data.get(), other.m_data.get(), m_size) == 0);
}

void SecretBytes::Release::operator()(unsigned char *data) const
{
    sodium_free(data);
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace haex
