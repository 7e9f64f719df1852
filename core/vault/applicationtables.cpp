// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/applicationtables.h"

#include "core/replica/replica.h"
#include "core/replica/sqlfunctions.h"
#include "core/vault/items/historytriggers.h"
#include "core/vault/items/itemschema.h"
#include "core/vault/vaultmigrations.h"

namespace haex {

Result<> trackApplicationTables(Replica &replica)
{
    replica.setMergeGroups("vault_items", itemMergeGroups());
    for (const QByteArray &table : syncedApplicationTables())
        HAEX_TRY(replica.track(table, TableOrigin::Application));
    // They read the clocks, which the tables have only now.
    const SqlFunctions &functions = replica.functions();
    return replica.database().execute(historyTriggersSql()
                                      + filingTriggersSql(functions.idOf("vault_items"), functions.idOf("vault_groups"),
                                                          functions.idOf("vault_item_tags")));
}

} // namespace haex
