// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/items/itemrows.h"

#include "core/clock/hlctimestamp.h"
#include "core/storage/database.h"

#include <algorithm>

namespace haex {
namespace {

constexpr QByteArrayView UrlField = "url";
constexpr QByteArrayView TextField = "text";
constexpr QByteArrayView ExpiryField = "expiry";

CellValue text(const QString &string)
{
    return CellValue::text(string.toUtf8());
}

CellValue textOrNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? CellValue::null() : CellValue::text(bytes);
}

QByteArrayView kindOf(bool isUrl, const ItemField &field)
{
    if (isUrl)
        return UrlField;
    return field.isExpiry ? ExpiryField : TextField;
}

/// A field as it is to be stored; `id` is empty when it has no row yet.
struct WantedField
{
    QByteArray id;
    bool isUrl = false;
    ItemField field;
};

} // namespace

qint64 hlcMilliseconds(QByteArrayView hlcText)
{
    const auto hlc = HlcTimestamp::parse(hlcText);
    return hlc ? hlc->physicalMs : 0;
}

QStringList normalizedTags(const QStringList &tags)
{
    QStringList result;
    for (const QString &tag : tags) {
        if (const QString trimmed = tag.trimmed(); !trimmed.isEmpty())
            result += trimmed;
    }
    result.sort();
    result.removeDuplicates();
    return result;
}

ItemRows::ItemRows(Database &database, Random &random)
    : m_database(database)
    , m_random(random)
{
}

Result<VaultItem> ItemRows::load(const QByteArray &id)
{
    HAEX_ASSIGN(row, m_database.cached(QByteArrayLiteral(
                         "SELECT kind, group_id, title, username, password, url, notes, totp,"
                         " favourite, created_ms, haex_timestamp FROM vault_items WHERE id = ?1")));
    row->bindText(1, id);
    HAEX_ASSIGN(exists, row->step());
    if (!exists)
        return fail(ErrorCode::NotFound, QStringLiteral("item"));
    VaultItem item;
    item.id = id;
    item.kind = itemKindFromName(row->string(0));
    item.groupId = row->text(1);
    item.title = row->string(2);
    item.username = row->string(3);
    item.password = row->string(4);
    item.url = row->string(5);
    item.notes = row->string(6);
    item.totpSecret = row->string(7);
    item.favourite = row->integer(8) != 0;
    item.createdMs = row->integer(9);
    item.modifiedMs = std::max(hlcMilliseconds(row->textView(10)), item.createdMs);
    row->reset();
    HAEX_ASSIGN(fields, storedFields(id));
    for (StoredField &stored : fields) {
        if (stored.isUrl)
            item.extraUrls += stored.field.value;
        else
            item.fields += std::move(stored.field);
    }
    HAEX_ASSIGN(tags, storedTags(id));
    item.tags = tags;
    HAEX_ASSIGN(files, storedFiles(id));
    item.files = files;
    HAEX_ASSIGN(partMs, newestPartMs(id));
    item.modifiedMs = std::max(item.modifiedMs, partMs);
    return item;
}

Result<> ItemRows::save(const VaultItem &item)
{
    HAEX_ASSIGN(values, itemValues(item));
    HAEX_TRY(saveRow(m_database, "vault_items", item.id, values));
    HAEX_TRY(saveFields(item));
    return saveTags(item);
}

Result<> ItemRows::remove(const QByteArray &id)
{
    // The item first: fields that outlive it are no fields that somebody removed (historytriggers).
    HAEX_TRY(runForId("DELETE FROM vault_items WHERE id = ?1", id));
    HAEX_TRY(runForId("DELETE FROM vault_item_fields WHERE item_id = ?1", id));
    HAEX_TRY(runForId("DELETE FROM vault_attachment_chunks WHERE attachment_id IN"
                      " (SELECT id FROM vault_attachments WHERE item_id = ?1)", id));
    HAEX_TRY(runForId("DELETE FROM vault_attachments WHERE item_id = ?1", id));
    return runForId("DELETE FROM vault_item_tags WHERE item_id = ?1", id);
}

Result<ColumnValues> ItemRows::itemValues(const VaultItem &item)
{
    ColumnValues values{
        {"group_id", textOrNull(item.groupId)},
        {"title", text(item.title)},
        {"username", text(item.username)},
        {"password", text(item.password)},
        {"url", text(item.url)},
        {"notes", text(item.notes)},
        {"totp", text(item.totpSecret)},
        {"favourite", CellValue::integer(item.favourite ? 1 : 0)},
    };
    if (item.createdMs != 0)
        values.emplace_back("created_ms", CellValue::integer(item.createdMs));
    HAEX_ASSIGN(stored, m_database.cached(
                            QByteArrayLiteral("SELECT kind FROM vault_items WHERE id = ?1")));
    stored->bindText(1, item.id);
    HAEX_ASSIGN(exists, stored->step());
    // A kind from a newer version reads as Login; saving must not make it one.
    const bool sameKind = exists && itemKindFromName(stored->string(0)) == item.kind;
    stored->reset();
    if (!sameKind)
        values.emplace_back("kind", text(itemKindName(item.kind)));
    return values;
}

