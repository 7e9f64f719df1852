// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/sqlfunctions.h"

#include "core/base/rowkey.h"
#include "core/replica/columnclocks.h"
#include "core/replica/rowimage.h"
#include "core/storage/sqlvalue.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>

namespace haex {
namespace {

constexpr int BitsPerMask = 60;
constexpr qint64 LongestInteger = 20;
constexpr qsizetype ImageBytes = 512;
/// What one more column adds to a row's clocks, mostly.
constexpr qsizetype ClockEntryBytes = 96;

SqlFunctions &self(sqlite3_context *context)
{
    return *static_cast<SqlFunctions *>(sqlite3_user_data(context));
}

void resultText(sqlite3_context *context, const QByteArray &text)
{
    sqlite3_result_text64(context, text.constData(), static_cast<sqlite3_uint64>(text.size()),
                          SQLITE_TRANSIENT, SQLITE_UTF8);
}

void resultBlob(sqlite3_context *context, const QByteArray &bytes)
{
    sqlite3_result_blob64(context, bytes.isNull() ? "" : bytes.constData(),
                          static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
}

/// The table entry that the first argument names; reports an SQL error when there is none.
SqlFunctions::TableEntry *tableArgument(sqlite3_context *context, sqlite3_value **arguments)
{
    auto *entry = self(context).entry(sqlite3_value_int64(arguments[0]));
    if (!entry)
        sqlite3_result_error(context, "unknown synced table", -1);
    return entry;
}

void currentHlc(sqlite3_context *context, int, sqlite3_value **)
{
    resultText(context, self(context).transactionHlc());
}

void rowClocks(sqlite3_context *context, int, sqlite3_value **)
{
    resultText(context, self(context).newRowClocks());
}

/// haex_late_clocks(table): a new row's clocks with own entries for the late columns.
void lateClocks(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *entry = tableArgument(context, arguments);
    if (!entry)
        return;
    const QByteArray &hlc = self(context).transactionHlc();
    ColumnClocks clocks(hlc);
    for (const SyncedColumn &column : entry->table.columns) {
        if (column.isLate && !column.isKey)
            clocks.set(column.name, hlc);
    }
    resultText(context, clocks.toJson());
}

void nextLocalSeq(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int64(context, self(context).nextSeq());
}

void applying(sqlite3_context *context, int, sqlite3_value **)
{
    sqlite3_result_int(context, self(context).isSilent() ? 1 : 0);
}

void hasTombstones(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *entry = tableArgument(context, arguments);
    if (entry)
        sqlite3_result_int(context, entry->hasTombstones ? 1 : 0);
}

/// Whether the column was ever written, as far as is known here. An empty entry says that it was not.
bool hasArrived(const QByteArray &json, const SyncedColumn &column, const QByteArray &key)
{
    const qsizetype at = findClock(json, key);
    return at > 0 ? json.at(at) != '"' : !column.isLate;
}

/// The columns of a merge group are stamped as one, so that they win or lose as one. A column
/// that has not arrived here is left alone: its value is not this device's to write (R6).
void setMateClocks(QByteArray &json, const SqlFunctions::TableEntry &entry, qsizetype column,
                   const QByteArray &hlc)
{
    if (entry.mates.empty())
        return;
    for (const qsizetype mate : entry.mates[static_cast<size_t>(column)]) {
        const SyncedColumn *known = entry.table.column(entry.dataColumns.at(mate));
        if (known && hasArrived(json, *known, entry.jsonKeys.at(mate)))
            setClock(json, entry.jsonKeys.at(mate), hlc);
    }
}

/// haex_bump_clocks(table, old JSON, mask, mask …): the clocks with every column whose bit is set,
/// and the others of its merge group, stamped now. Works on the text: an entry is replaced in place
/// or added at the end.
void bumpClocks(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    auto *entry = tableArgument(context, arguments);
    if (!entry)
        return;
    const QByteArrayView old = textViewOf(arguments[1]);
    QByteArray json;
    json.reserve(old.size() + ClockEntryBytes);
    json += old;
    if (!json.startsWith('{') || !json.endsWith('}'))
        return sqlite3_result_error(context, "haex_column_hlcs is damaged", -1);
    const QByteArray &hlc = self(context).transactionHlc();
    for (int word = 0; 2 + word < count; ++word) {
        auto mask = static_cast<quint64>(sqlite3_value_int64(arguments[2 + word]));
        for (; mask != 0; mask &= mask - 1) {
            const qsizetype column = word * BitsPerMask + std::countr_zero(mask);
            setClock(json, entry->jsonKeys.at(column), hlc);
            setMateClocks(json, *entry, column, hlc);
        }
    }
    self(context).noteWrite(*entry);
    resultText(context, json);
}

/// haex_row_pks(table, key …): the canonical key text; keys in the order of the table's columns.
void rowPks(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    const auto *entry = tableArgument(context, arguments);
    if (!entry)
        return;
    std::vector<RowKey::Part> parts;
    for (int i = 1; i < count; ++i)
        parts.push_back({entry->keyColumns.at(i - 1), cellValueOf(arguments[i])});
    const auto key = RowKey::fromParts(std::move(parts));
    if (!key)
        sqlite3_result_error(context, "primary key is not text, integer or blob, or too long", -1);
    else
        resultText(context, key->text());
}

/// Whether the key's text surely is canonical and within `bytes`.
bool isPlainKey(sqlite3_value **keys, int count, qint64 bytes)
{
    for (int i = 0; i < count; ++i) {
        const int type = sqlite3_value_type(keys[i]);
        if (type == SQLITE_INTEGER) {
            bytes -= LongestInteger;
            continue;
        }
        if (type != SQLITE_TEXT)
            return false;
        const QByteArrayView text = textViewOf(keys[i]);
        bytes -= text.size();
        if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; }))
            return false;
    }
    return bytes >= 0;
}

