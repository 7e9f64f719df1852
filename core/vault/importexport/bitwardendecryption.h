// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vault/importexport/importsecrets.h"

#include <QJsonObject>

namespace haex {

/// The JSON inside a password-protected export of Bitwarden. Errors as readBitwarden().
[[nodiscard]] Result<QByteArray> decryptBitwarden(const QJsonObject &root,
                                                  const ImportSecrets &secrets);

} // namespace haex
