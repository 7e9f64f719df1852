// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/base/secretbytes.h"
#include "core/server/eventrelay.h"
#include "core/server/serverstore.h"

#include <memory>

namespace haex {

/// Which store a server has: a PostgreSQL database when it is named, else a SQLite file.
struct ServerStorage
{
    QString file;
    /// A connection string of libpq; may hold a password.
    SecretBytes database;
    /// How many pushes and pulls a database carries out at once, each with a connection of its own.
    int lanes = 4;
};

/// `random` must outlive the store.
[[nodiscard]] Result<std::unique_ptr<ServerStore>> openServerStore(const ServerStorage &storage,
                                                                   Random &random);

/// To the other processes that use the same store; nullptr when there can be none.
[[nodiscard]] Result<std::unique_ptr<EventRelay>>
openEventRelay(const ServerStorage &storage, Random &random, EventRelay::Receiver receive);

} // namespace haex
