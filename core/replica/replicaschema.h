// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace haex {

/// The internal tables of replica and sync (`haex_*`): local to the device, never synced.
[[nodiscard]] QByteArray replicaSchemaSql();
/// What came to it with the comparison of devices.
[[nodiscard]] QByteArray digestSchemaSql();
/// How far backends are with tombstones (R14).
[[nodiscard]] QByteArray tombstonePositionsSql();
/// What became of single rows, in the log of activity.
[[nodiscard]] QByteArray activityLinesSql();
/// What each device says about its digests: synced, and no part of what it is about.
inline constexpr char StatementTable[] = "vault_statements";
/// Marks a table dirty, both given as SQL expressions. Writes nothing when the mark is there and
/// of the same minute: the page that holds it would be part of every commit.
[[nodiscard]] QByteArray markDirtySql(QByteArrayView tableName, QByteArrayView hlc);

/// The synced tables of the application itself that the engine needs (`vault_conflicts`,
/// `vault_tables`, `vault_devices`); a migration makes them and then tracks them with
/// TableOrigin::Application, in this order.
[[nodiscard]] QByteArray applicationTablesSql();
[[nodiscard]] QByteArrayList applicationTableNames();
/// What core/vault/items keeps of former values.
constexpr QByteArrayView ItemHistoryTable = "vault_item_history";
/// What core/vault keeps of former values of other cells: tables of the person's, groups, tags.
constexpr QByteArrayView CellHistoryTable = "vault_cell_history";
/// Whether it is one of these two: their rows are sent like others, but are no changes that a person waits for.
[[nodiscard]] bool isHistory(QByteArrayView tableName);
/// Both as SQL, for `IN (…)`.
[[nodiscard]] QByteArray historyTablesSql();
/// What core/vault keeps of the ways to open the vault.
constexpr QByteArrayView KeySlotTable = "vault_key_slots";
/// Pieces of the files on items (core/vault/items/attachmentstore): nobody's rows by themselves. Trash
/// and the guard against large deletes look at the files, of which these are the content.
constexpr QByteArrayView AttachmentChunkTable = "vault_attachment_chunks";
/// What core/vault/keys keeps of the versions of the vault key.
constexpr QByteArrayView KeyVersionTable = "vault_key_versions";
constexpr QByteArrayView KeyGrantTable = "vault_key_grants";
constexpr QByteArrayView FormerKeyTable = "vault_former_keys";
/// Whether the table only writes down what was (conflict journal, history of items and cells, ways to open
/// the vault, its keys): its rows are nobody's edits, so they cannot conflict, and they go by a policy of
/// their own.
[[nodiscard]] bool isChronicle(QByteArrayView tableName);

/// Whether a name is reserved: `haex_*` and `sqlite_*` never sync; `vault_*` is the application's.
[[nodiscard]] bool isInternalName(QByteArrayView name);
[[nodiscard]] bool isApplicationName(QByteArrayView name);
/// Whether it is one of the columns that a synced table got from us.
[[nodiscard]] bool isBookkeepingColumn(QByteArrayView name);

} // namespace haex
