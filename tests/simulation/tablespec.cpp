// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/tablespec.h"

#include "core/storage/database.h"

#include <QByteArrayList>

namespace haex::sim {
namespace {

QByteArray joined(const std::vector<ColumnSpec> &columns)
{
    QByteArray list;
    for (const ColumnSpec &column : columns)
        list += (list.isEmpty() ? "" : ", ") + quoteIdentifier(column.name);
    return list;
}

TableSpec table(const char *name, std::vector<ColumnSpec> keys, std::vector<ColumnSpec> columns,
                const char *body, bool integerKeys = false)
{
    return {name, std::move(keys), std::move(columns), QByteArray("CREATE TABLE ") + name + '(' + body + ')',
            integerKeys};
}

/// The tables that every test of the product knows.
Schema testTables()
{
    return {
        table("notes", {{"id"}}, {{"title", ColumnKind::Text}, {"body"}, {"prio", ColumnKind::Small}},
              "id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, body TEXT, prio INTEGER DEFAULT 0"),
        table("folders", {{"id"}}, {{"name", ColumnKind::Unique}},
              "id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE"),
        table("items", {{"id"}}, {{"folder_id", ColumnKind::Reference, "folders"}, {"label", ColumnKind::Text}},
              "id TEXT PRIMARY KEY NOT NULL, folder_id TEXT NOT NULL REFERENCES folders(id), label TEXT"),
        table("settings", {{"id"}}, {{"key", ColumnKind::Text}, {"value"}},
              "id TEXT PRIMARY KEY NOT NULL, key TEXT, value TEXT"),
        table("tags", {{"note_id"}, {"tag"}}, {},
              "note_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(note_id, tag)"),
        table("grid", {{"x"}, {"y"}}, {{"v", ColumnKind::Text}},
              "x INTEGER NOT NULL, y INTEGER NOT NULL, v TEXT, PRIMARY KEY(x, y)", true),
        table("blobs", {{"id"}}, {{"data"}}, "id TEXT PRIMARY KEY NOT NULL, data"),
    };
}

/// Draws one table: keys, columns, constraints and a name that needs quoting.
class TableMaker final
{
public:
    TableMaker(Dice &dice, const Schema &before, int number)
        : m_dice(dice)
        , m_before(before)
        , m_number(number)
    {
    }

    TableSpec make()
    {
        static const QByteArrayList Names{"plain", "select", "we\"ird", "a.b", "ta-ble", "x y", "Gro\xc3\x9f", "it's"};
        m_spec.name = m_dice.any(Names) + QByteArray::number(m_number);
        addKeys();
        const int count = m_dice.pick(4);
        for (int i = 0; i < count; ++i)
            addColumn();
        addConstraints();
        m_spec.createSql = "CREATE TABLE " + quoteIdentifier(m_spec.name) + '(' + m_body.join(", ") + ')'
            + (m_withoutRowid ? " WITHOUT ROWID" : "");
        return std::move(m_spec);
    }

private:
    QByteArray freshName()
    {
        static const QByteArrayList Names{"c", "order", "q\"q", "d.e", "f-g", "h i", "$j", "\xc3\xa4", "k'l"};
        return m_dice.any(Names) + QByteArray::number(m_names++);
    }

    void addKeys()
    {
        m_spec.integerKeys = m_dice.chance(3);
        const QByteArray type = m_spec.integerKeys ? "INTEGER" : "TEXT";
        const int count = m_dice.chance(3) ? m_dice.between(2, 3) : 1;
        for (int i = 0; i < count; ++i)
            m_spec.keys.push_back({freshName()});
        m_withoutRowid = m_dice.chance(3);
        for (const ColumnSpec &key : m_spec.keys)
            m_body += quoteIdentifier(key.name) + ' ' + type
                + (count == 1 ? " PRIMARY KEY NOT NULL" : " NOT NULL")
                + (!m_spec.integerKeys && m_dice.chance(6) ? " COLLATE NOCASE" : "");
    }

    void addColumn()
    {
        ColumnSpec column{freshName()};
        QByteArray sql = quoteIdentifier(column.name);
        switch (m_dice.pick(6)) {
        case 0:
            column.kind = ColumnKind::Unique;
            sql += " TEXT UNIQUE";
            break;
        case 1:
            column.kind = ColumnKind::Text;
            sql += m_dice.chance(2) ? " TEXT NOT NULL DEFAULT ''" : " TEXT";
            break;
        case 2:
            column.kind = ColumnKind::Small;
            sql += " INTEGER NOT NULL DEFAULT 3";
            break;
        case 3:
        case 4:
            if (addReference(column, sql))
                break;
            [[fallthrough]];
        default:
            break;
        }
        m_body += sql;
        m_spec.columns.push_back(column);
    }

    bool addReference(ColumnSpec &column, QByteArray &sql)
    {
        std::vector<const TableSpec *> parents;
        for (const TableSpec &other : m_before) {
            if (other.keys.size() == 1 && other.integerKeys == m_spec.integerKeys)
                parents.push_back(&other);
        }
        const bool itself = m_spec.keys.size() == 1 && m_dice.chance(3);
        if (parents.empty() && !itself)
            return false;
        const TableSpec &parent = itself ? m_spec : *m_dice.any(parents);
        static const QByteArrayList Actions{"", " ON DELETE CASCADE", " ON DELETE SET NULL", " ON DELETE RESTRICT",
                                            " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"};
        column.kind = ColumnKind::Reference;
        column.parent = parent.name;
        sql += QByteArray(m_spec.integerKeys ? " INTEGER" : " TEXT") + " REFERENCES " + quoteIdentifier(parent.name)
            + '(' + quoteIdentifier(parent.keys[0].name) + ')' + m_dice.any(Actions);
        return true;
    }

    void addConstraints()
    {
        if (m_spec.keys.size() > 1)
            m_body += "PRIMARY KEY(" + joined(m_spec.keys) + ')';
        std::vector<ColumnSpec> small;
        for (const ColumnSpec &column : m_spec.columns) {
            if (column.kind == ColumnKind::Small)
                small.push_back(column);
        }
        if (small.size() >= 2 && m_dice.chance(2))
            m_body += "CHECK (" + quoteIdentifier(small[0].name) + " <= " + quoteIdentifier(small[1].name) + " + 4)";
        if (m_spec.columns.size() >= 2 && m_dice.chance(4))
            m_body += "UNIQUE (" + joined({m_spec.columns[0], m_spec.columns[1]}) + ')';
    }

    Dice &m_dice;
    const Schema &m_before;
    int m_number;
    int m_names = 0;
    bool m_withoutRowid = false;
    TableSpec m_spec;
    QByteArrayList m_body;
};

} // namespace

Schema makeSchema(Dice &dice)
{
    Schema schema;
    bool hasFolders = false;
    for (const TableSpec &known : testTables()) {
        if (!dice.chance(2) || (known.name == "items" && !hasFolders))
            continue;
        hasFolders = hasFolders || known.name == "folders";
        schema.push_back(known);
    }
    const int generated = schema.empty() ? dice.between(1, 3) : dice.pick(4);
    for (int i = 0; i < generated; ++i)
        schema.push_back(TableMaker(dice, schema, i).make());
    return schema;
}

} // namespace haex::sim
