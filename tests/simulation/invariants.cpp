// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/invariants.h"

#include "core/replica/changecapture.h"
#include "core/sync/backendstore.h"
#include "tests/support/orabort.h"

#include <algorithm>

namespace haex::sim {
namespace {

QByteArray listOf(const SyncedTable &table)
{
    QByteArrayList columns = table.keyColumns() + table.dataColumns();
    std::ranges::sort(columns);
    QByteArray list;
    for (const QByteArray &column : columns)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column);
    return list;
}

QByteArray lineOf(const QByteArray &table, const Statement &row)
{
    QByteArray line = table;
    for (int i = 0; i < row.columnCount(); ++i) {
        const CellValue value = row.value(i);
        const bool isText = value.type() == CellValue::Type::Text;
        line += '|' + QByteArray::number(int(value.type())) + (isText ? value.bytes() : value.encoded().toHex());
    }
    return line;
}

} // namespace

QByteArray problemOf(Replica &replica, bool fullCheck)
{
    Database &database = replica.database();
    if (fullCheck) {
        const QStringList found = orAbort(database.check(false), "check");
        if (!found.isEmpty())
            return found.first().toUtf8();
    } else {
        Statement *broken = orAbort(database.cached(QByteArrayLiteral("PRAGMA foreign_key_check")), "foreign keys");
        const QByteArray table = orAbort(broken->step(), "foreign keys") ? broken->text(0) : QByteArray();
        broken->reset();
        if (!table.isEmpty())
            return "a foreign key is broken in " + table;
    }
    for (const SyncedTable &table : replica.tables()) {
        Statement *wrong = orAbort(
            database.cached("SELECT 1 FROM " + quoteIdentifier(table.name)
                            + " WHERE haex_timestamp IS NOT (SELECT max(value) FROM json_each(haex_column_hlcs))"),
            "clocks");
        const bool isWrong = orAbort(wrong->step(), "clocks");
        wrong->reset();
        if (isWrong)
            return "haex_timestamp is not the newest clock of its row in " + table.name;
    }
    return {};
}

QByteArray unexplainedHeld(Replica &replica, bool writersLost)
{
    QByteArrayList explained{"unique", "missing_parent", "check", "constraint", "not_null"};
    if (writersLost)
        explained += {"incomplete_row", "unknown_column", "unknown_table"};
    Statement rows = orAbort(replica.database().prepare("SELECT reason, table_name, row_pks, column_name"
                                                        " FROM haex_crdt_held"),
                             "held");
    while (orAbort(rows.step(), "held")) {
        if (!explained.contains(rows.text(0)))
            return "still waits: " + rows.text(0) + ' ' + rows.text(1) + ' ' + rows.text(2) + ' ' + rows.text(3);
    }
    return {};
}

QByteArray alarmOf(Replica &replica)
{
    const auto alarm = replica.database().scalar("SELECT error_code FROM haex_sync_activity"
                                                 " WHERE error_code IN ('devices_differ', 'changes_withheld') LIMIT 1");
    const QByteArray code = orAbort(alarm, "alarms").bytes();
    return code.isEmpty() ? code : "a comparison raised the alarm " + code;
}

QByteArray accusationOf(Replica &replica)
{
    const auto alert = replica.database().scalar("SELECT context FROM haex_sync_alerts WHERE code = 'author_mismatch' LIMIT 1");
    const CellValue who = orAbort(alert, "alerts");
    if (who.isNull())
        return {};
    const auto row = replica.database().scalar("SELECT table_name || ' ' || row_pks FROM vault_conflicts WHERE kind = 'not_written' LIMIT 1");
    return "accuses " + who.bytes() + " of writing in its name: " + orAbort(row, "journal").bytes();
}

QByteArray unsentOf(Replica &replica)
{
    const QList<BackendRecord> backends = orAbort(BackendStore(replica).list(), "backends");
    for (const BackendRecord &record : backends) {
        if (record.push.offerPending)
            return "a full offer is still pending";
        const qint64 waiting = orAbort(ChangeCapture(replica).waitingRows(record.backend.id, record.push), "waiting");
        if (waiting > 0 && !hasRefused(replica))
            return QByteArray::number(waiting) + " rows wait for " + record.backend.name.toUtf8();
    }
    return {};
}

bool offersAgain(Replica &replica)
{
    const auto any = replica.database().scalar("SELECT 1 FROM haex_digest_offers LIMIT 1");
    return !any || !any->isNull();
}

bool hasRefused(Replica &replica)
{
    const auto any = replica.database().scalar("SELECT 1 FROM haex_crdt_refused LIMIT 1");
    return !any || !any->isNull();
}

QByteArrayList agreedState(Replica &replica)
{
    QByteArrayList lines;
    for (const SyncedTable &table : replica.tables()) {
        Statement rows = orAbort(replica.database().prepare("SELECT " + listOf(table) + " FROM "
                                                            + quoteIdentifier(table.name)),
                                 "rows");
        lines += "table " + table.name + ' ' + listOf(table);
        while (orAbort(rows.step(), "rows"))
            lines += lineOf(table.name, rows);
    }
    std::ranges::sort(lines);
    return lines;
}

QByteArray differenceOf(const QByteArrayList &one, const QByteArrayList &other)
{
    constexpr int Shown = 4;
    QByteArray text;
    const auto add = [&](const char *side, const QByteArrayList &these, const QByteArrayList &those) {
        int shown = 0;
        for (const QByteArray &line : these) {
            if (!those.contains(line) && shown++ < Shown)
                text += "\n  " + QByteArray(side) + " only: " + line;
        }
    };
    add("first", one, other);
    add("second", other, one);
    return text;
}

} // namespace haex::sim
