// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QList>
#include <QObject>

#include <functional>

namespace haex {

/// What the person did in this vault since it was opened, to be taken back and done again one by
/// one. Each step writes ordinary edits, so it works after a sync too. Gone when the vault is
/// locked, with the values in it.
class UndoStack final : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        /// "Edit “GitHub”".
        QString text = {};
        std::function<QFuture<Result<>>()> undo = {};
        std::function<QFuture<Result<>>()> redo = {};
    };

    using QObject::QObject;

    /// Something was done; what had been undone before can no longer be done again.
    void push(Step step);
    /// Without effect while another step is under way, or when there is none.
    void undo();
    void redo();
    /// What `undo` and `redo` would do; empty when nothing.
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;

Q_SIGNALS:
    void changed();
    /// Something new was done: what was last undone or done again is old news.
    void pushed();
    void undone(const QString &text);
    void redone(const QString &text);
    void failed(const haex::Error &error);

private:
    void run(bool forward);

    QList<Step> m_steps;
    /// So many of them are done; those behind were undone.
    qsizetype m_done = 0;
    bool m_busy = false;
};

} // namespace haex
