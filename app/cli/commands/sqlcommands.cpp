// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/tables/cellhistory.h"

#include <QFile>
#include <QSet>

#include <cstdio>

namespace haex::cli {
namespace {

/// Unique names for the members of a row: a second `id` becomes `id:2`.
QStringList memberNames(const QByteArrayList &columns)
{
    QStringList names;
    QSet<QString> used;
    for (const QByteArray &column : columns) {
        const QString base = fromUtf8(column);
        QString name = base;
        for (int number = 2; used.contains(name); ++number)
            name = base + u':' + QString::number(number);
        used.insert(name);
        names.append(name);
    }
    return names;
}

void showJson(Context &context, const SqlResult &result)
{
    if (result.columns.isEmpty())
        return context.out().json(QJsonObject {{QStringLiteral("changedRows"), result.changedRows}});
    const QStringList names = memberNames(result.columns);
    QJsonArray rows;
    for (const auto &row : result.rows) {
        QJsonObject object;
        for (size_t i = 0; i < row.size(); ++i)
            object.insert(names.at(static_cast<qsizetype>(i)), jsonValue(row[i]));
        rows.append(object);
    }
    context.out().json(rows);
}

void showRows(Context &context, const SqlResult &result)
{
    const bool isCsv = context.out().form() == Output::Form::Csv;
    QStringList head;
    for (const QByteArray &column : result.columns)
        head.append(fromUtf8(column));
    QList<QStringList> rows;
    for (const auto &row : result.rows) {
        QStringList cells;
        for (const CellValue &value : row)
            cells.append(isCsv && value.isNull() ? QString() : displayText(value));
        rows.append(cells);
    }
    if (isCsv) {
        rows.prepend(head);
        return context.out().csv(rows);
    }
    context.out().table(head, rows);
}

ExitCode sql(Context &context)
{
    QByteArray script = context.arguments().positional.first().toUtf8();
    if (script == "-") {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return context.failed({ErrorCode::IoError, QStringLiteral("standard input")});
        script = input.readAll();
    }
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, result, runKeepingFormer(session->replica(), script));
    if (context.out().isJson())
        showJson(context, result);
    else if (!result.columns.isEmpty())
        showRows(context, result);
    else
        context.out().note(QStringLiteral("%1 rows changed.").arg(result.changedRows));
    return Ok;
}

} // namespace

QList<CommandSpec> sqlCommands()
{
    return {{QStringLiteral("sql"), QStringLiteral("STATEMENTS"),
             QStringLiteral("Run SQL in one transaction; “-” reads it from standard input"), 1, 1,
             {{QStringLiteral("--csv"), {}, QStringLiteral("rows as CSV")}}, sql}};
}

} // namespace haex::cli
