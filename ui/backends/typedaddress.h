// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/homeinvitation.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace haex {

/// What a person typed as the address of a server: an address, with or without `https://`, or the
/// text that another computer shows.
struct TypedAddress
{
    /// Invalid, or without a host, when it is none.
    QUrl url;
    std::optional<HomeInvitation> invitation;

    [[nodiscard]] static TypedAddress of(const QString &text);
    [[nodiscard]] bool isUsable() const { return url.isValid() && !url.host().isEmpty(); }
};

} // namespace haex
