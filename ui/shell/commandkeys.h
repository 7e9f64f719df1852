// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QKeySequence>
#include <QList>

#include <optional>

class QAction;
class QShortcut;

namespace haex {

class AppSettings;

/// What can be done from anywhere in the window, or in one view, by keys of the person's choice.
enum class Command {
    Search,
    NewItem,
    EditItem,
    ItemHistory,
    Undo,
    Redo,
    NextConflict,
    PreviousConflict,
    SyncNow,
    Lock,
    Quit,
    ShowItems,
    ShowTables,
    ShowConflicts,
    ShowSync,
    ShowBackends,
    ShowTrash,
    ShowSettings,
    // In a list or a table
    DeleteItems,
    KeepCurrentValue,
    UseOtherValue,
    AddRow,
    EditBeside,
    EmptyCells,
    PasteRows,
    FilterColumn,
    DeleteRows,
};

/// The keys of commands: the usual ones, or those that this person set (AppSettings).
class CommandKeys final
{
    Q_DECLARE_TR_FUNCTIONS(haex::CommandKeys)
public:
    enum class Fault {
        /// A letter alone would be typed into fields.
        NeedsModifier,
        /// Another command has them.
        Taken,
    };

    [[nodiscard]] static const QList<Command> &all();
    /// It is done to what is chosen in a list or table, where nothing is typed: Delete and Insert will do.
    [[nodiscard]] static bool isForLists(Command command) { return command >= Command::DeleteItems; }
    [[nodiscard]] static QString text(Command command);
    [[nodiscard]] static QKeySequence usual(Command command);
    [[nodiscard]] static QKeySequence of(const AppSettings &settings, Command command);
    /// Which command these keys belong to, other than `except`.
    [[nodiscard]] static std::optional<Command> owner(const AppSettings &settings, const QKeySequence &keys, Command except);
    /// Whether a command may have these keys; none at all is fine.
    [[nodiscard]] static std::optional<Fault> faultOf(const AppSettings &settings, const QKeySequence &keys, Command command);
    static void set(AppSettings &settings, Command command, const QKeySequence &keys);

    /// The text, with the keys behind it.
    [[nodiscard]] static QString withKeys(const QString &text, const AppSettings &settings, Command command);

    /// Now, and whenever they are changed.
    static void bind(QShortcut *shortcut, const AppSettings &settings, Command command);
    static void bind(QAction *action, const AppSettings &settings, Command command);
};

} // namespace haex
