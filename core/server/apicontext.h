// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/server/servermetrics.h"
#include "core/server/serveroptions.h"
#include "core/server/serverstore.h"

namespace haex {

/// Whether what the store recalls will do while a request is carried out: `ServerStore::confirmRecalled`.
enum class Freshness { Asked, Recalled };

/// What every route needs. Outlives the routes.
struct ApiContext
{
    ServerStore &store;
    const Clock &clock;
    Random &random;
    const ServerOptions options;
    ServerMetrics &metrics;
};

} // namespace haex
