// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace haex {

/// What another computer needs to use a home server: the address with the certificate's
/// fingerprint, and a code that logs in for a while. One line of text:
/// `https://192.168.1.20:8787#sha256=<64 hexadecimal digits>&code=<code>`. The fragment stays with
/// the person: it is never sent.
struct HomeInvitation
{
    QUrl server;
    /// The account's password while the invitation holds.
    QString code;

    [[nodiscard]] QString text() const;
    /// nullopt for any other text, a mere address too.
    [[nodiscard]] static std::optional<HomeInvitation> parse(const QString &text);
    /// The same invitation by another address of the computer.
    [[nodiscard]] HomeInvitation at(const QUrl &address) const { return {address, code}; }

    /// Of every home server's only account.
    [[nodiscard]] static QString account();
    /// 80 random bits, in groups that can be typed.
    [[nodiscard]] static QString newCode(Random &random);
};

} // namespace haex
