// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QHBoxLayout;
class QVBoxLayout;

namespace haex {

/// The notes of an item: formatted where they are written in Markdown, or as they were typed.
class NotesCard final : public Card
{
    Q_OBJECT
public:
    /// `caption` may be empty, where the notes are the item.
    NotesCard(const QString &caption, const QString &notes, QWidget *parent = nullptr);

    /// Goes beside the caption.
    void addButton(QWidget *button);

Q_SIGNALS:
    void linkActivated(const QString &address);

private:
    void show(bool isFormatted);

    QString m_notes;
    QHBoxLayout *m_top;
    QVBoxLayout *m_column;
    QWidget *m_text = nullptr;
};

} // namespace haex
