// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/groups.h"
#include "app/cli/context.h"
#include "core/vault/items/attachmentstore.h"
#include "core/vault/items/itemrepository.h"

#include <QFileInfo>

namespace haex::cli {
namespace {

/// The item of that id, or the only one of that title.
Result<QByteArray> chooseItem(VaultSession &session, const QString &name)
{
    HAEX_ASSIGN(items, session.items().list());
    QByteArrayList found;
    for (const ItemSummary &item : items) {
        if (QString::fromUtf8(item.id) == name)
            return item.id;
        if (item.title == name)
            found += item.id;
    }
    if (found.size() == 1)
        return found.front();
    return fail(ErrorCode::InvalidArgument,
                (found.isEmpty() ? QStringLiteral("there is no item “%1”") : QStringLiteral("several items are called “%1”: name one by its id")).arg(name));
}

ExitCode list(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, item, chooseItem(*session, context.arguments().positional.first()));
    HAEX_CLI_ASSIGN(context, attachments, session->attachments().list(item));
    QJsonArray array;
    QList<QStringList> rows;
    for (const Attachment &one : attachments) {
        array.append(QJsonObject {{QStringLiteral("id"), fromUtf8(one.id)},
                                  {QStringLiteral("name"), one.name},
                                  {QStringLiteral("size"), one.size},
                                  {QStringLiteral("chunks"), one.chunks},
                                  {QStringLiteral("chunksHere"), one.chunksHere}});
        rows.append({fromUtf8(one.id), one.name, QString::number(one.size), one.isHere() ? QStringLiteral("yes") : QStringLiteral("not yet")});
    }
    if (context.out().isJson())
        context.out().json(array);
    else
        context.out().table({QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("Bytes"), QStringLiteral("Here")}, rows);
    return Ok;
}

ExitCode add(Context &context)
{
    const QStringList names = context.arguments().positional;
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_ASSIGN(context, item, chooseItem(*session, names.first()));
    QJsonArray ids;
    for (const QString &path : names.sliced(1)) {
        HAEX_CLI_ASSIGN(context, id, session->attachments().addFile(item, path));
        ids.append(fromUtf8(id));
        if (!context.out().isJson())
            context.out().line(fromUtf8(id));
    }
    if (context.out().isJson())
        context.out().json(ids);
    return Ok;
}

ExitCode save(Context &context)
{
    const QString path = context.arguments().positional.at(1);
    if (QFileInfo::exists(path))
        return context.failed({ErrorCode::AlreadyExists, path});
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->attachments().saveTo(context.arguments().positional.first().toUtf8(), path));
    return Ok;
}

ExitCode rename(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    HAEX_CLI_TRY(context, session->attachments().rename(context.arguments().positional.first().toUtf8(), context.arguments().positional.at(1)));
    return Ok;
}

ExitCode remove(Context &context)
{
    HAEX_CLI_ASSIGN(context, session, context.open());
    for (const QString &id : context.arguments().positional)
        HAEX_CLI_TRY(context, session->attachments().remove(id.toUtf8()));
    return Ok;
}

} // namespace

QList<CommandSpec> attachmentCommands()
{
    return {
        {QStringLiteral("attachment list"), QStringLiteral("ITEM"), QStringLiteral("List the files on an item, which is named by id or title"), 1, 1, {}, list},
        {QStringLiteral("attachment add"), QStringLiteral("ITEM FILE…"), QStringLiteral("Attach files to an item; prints their ids"), 2, CommandSpec::Many, {}, add},
        {QStringLiteral("attachment save"), QStringLiteral("ID FILE"), QStringLiteral("Write an attached file, where nothing is yet"), 2, 2, {}, save},
        {QStringLiteral("attachment rename"), QStringLiteral("ID NAME"), QStringLiteral("Give an attached file another name"), 2, 2, {}, rename},
        {QStringLiteral("attachment remove"), QStringLiteral("ID…"), QStringLiteral("Take files off their items; they stay in the trash"), 1, CommandSpec::Many, {}, remove},
    };
}

} // namespace haex::cli
