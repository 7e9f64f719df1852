// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <span>

namespace haex {

/// Source of unpredictable bytes, injectable so that simulations are repeatable.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;

    [[nodiscard]] QByteArray bytes(qsizetype count);
    /// Uniform in [0, bound); bound > 0.
    [[nodiscard]] quint32 below(quint32 bound);
    /// A random (version 4) UUID, lower case, with hyphens.
    [[nodiscard]] QString uuid();
};

/// The operating system's generator, through libsodium. Any thread.
class SystemRandom final : public Random
{
public:
    void fill(std::span<unsigned char> bytes) override;
};

} // namespace haex
