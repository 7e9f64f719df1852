// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/sqleditor.h"

#include "ui/style/metrics.h"
#include "ui/style/typography.h"
#include "ui/tables/sqlcompletions.h"
#include "ui/tables/sqlhighlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStringListModel>

namespace haex {

namespace {
/// Fewer letters fit too much to be of help unasked.
constexpr int LettersBeforeChoices = 2;
constexpr int NarrowestPopup = 200;
}

SqlEditor::SqlEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_completer(new QCompleter(this))
    , m_choices(new QStringListModel(m_completer))
{
    setFont(fontOf(TextStyle::Mono));
    setTabChangesFocus(true);
    new SqlHighlighter(document());
    m_completer->setModel(m_choices);
    m_completer->setWidget(this);
    // What fits was found here already.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setFont(fontOf(TextStyle::Mono));
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &SqlEditor::take);
}

void SqlEditor::setTables(const QList<TableSummary> &tables)
{
    m_tables = tables;
}

bool SqlEditor::takesChoice(const QKeyEvent &event) const
{
    const int key = event.key();
    return m_completer->popup()->isVisible() && event.modifiers() == Qt::NoModifier
        && (key == Qt::Key_Tab || key == Qt::Key_Return || key == Qt::Key_Enter);
}

/// Tab leaves the editor unless there is something to choose.
bool SqlEditor::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takesChoice(*static_cast<QKeyEvent *>(event))) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QPlainTextEdit::event(event);
}

void SqlEditor::keyPressEvent(QKeyEvent *event)
{
    QAbstractItemView *popup = m_completer->popup();
    if (takesChoice(*event)) {
        const QModelIndex chosen = popup->currentIndex();
        popup->hide();
        return take((chosen.isValid() ? chosen : m_choices->index(0)).data().toString());
    }
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (isControl && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        popup->hide();
        Q_EMIT runWanted();
        return;
    }
    if (isControl && event->key() == Qt::Key_Space)
        return complete(true);
    const bool isOpen = popup->isVisible();
    QPlainTextEdit::keyPressEvent(event);
    const bool isTyped = !isControl && !event->text().isEmpty() && event->text().front().isPrint();
    if (isTyped || (isOpen && event->key() == Qt::Key_Backspace))
        complete(false);
    else if (isOpen && !event->text().isEmpty())
        popup->hide();
}

void SqlEditor::complete(bool isAsked)
{
    const QTextCursor cursor = textCursor();
    const SqlCompletions found = completeSql(toPlainText(), cursor.position(), m_tables);
    const int typed = cursor.position() - int(found.from);
    const bool isBehindDot = found.from > 0 && document()->characterAt(int(found.from) - 1) == u'.';
    const bool isWanted = isAsked || typed >= LettersBeforeChoices || isBehindDot;
    const bool isComplete = found.choices.size() == 1 && toPlainText().mid(found.from, typed).compare(found.choices.first(), Qt::CaseInsensitive) == 0;
    if (!isWanted || found.choices.isEmpty() || isComplete || cursor.hasSelection())
        return m_completer->popup()->hide();
    m_wordFrom = int(found.from);
    m_choices->setStringList(found.choices);
    QTextCursor word = cursor;
    word.setPosition(m_wordFrom);
    QRect place = cursorRect(word);
    QAbstractItemView *popup = m_completer->popup();
    place.setWidth(qMax(NarrowestPopup, popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width() + 2 * Space::M));
    m_completer->complete(place);
    popup->setCurrentIndex(m_choices->index(0));
}

void SqlEditor::take(const QString &choice)
{
    QTextCursor cursor = textCursor();
    const int end = cursor.position();
    cursor.setPosition(m_wordFrom);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(choice);
    setTextCursor(cursor);
}

} // namespace haex
