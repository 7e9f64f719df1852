// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

namespace haex {

/// What the fragment of a server's address says, `sha256=…&proxy=…`, as it stands there. For
/// certificatepin.h and serverproxy.h, which know what it means.
struct AddressParameters
{
    QString certificate = {};
    QString proxy = {};
};

/// `invalid_argument` for a fragment that says anything else, or one thing twice.
[[nodiscard]] Result<AddressParameters> addressParameters(const QUrl &server);
[[nodiscard]] QUrl withAddressParameters(const QUrl &server, const AddressParameters &parameters);

} // namespace haex
