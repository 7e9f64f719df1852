// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secretbytes.h"

namespace haex {

/// What opens the file of another program. The password is the UTF-8 of what was typed, in no other
/// form (`SecretBytes::copyOf`, not `fromPassword`): other programs do not normalise.
struct ImportSecrets
{
    SecretBytes password = {};
    /// The content of a KeePass key file; empty for none.
    SecretBytes keyFile = {};
};

} // namespace haex
