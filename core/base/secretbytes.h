// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>
#include <utility>

namespace haex {

/// Key material or a password: lives in guarded memory (locked, not dumped, wiped on release).
/// Move-only; has no debug output and no implicit conversion, so that it cannot slip into a log.
class SecretBytes final
{
public:
    SecretBytes() = default;
    /// `size` bytes, zeroed.
    explicit SecretBytes(size_t size);
    /// The source is empty afterwards, its size included.
    SecretBytes(SecretBytes &&other) noexcept
        : m_data(std::move(other.m_data))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    SecretBytes &operator=(SecretBytes &&other) noexcept
    {
        m_data = std::move(other.m_data);
        m_size = std::exchange(other.m_size, 0);
        return *this;
    }
    ~SecretBytes() = default;

    /// Copies `bytes` in; wiping the source is the caller's.
    [[nodiscard]] static SecretBytes copyOf(std::span<const unsigned char> bytes);
    [[nodiscard]] static SecretBytes copyOf(const QByteArray &bytes);
    [[nodiscard]] static SecretBytes random(size_t size);
    /// UTF-8 of the text in Unicode form NFKC, so that one password has one form on every keyboard.
    [[nodiscard]] static SecretBytes fromPassword(const QString &password);

    [[nodiscard]] SecretBytes clone() const;

    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::span<const unsigned char> view() const { return {m_data.get(), m_size}; }
    [[nodiscard]] std::span<unsigned char> mutableView() { return {m_data.get(), m_size}; }
    /// Compares in constant time for equal lengths.
    [[nodiscard]] bool equals(const SecretBytes &other) const;

private:
    struct Release
    {
        void operator()(unsigned char *data) const;
    };
    std::unique_ptr<unsigned char[], Release> m_data;
    size_t m_size = 0;
};

/// Overwrites the bytes of a QByteArray that this holder owns alone, then empties it.
void wipe(QByteArray &bytes);

} // namespace haex
