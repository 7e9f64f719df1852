// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <functional>

namespace haex {

/// Answers false to stop: the import then takes back everything and fails with Cancelled. Called
/// with rows (or items) done and in all.
using ImportProgress = std::function<bool(qint64 done, qint64 total)>;

/// Why something did not come in, or not as it was.
enum class ImportReason {
    // Left out
    ViewLeftOut,
    TriggerLeftOut,
    VirtualTableLeftOut,
    ShadowTableLeftOut,
    InternalTableLeftOut,
    IndexLeftOut,
    UnknownItemKind,
    AttachmentLeftOut,
    RowLeftOut,
    /// It was in the other program's recycle bin.
    DeletedLeftOut,
    /// The vault has the very same item already.
    DuplicateLeftOut,
    FileTooLargeLeftOut,
    IconsLeftOut,
    AutoTypeLeftOut,
    ColumnLeftOut,
    OtherLeftOut,
    // Came in, but stays on this device
    NoPrimaryKey,
    KeyNotSyncable,
    NotSyncable,
    // Came in changed
    ForeignKeyDropped,
    CollationDropped,
    KeyAdded,
    DefinitionChanged,
    ValueChanged,
    // Came in, in another place
    FileAttached,
    PasskeyAsField,
    FormerValueAsField,
};

/// The stable name of a reason (`view_left_out` …), for scripts and as the key of its sentence.
[[nodiscard]] QLatin1StringView importReasonName(ImportReason reason);

/// One thing that did not come in, or not as it was: what (a table, a view, an item's title …),
/// why, and particulars for the curious. Never a secret.
struct ImportNote
{
    ImportReason reason = ImportReason::OtherLeftOut;
    QString subject = {};
    QString detail = {};
    /// How many are meant, when more than one.
    qint64 count = 1;
};

struct ImportedTable
{
    QByteArray name = {};
    qint64 rows = 0;
    bool synced = false;
    /// False when rows were added to a table that was there.
    bool created = true;
};

/// What an import did.
struct ImportReport
{
    QList<ImportedTable> tables = {};
    qint64 rows = 0;
    qint64 items = 0;
    qint64 groups = 0;
    QList<ImportNote> notes = {};

    [[nodiscard]] bool hasNote(ImportReason reason) const;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ImportReport)
