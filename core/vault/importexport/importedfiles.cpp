// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/importexport/importedfiles.h"

#include "core/base/random.h"
#include "core/replica/replica.h"
#include "core/replica/replicaschema.h"
#include "core/vault/tables/tableschema.h"

#include <QUuid>

#include <algorithm>

namespace haex {
namespace {

constexpr char BaseName[] = "imported_files";
constexpr char Columns[]
    = "(id TEXT PRIMARY KEY NOT NULL, item_id TEXT, item TEXT, name TEXT, content BLOB)";
const QByteArrayList &columnNames()
{
    static const QByteArrayList names{"id", "item_id", "item", "name", "content"};
    return names;
}

bool hasOurColumns(const TableSchema &schema)
{
    return std::ranges::all_of(columnNames(), [&schema](const QByteArray &name) {
        return schema.summary.column(name) != nullptr;
    });
}

} // namespace

/// Takes the table of an earlier import, or makes one under a name that is free.
Result<> ImportedFiles::prepareTable()
{
    for (int number = 1;; ++number) {
        const QByteArray name = number == 1
            ? QByteArray(BaseName)
            : BaseName + QByteArray("_") + QByteArray::number(number);
        const auto schema = readTableSchema(m_replica, name);
        if (schema && !hasOurColumns(*schema))
            continue;
        if (!schema && schema.error().code != ErrorCode::NotFound)
            return fail(schema.error());
        m_table = {name, 0, true, !schema};
        break;
    }
    if (!m_table.created)
        return {};
    m_replica.database().clearStatements();
    HAEX_TRY(
        m_replica.database().execute("CREATE TABLE " + quoteIdentifier(m_table.name) + Columns));
    return m_replica.track(m_table.name, TableOrigin::Person);
}

Result<> ImportedFiles::add(const QByteArray &itemId, const QString &title,
                            const ImportedFile &file)
{
    if (m_table.name.isEmpty())
        HAEX_TRY(prepareTable());
    HAEX_ASSIGN(insert,
                m_replica.database().prepare(
                    "INSERT INTO " + quoteIdentifier(m_table.name)
                    + "(id, item_id, item, name, content) VALUES(?1, ?2, ?3, ?4, ?5)"));
    insert.bind(1, CellValue::text(QUuid::createUuid().toByteArray(QUuid::WithoutBraces)))
        .bind(2, CellValue::text(itemId))
        .bind(3, CellValue::text(title.toUtf8()))
        .bind(4, CellValue::text(file.name.toUtf8()))
        .bind(5, CellValue::blob(file.content));
    HAEX_TRY(insert.run());
    ++m_table.rows;
    return {};
}

} // namespace haex
