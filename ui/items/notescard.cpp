// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/notescard.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/markdownview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

NotesCard::NotesCard(const QString &caption, const QString &notes, QWidget *parent)
    : Card(parent)
    , m_notes(notes)
    , m_top(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    m_column->setSpacing(Space::XS);
    if (!caption.isEmpty())
        m_top->addWidget(new TextLabel(TextStyle::Small, caption, Tone::Faint));
    m_top->addStretch();
    m_column->addLayout(m_top);
    const bool isMarkdown = MarkdownView::looksLikeMarkdown(notes);
    if (isMarkdown) {
        auto *typed = makeButton(tr("As typed"), Variant::Quiet);
        typed->setCheckable(true);
        addButton(typed);
        connect(typed, &QPushButton::toggled, this, [this, typed](bool on) {
            typed->setText(on ? tr("Formatted") : tr("As typed"));
            show(!on);
        });
    }
    show(isMarkdown);
}

void NotesCard::addButton(QWidget *button)
{
    m_top->addWidget(button);
}

void NotesCard::show(bool isFormatted)
{
    delete m_text;
    if (isFormatted) {
        auto *view = new MarkdownView(m_notes);
        connect(view, &MarkdownView::linkActivated, this, &NotesCard::linkActivated);
        m_text = view;
    } else {
        auto *label = (new TextLabel(TextStyle::Body, m_notes))->wrapped();
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_text = label;
    }
    m_text->setAccessibleName(tr("Notes"));
    m_column->addWidget(m_text);
}

} // namespace haex
