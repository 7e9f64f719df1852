// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/historypolicy.h"

#include "core/replica/replica.h"

namespace haex {
namespace {

constexpr char DaysName[] = "history_days";
constexpr char PerFieldName[] = "history_per_field";
constexpr char TrashDaysName[] = "trash_days";

/// The stored number, or `usual` when there is none or it makes no sense.
Result<int> load(Database &database, QByteArrayView name, int usual)
{
    HAEX_ASSIGN(
        row,
        database.cached(QByteArrayLiteral("SELECT value FROM vault_preferences WHERE name = ?1")));
    HAEX_ASSIGN(found, row->bindText(1, name).step());
    bool ok = false;
    const int number = found ? row->text(0).toInt(&ok) : 0;
    row->reset();
    return ok && number >= 0 ? number : usual;
}

Result<> save(Database &database, QByteArrayView name, int number)
{
    HAEX_ASSIGN(write,
                database.cached(QByteArrayLiteral(
                    "INSERT INTO vault_preferences(name, value) VALUES(?1, ?2) ON CONFLICT(name)"
                    " DO UPDATE SET value = excluded.value WHERE value <> excluded.value")));
    return write->bindText(1, name).bindText(2, QByteArray::number(number)).run();
}

} // namespace

Result<HistoryPolicy> loadHistoryPolicy(Database &database)
{
    const HistoryPolicy usual;
    HAEX_ASSIGN(days, load(database, DaysName, usual.days));
    HAEX_ASSIGN(perField, load(database, PerFieldName, usual.perField));
    HAEX_ASSIGN(trashDays, load(database, TrashDaysName, usual.trashDays));
    return HistoryPolicy{days, perField, trashDays};
}

Result<> saveHistoryPolicy(Replica &replica, const HistoryPolicy &policy)
{
    return replica.write([&]() -> Result<> {
        HAEX_TRY(save(replica.database(), DaysName, policy.days));
        HAEX_TRY(save(replica.database(), PerFieldName, policy.perField));
        return save(replica.database(), TrashDaysName, policy.trashDays);
    });
}

} // namespace haex
