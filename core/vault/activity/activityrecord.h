// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock/hlctimestamp.h"
#include "core/replica/rowtrail.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace haex {

/// Which part of the log is asked for; what is empty or 0 does not narrow it.
struct ActivityQuery
{
    /// Only what happened to this item.
    QByteArray itemId = {};
    /// What this device wrote or sent.
    std::optional<NodeId> device = {};
    /// "pull", "push" or "backend".
    QString direction = {};
    /// A `cellFateName`, or "failed" for rounds that did; "problems" is everything but "applied".
    QString result = {};
    /// In names of items, tables, rows, fields, devices and backends, without regard to case.
    QString text = {};
    /// ms since 1970, the end excluded.
    qint64 fromMs = 0;
    qint64 untilMs = 0;
    /// At most so many; 0 = all that are kept.
    int limit = 0;

    friend bool operator==(const ActivityQuery &, const ActivityQuery &) = default;
};

/// One line of the log as it is shown: what became of some fields of one item or row in one round, of
/// further rows of a table, or what happened to a backend. Names are those of today; no values.
struct ActivityRecord
{
    struct Field
    {
        /// A column; of a part of an item "field", "url", "expiry", "tag" or "file".
        QByteArray column = {};
        /// What the person called it; empty for a column, and for a part that is gone.
        QString name = {};

        friend bool operator==(const Field &, const Field &) = default;
    };

    qint64 entryId = 0;
    qint64 timeMs = 0;
    QByteArray backendId = {};
    QString backendName = {};
    /// "pull", "push" or "backend".
    QString direction = {};
    /// Of a round whose rows are not known one by one, and of a backend: as ActivityEntry has it.
    QString detail = {};
    QString errorCode = {};
    /// Whether `line` says what became of a row, or of rows.
    bool isAboutRows = false;
    /// Table, key, fate, event, reason and counts; its columns are `fields`.
    TrailLine line = {};
    /// The item that the row is part of; empty when it is of none.
    QByteArray itemId = {};
    /// Title of the item, or name of the group; empty for other rows.
    QString title = {};
    /// The item is in the vault, so that it can be opened.
    bool hasItem = false;
    QList<Field> fields = {};
    /// Who wrote it, and when; nullopt when that is not known.
    std::optional<HlcTimestamp> written = {};
    QString writerName = {};
    /// The device that sent it; nullopt when that is not known, or this device.
    std::optional<NodeId> sender = {};
    QString senderName = {};
    /// Values that were moved.
    qint64 cells = 0;
};

} // namespace haex

Q_DECLARE_METATYPE(haex::ActivityRecord)
