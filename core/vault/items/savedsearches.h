// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

namespace haex {

class Database;
class Replica;

/// A search that the person gave a name, for all devices (table `vault_preferences`).
struct SavedSearch
{
    QString name = {};
    /// As `parseSearch` reads it.
    QString text = {};

    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// By name.
[[nodiscard]] Result<QList<SavedSearch>> loadSavedSearches(Database &database);
/// In the place of one with that name.
[[nodiscard]] Result<> saveSearch(Replica &replica, const SavedSearch &search);
/// Without effect when there is none of that name.
[[nodiscard]] Result<> removeSearch(Replica &replica, const QString &name);

} // namespace haex