/// haex_insert_is_plain(table, haex_timestamp, haex_local_seq, bytes, key …): whether the new row
/// needs nothing more. Not to be asked while remote cells are applied.
void insertIsPlain(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    SqlFunctions &functions = self(context);
    if (functions.isSilent())
        return sqlite3_result_int(context, 1);
    const auto *entry = tableArgument(context, arguments);
    if (!entry)
        return;
    const bool isPlain = !entry->hasLateColumns && !entry->hasTombstones && functions.wasWritten(*entry)
        && sqlite3_value_type(arguments[2]) == SQLITE_INTEGER && textViewOf(arguments[1]) == functions.transactionHlc()
        && isPlainKey(arguments + 4, count - 4, sqlite3_value_int64(arguments[3]));
    sqlite3_result_int(context, isPlain ? 1 : 0);
}

/// haex_mark(table): the transaction's HLC, for the dirty mark that is being written.
void mark(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (auto *entry = tableArgument(context, arguments)) {
        self(context).noteWrite(*entry);
        resultText(context, self(context).transactionHlc());
    }
}

/// haex_row_image(table, first column index, value …): a piece of the row's image.
void rowImage(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    auto *entry = tableArgument(context, arguments);
    if (!entry)
        return;
    entry->hasTombstones = true;
    self(context).noteWrite(*entry);
    QByteArray image;
    image.reserve(ImageBytes);
    const auto first = static_cast<qsizetype>(sqlite3_value_int64(arguments[1]));
    for (int i = 2; i < count; ++i)
        appendToImage(image, entry->dataColumns.at(first + i - 2), cellValueOf(arguments[i]));
    resultBlob(context, image);
}

void joinImages(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    QByteArray image;
    for (int i = 0; i < count; ++i)
        image += cellValueOf(arguments[i]).bytes();
    resultBlob(context, image);
}

struct Row
{
    const char *name;
    int arguments;
    void (*call)(sqlite3_context *, int, sqlite3_value **);
};
constexpr Row Rows[] = {
    {"current_hlc", 0, currentHlc},       {"haex_row_clocks", 0, rowClocks},
    {"haex_late_clocks", 1, lateClocks},  {"haex_next_seq", 0, nextLocalSeq},
    {"haex_applying", 0, applying},       {"haex_has_tombstones", 1, hasTombstones},
    {"haex_bump_clocks", -1, bumpClocks}, {"haex_row_pks", -1, rowPks},
    {"haex_row_image", -1, rowImage},     {"haex_join_images", -1, joinImages},
    {"haex_insert_is_plain", -1, insertIsPlain},
    {"haex_mark", 1, mark},
};

} // namespace

