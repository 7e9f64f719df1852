// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace haex::cli {

/// What went wrong and what to do, in a sentence, with the code and its context behind it.
[[nodiscard]] QString errorSentence(const Error &error);

} // namespace haex::cli
