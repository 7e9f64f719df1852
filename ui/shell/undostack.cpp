// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undostack.h"

#include "ui/async/whendone.h"

namespace haex {

namespace {
constexpr qsizetype MaximumSteps = 100;
}

void UndoStack::push(Step step)
{
    m_steps.resize(m_done);
    m_steps.append(std::move(step));
    if (m_steps.size() > MaximumSteps)
        m_steps.removeFirst();
    m_done = m_steps.size();
    Q_EMIT changed();
    Q_EMIT pushed();
}

void UndoStack::undo()
{
    if (!m_busy && m_done > 0)
        run(false);
}

void UndoStack::redo()
{
    if (!m_busy && m_done < m_steps.size())
        run(true);
}

void UndoStack::run(bool forward)
{
    m_busy = true;
    const Step step = m_steps.at(forward ? m_done : m_done - 1);
    whenDone(forward ? step.redo() : step.undo(), this, [this, forward, text = step.text](const Result<> &result) {
        m_busy = false;
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_done += forward ? 1 : -1;
        Q_EMIT changed();
        if (forward)
            Q_EMIT redone(text);
        else
            Q_EMIT undone(text);
    });
}

QString UndoStack::undoText() const
{
    return m_done > 0 ? m_steps.at(m_done - 1).text : QString();
}

QString UndoStack::redoText() const
{
    return m_done < m_steps.size() ? m_steps.at(m_done).text : QString();
}

} // namespace haex