Result<> ItemRows::saveFields(const VaultItem &item)
{
    HAEX_ASSIGN(stored, storedFields(item.id));
    std::vector<WantedField> wanted;
    for (const QString &url : item.extraUrls) {
        const auto known = std::ranges::find_if(stored, [&](const StoredField &field) {
            return field.isUrl && field.field.value == url
                && std::ranges::find(wanted, field.id, &WantedField::id) == wanted.end();
        });
        wanted.push_back({known == stored.end() ? QByteArray() : known->id, true, {{}, {}, url}});
    }
    for (const ItemField &field : item.fields)
        wanted.push_back({field.id, false, field});
    for (const StoredField &field : stored) {
        if (std::ranges::find(wanted, field.id, &WantedField::id) == wanted.end())
            HAEX_TRY(runForId("DELETE FROM vault_item_fields WHERE id = ?1", field.id));
    }
    qint64 position = 0;
    for (const WantedField &field : wanted) {
        // Positions only have to rise: a field that stays in its place is not written.
        const auto known = std::ranges::find(stored, field.id, &StoredField::id);
        position = known == stored.end() ? position + 1 : std::max(position + 1, known->position);
        const QByteArray id = field.id.isEmpty() ? m_random.uuid().toLatin1() : field.id;
        HAEX_TRY(saveRow(m_database, "vault_item_fields", id,
                         {{"item_id", CellValue::text(item.id)},
                          {"kind", CellValue::text(kindOf(field.isUrl, field.field).toByteArray())},
                          {"name", text(field.field.name)},
                          {"value", text(field.field.value)},
                          {"protected", CellValue::integer(field.field.isProtected ? 1 : 0)},
                          {"position", CellValue::integer(position)}}));
    }
    return {};
}

Result<> ItemRows::saveTags(const VaultItem &item)
{
    HAEX_ASSIGN(stored, storedTags(item.id));
    const QStringList wanted = normalizedTags(item.tags);
    const auto change = [&](const QByteArray &sql, const QString &tag) -> Result<> {
        HAEX_ASSIGN(statement, m_database.cached(sql));
        return statement->bindText(1, item.id).bindString(2, tag).run();
    };
    for (const QString &tag : stored) {
        if (!wanted.contains(tag))
            HAEX_TRY(change("DELETE FROM vault_item_tags WHERE item_id = ?1 AND tag = ?2", tag));
    }
    for (const QString &tag : wanted) {
        if (!stored.contains(tag))
            HAEX_TRY(change("INSERT INTO vault_item_tags(item_id, tag) VALUES(?1, ?2)", tag));
    }
    return {};
}

Result<std::vector<ItemRows::StoredField>> ItemRows::storedFields(const QByteArray &itemId)
{
    HAEX_ASSIGN(rows, m_database.cached(QByteArrayLiteral(
                          "SELECT id, kind, name, value, protected, position FROM vault_item_fields"
                          " WHERE item_id = ?1 ORDER BY position, id")));
    rows->bindText(1, itemId);
    std::vector<StoredField> fields;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        const QByteArray id = rows->text(0);
        fields.push_back({id, rows->textView(1) == UrlField,
                          {id, rows->string(2), rows->string(3), rows->integer(4) != 0, rows->textView(1) == ExpiryField},
                          rows->integer(5)});
    }
    rows->reset();
    return fields;
}

Result<QStringList> ItemRows::storedTags(const QByteArray &itemId)
{
    HAEX_ASSIGN(rows, m_database.cached(QByteArrayLiteral(
                          "SELECT tag FROM vault_item_tags WHERE item_id = ?1 ORDER BY tag")));
    rows->bindText(1, itemId);
    QStringList tags;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        tags += rows->string(0);
    }
    rows->reset();
    return tags;
}

Result<QList<ItemFile>> ItemRows::storedFiles(const QByteArray &itemId)
{
    HAEX_ASSIGN(rows, m_database.cached(QByteArrayLiteral("SELECT id, name, size FROM vault_attachments WHERE item_id = ?1"
                                                          " ORDER BY name COLLATE NOCASE, id")));
    rows->bindText(1, itemId);
    QList<ItemFile> files;
    while (true) {
        HAEX_ASSIGN(more, rows->step());
        if (!more)
            break;
        files.append({rows->text(0), rows->string(1), rows->integer(2)});
    }
    rows->reset();
    return files;
}

Result<qint64> ItemRows::newestPartMs(const QByteArray &itemId)
{
    HAEX_ASSIGN(row, m_database.cached(QByteArrayLiteral(
                         "SELECT max(haex_timestamp) FROM (SELECT haex_timestamp FROM"
                         " vault_item_fields WHERE item_id = ?1 UNION ALL SELECT haex_timestamp"
                         " FROM vault_item_tags WHERE item_id = ?1 UNION ALL SELECT haex_timestamp"
                         " FROM vault_attachments WHERE item_id = ?1)")));
    row->bindText(1, itemId);
    HAEX_TRY(row->step());
    const qint64 newest = hlcMilliseconds(row->textView(0));
    row->reset();
    return newest;
}

Result<> ItemRows::runForId(const char *sql, const QByteArray &id)
{
    HAEX_ASSIGN(statement, m_database.cached(sql));
    return statement->bindText(1, id).run();
}

} // namespace haex
