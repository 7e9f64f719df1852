// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/vaultstore.h"

#include <algorithm>

namespace haex {

bool PushOutcome::changedAnything() const
{
    return std::ranges::any_of(results, [](const ChangeResult &result) {
        return result.status == ChangeResult::Status::Applied;
    });
}

} // namespace haex
