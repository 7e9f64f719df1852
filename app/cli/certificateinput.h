// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/commandspec.h"
#include "core/transport/clientcertificate.h"

namespace haex::cli {

/// `--client-certificate` and what opens it.
[[nodiscard]] QList<OptionSpec> clientCertificateOptions();
[[nodiscard]] bool choosesClientCertificate(const Arguments &arguments);
/// What was chosen; none for “none”. Asks for a password only where the file needs one.
[[nodiscard]] Result<ClientCertificate> readClientCertificate(const Arguments &arguments);

} // namespace haex::cli