SqlFunctions::SqlFunctions(sqlite3 *handle, HybridLogicalClock &clock)
    : m_handle(handle)
    , m_clock(clock)
{
    registerAll();
    sqlite3_commit_hook(
        handle,
        [](void *data) {
            // A transaction that minted but did not store the clock would hand out the same HLC
            // again after a restart: it becomes a roll-back (R2).
            const auto *functions = static_cast<const SqlFunctions *>(data);
            return functions->minted() && !functions->m_clockStored ? 1 : 0;
        },
        this);
}

SqlFunctions::~SqlFunctions()
{
    sqlite3_commit_hook(m_handle, nullptr, nullptr);
    // A write to a synced table must fail from here on, not reach what is gone.
    for (const Row &row : Rows)
        sqlite3_create_function_v2(m_handle, row.name, row.arguments, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr,
                                   nullptr);
}

void SqlFunctions::registerAll()
{
    for (const Row &row : Rows) {
        sqlite3_create_function_v2(m_handle, row.name, row.arguments,
                                   SQLITE_UTF8 | SQLITE_INNOCUOUS, this, row.call, nullptr, nullptr,
                                   nullptr);
    }
}

void SqlFunctions::setTable(qint64 id, TableEntry entry)
{
    for (const QByteArray &column : entry.dataColumns) {
        QByteArray key;
        appendJsonString(key, column);
        entry.jsonKeys += key + ":\"";
    }
    entry.setMates();
    m_tables.insert(id, std::move(entry));
}

void SqlFunctions::TableEntry::setMates()
{
    mates.clear();
    for (const QByteArrayList &group : table.groups) {
        for (const QByteArray &name : group) {
            const qsizetype column = dataColumns.indexOf(name);
            if (column < 0)
                continue;
            mates.resize(static_cast<size_t>(dataColumns.size()));
            for (const QByteArray &other : group) {
                if (const qsizetype mate = dataColumns.indexOf(other); mate >= 0 && mate != column)
                    mates[static_cast<size_t>(column)].push_back(mate);
            }
        }
    }
}

void SqlFunctions::noteWrite(TableEntry &entry)
{
    if (entry.writtenIn == m_transaction)
        return;
    entry.writtenIn = m_transaction;
    noteWrite(entry.table.name);
}

void SqlFunctions::noteWrite(const QByteArray &tableName)
{
    if (!m_written.contains(tableName))
        m_written += tableName;
}

SqlFunctions::TableEntry *SqlFunctions::entry(qint64 id)
{
    const auto found = m_tables.find(id);
    return found == m_tables.end() ? nullptr : &*found;
}

qint64 SqlFunctions::idOf(QByteArrayView tableName) const
{
    for (auto it = m_tables.cbegin(); it != m_tables.cend(); ++it) {
        if (it->table.name == tableName)
            return it.key();
    }
    return 0;
}

SqlFunctions::TableEntry *SqlFunctions::entry(QByteArrayView tableName)
{
    return entry(idOf(tableName));
}

const QByteArray &SqlFunctions::transactionHlc()
{
    if (m_hlc.isEmpty())
        m_hlc = m_seeding ? HlcTimestamp{}.toText() : m_clock.mint().toText();
    return m_hlc;
}

const QByteArray &SqlFunctions::newRowClocks()
{
    if (m_newRowClocks.isEmpty())
        m_newRowClocks = ColumnClocks(transactionHlc()).toJson();
    return m_newRowClocks;
}

void SqlFunctions::setSeeding(bool seeding)
{
    m_seeding = seeding;
    m_hlc.clear();
    m_newRowClocks.clear();
}

void SqlFunctions::endTransaction()
{
    m_hlc.clear();
    m_newRowClocks.clear();
    m_written.clear();
    ++m_transaction;
    m_clockStored = false;
}

} // namespace haex
