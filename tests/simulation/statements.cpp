// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/statements.h"

#include "core/storage/database.h"

#include <QByteArrayList>

namespace haex::sim {
namespace {

constexpr int Keys = 5;

QByteArray keyValue(Dice &dice, bool isInteger)
{
    const QByteArray number = QByteArray::number(dice.pick(Keys));
    if (isInteger)
        return number;
    return dice.chance(12) ? "'K" + number + '\'' : "'k" + number + '\'';
}

QByteArray marked(const QByteArray &text)
{
    return quoteLiteral(QByteArray(PlainMarker) + text);
}

QByteArray anything(Dice &dice)
{
    switch (dice.pick(9)) {
    case 0:
        return "NULL";
    case 1:
        return QByteArray::number(qint64(dice.next()));
    case 2:
        return dice.any(QByteArrayList{"0.5", "-0.0", "1e300", "3.0", "9007199254740993"});
    case 3:
        return "x'" + QByteArray(PlainMarker).toHex() + QByteArray::number(dice.pick(90) + 10) + '\'';
    case 4:
        return "''";
    case 5:
        return marked(" \xf0\x9f\xa6\x93 " + QByteArray::number(dice.pick(9)));
    default:
        return marked(QByteArray::number(dice.pick(50)));
    }
}

QByteArray columnValue(Dice &dice, const TableSpec &table, const ColumnSpec &column)
{
    switch (column.kind) {
    case ColumnKind::Unique:
        return dice.chance(8) ? QByteArray("NULL") : marked("name" + QByteArray::number(dice.pick(6)));
    case ColumnKind::Small:
        return QByteArray::number(dice.pick(9));
    case ColumnKind::Reference:
        return dice.chance(6) ? QByteArray("NULL") : keyValue(dice, table.integerKeys);
    case ColumnKind::Text:
        return dice.chance(10) ? QByteArray("NULL") : marked(QByteArray::number(dice.pick(20)));
    case ColumnKind::Anything:
        break;
    }
    return anything(dice);
}

/// One statement on one row, or on a whole table.
class StatementMaker final
{
public:
    StatementMaker(Dice &dice, const TableSpec &table)
        : m_dice(dice)
        , m_table(table)
        , m_quoted(quoteIdentifier(table.name))
    {
        for (const ColumnSpec &key : table.keys) {
            const QByteArray value = keyValue(dice, table.integerKeys);
            add(key.name, value);
            m_where += (m_where.isEmpty() ? "" : " AND ") + quoteIdentifier(key.name) + " = " + value;
        }
    }

    QByteArray make()
    {
        if (m_table.columns.empty())
            return m_dice.chance(3) ? remove() : insert("INSERT OR IGNORE");
        switch (m_dice.pick(12)) {
        case 0:
        case 1:
            return remove();
        case 2:
            return insert("INSERT OR REPLACE");
        case 3:
            return insert("INSERT") + " ON CONFLICT DO UPDATE SET " + assignment();
        case 4:
            return "UPDATE OR IGNORE " + m_quoted + " SET " + assignment()
                + (m_dice.chance(3) ? QByteArray() : " WHERE " + m_where);
        case 5:
            return "UPDATE OR REPLACE " + m_quoted + " SET " + assignment() + " WHERE " + m_where;
        case 6:
        case 7:
        case 8:
            return "UPDATE " + m_quoted + " SET " + assignment() + " WHERE " + m_where;
        default:
            return insert(m_dice.chance(3) ? "INSERT" : "INSERT OR IGNORE");
        }
    }

private:
    void add(const QByteArray &name, const QByteArray &value)
    {
        m_names += (m_names.isEmpty() ? "" : ", ") + quoteIdentifier(name);
        m_values += (m_values.isEmpty() ? "" : ", ") + value;
    }

    QByteArray remove() const { return "DELETE FROM " + m_quoted + " WHERE " + m_where; }

    QByteArray assignment()
    {
        const ColumnSpec &column = m_dice.any(m_table.columns);
        QByteArray set = quoteIdentifier(column.name) + " = " + columnValue(m_dice, m_table, column);
        if (m_dice.chance(3)) {
            const ColumnSpec &other = m_dice.any(m_table.columns);
            if (other.name != column.name)
                set += ", " + quoteIdentifier(other.name) + " = " + columnValue(m_dice, m_table, other);
        }
        return set;
    }

    QByteArray insert(const char *verb)
    {
        for (const ColumnSpec &column : m_table.columns) {
            if (!m_dice.chance(6))
                add(column.name, columnValue(m_dice, m_table, column));
        }
        return QByteArray(verb) + " INTO " + m_quoted + '(' + m_names + ") VALUES(" + m_values + ')';
    }

    Dice &m_dice;
    const TableSpec &m_table;
    QByteArray m_quoted;
    QByteArray m_names;
    QByteArray m_values;
    QByteArray m_where;
};

} // namespace

QByteArray makeTransaction(Dice &dice, const Schema &schema)
{
    QByteArray script = StatementMaker(dice, dice.any(schema)).make();
    for (int more = dice.chance(3) ? dice.between(1, 3) : 0; more > 0; --more)
        script += "; " + StatementMaker(dice, dice.any(schema)).make();
    return script;
}

QByteArray makeAlteration(Dice &dice, Schema &schema)
{
    TableSpec &table = schema[static_cast<size_t>(dice.pick(static_cast<int>(schema.size())))];
    const QByteArray name = "added" + QByteArray::number(dice.pick(3));
    for (const ColumnSpec &column : table.columns) {
        if (column.name == name)
            return {};
    }
    const bool isText = dice.chance(2);
    table.columns.push_back({name, isText ? ColumnKind::Text : ColumnKind::Small});
    return "ALTER TABLE " + quoteIdentifier(table.name) + " ADD COLUMN " + name
        + (isText ? " TEXT" : " INTEGER NOT NULL DEFAULT 1");
}

} // namespace haex::sim
