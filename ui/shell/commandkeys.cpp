// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandkeys.h"

#include "ui/shell/appsettings.h"

#include <QAction>
#include <QShortcut>

namespace haex {

namespace {

/// As it stands in the settings' file.
QString nameOf(Command command)
{
    switch (command) {
    case Command::Search:
        return QStringLiteral("search");
    case Command::NewItem:
        return QStringLiteral("new_item");
    case Command::EditItem:
        return QStringLiteral("edit_item");
    case Command::ItemHistory:
        return QStringLiteral("item_history");
    case Command::Undo:
        return QStringLiteral("undo");
    case Command::Redo:
        return QStringLiteral("redo");
    case Command::NextConflict:
        return QStringLiteral("next_conflict");
    case Command::PreviousConflict:
        return QStringLiteral("previous_conflict");
    case Command::SyncNow:
        return QStringLiteral("sync_now");
    case Command::Lock:
        return QStringLiteral("lock");
    case Command::Quit:
        return QStringLiteral("quit");
    case Command::DeleteItems:
        return QStringLiteral("delete_items");
    case Command::KeepCurrentValue:
        return QStringLiteral("keep_current_value");
    case Command::UseOtherValue:
        return QStringLiteral("use_other_value");
    case Command::AddRow:
        return QStringLiteral("add_row");
    case Command::EditBeside:
        return QStringLiteral("edit_beside");
    case Command::EmptyCells:
        return QStringLiteral("empty_cells");
    case Command::PasteRows:
        return QStringLiteral("paste_rows");
    case Command::FilterColumn:
        return QStringLiteral("filter_column");
    case Command::DeleteRows:
        return QStringLiteral("delete_rows");
    default:
        return QStringLiteral("show_%1").arg(int(command) - int(Command::ShowItems) + 1);
    }
}

} // namespace

const QList<Command> &CommandKeys::all()
{
    static const QList<Command> commands = [] {
        QList<Command> list;
        for (int i = 0; i <= int(Command::DeleteRows); ++i)
            list += static_cast<Command>(i);
        return list;
    }();
    return commands;
}

QString CommandKeys::text(Command command)
{
    switch (command) {
    case Command::Search:
        return tr("Search");
    case Command::NewItem:
        return tr("New item");
    case Command::EditItem:
        return tr("Edit the item");
    case Command::ItemHistory:
        return tr("History of the item");
    case Command::Undo:
        return tr("Undo");
    case Command::Redo:
        return tr("Redo");
    case Command::NextConflict:
        return tr("Next conflict");
    case Command::PreviousConflict:
        return tr("Previous conflict");
    case Command::SyncNow:
        return tr("Sync now");
    case Command::Lock:
        return tr("Lock");
    case Command::Quit:
        return tr("Quit");
    case Command::ShowItems:
        return tr("Go to Items");
    case Command::ShowTables:
        return tr("Go to Tables");
    case Command::ShowConflicts:
        return tr("Go to Conflicts");
    case Command::ShowSync:
        return tr("Go to Sync");
    case Command::ShowBackends:
        return tr("Go to Backends");
    case Command::ShowTrash:
        return tr("Go to Trash");
    case Command::ShowSettings:
        return tr("Go to Settings");
    case Command::DeleteItems:
        return tr("Items: delete the chosen ones");
    case Command::KeepCurrentValue:
        return tr("Conflicts: keep the current value");
    case Command::UseOtherValue:
        return tr("Conflicts: use the other value");
    case Command::AddRow:
        return tr("Tables: add a row");
    case Command::EditBeside:
        return tr("Tables: edit beside the rows");
    case Command::EmptyCells:
        return tr("Tables: set to no value (NULL)");
    case Command::PasteRows:
        return tr("Tables: paste as new rows");
    case Command::FilterColumn:
        return tr("Tables: filter this column");
    case Command::DeleteRows:
        return tr("Tables: delete rows");
    }
    return {};
}

QKeySequence CommandKeys::usual(Command command)
{
    switch (command) {
    case Command::Search:
        return Qt::CTRL | Qt::Key_K;
    case Command::NewItem:
        return Qt::CTRL | Qt::Key_N;
    case Command::EditItem:
        return Qt::CTRL | Qt::Key_E;
    case Command::ItemHistory:
        return Qt::CTRL | Qt::Key_H;
    case Command::Undo:
        return Qt::CTRL | Qt::Key_Z;
    case Command::Redo:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_Z;
    case Command::NextConflict:
        return Qt::Key_F7;
    case Command::PreviousConflict:
        return Qt::SHIFT | Qt::Key_F7;
    case Command::SyncNow:
        return Qt::Key_F5;
    case Command::Lock:
        return Qt::CTRL | Qt::Key_L;
    case Command::Quit:
        return Qt::CTRL | Qt::Key_Q;
    case Command::DeleteItems:
        return Qt::Key_Delete;
    case Command::KeepCurrentValue:
        return Qt::ALT | Qt::Key_Left;
    case Command::UseOtherValue:
        return Qt::ALT | Qt::Key_Right;
    case Command::AddRow:
        return Qt::Key_Insert;
    case Command::EditBeside:
        return Qt::SHIFT | Qt::Key_F2;
    case Command::EmptyCells:
        return Qt::CTRL | Qt::Key_0;
    case Command::PasteRows:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_V;
    case Command::FilterColumn:
        return Qt::CTRL | Qt::SHIFT | Qt::Key_F;
    case Command::DeleteRows:
        return Qt::CTRL | Qt::Key_Delete;
    default:
        return QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + int(command) - int(Command::ShowItems)));
    }
}

QKeySequence CommandKeys::of(const AppSettings &settings, Command command)
{
    const auto chosen = settings.keys(nameOf(command));
    return chosen ? QKeySequence(*chosen, QKeySequence::PortableText) : usual(command);
}

std::optional<Command> CommandKeys::owner(const AppSettings &settings, const QKeySequence &keys, Command except)
{
    for (const Command command : all()) {
        if (command != except && !keys.isEmpty() && of(settings, command) == keys)
            return command;
    }
    return std::nullopt;
}

std::optional<CommandKeys::Fault> CommandKeys::faultOf(const AppSettings &settings, const QKeySequence &keys, Command command)
{
    if (keys.isEmpty())
        return std::nullopt;
    const QKeyCombination first = keys[0];
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    const bool hasModifier = first.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool isListKey = isForLists(command) && (first.key() == Qt::Key_Delete || first.key() == Qt::Key_Insert);
    if (!isFunctionKey && !hasModifier && !isListKey)
        return Fault::NeedsModifier;
    return owner(settings, keys, command) ? std::optional(Fault::Taken) : std::nullopt;
}

void CommandKeys::set(AppSettings &settings, Command command, const QKeySequence &keys)
{
    if (keys == usual(command))
        settings.setKeys(nameOf(command), std::nullopt);
    else
        settings.setKeys(nameOf(command), keys.toString(QKeySequence::PortableText));
}

QString CommandKeys::withKeys(const QString &text, const AppSettings &settings, Command command)
{
    const QString keys = of(settings, command).toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
}

void CommandKeys::bind(QShortcut *shortcut, const AppSettings &settings, Command command)
{
    const auto follow = [shortcut, &settings, command] { shortcut->setKey(of(settings, command)); };
    QObject::connect(&settings, &AppSettings::changed, shortcut, follow);
    follow();
}

void CommandKeys::bind(QAction *action, const AppSettings &settings, Command command)
{
    const auto follow = [action, &settings, command] { action->setShortcut(of(settings, command)); };
    QObject::connect(&settings, &AppSettings::changed, action, follow);
    follow();
}

} // namespace haex
