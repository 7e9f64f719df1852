// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/importlines.h"

#include "ui/style/metrics.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace haex {

namespace {

constexpr int Height = 150;

QLayout *makeLine(const ImportLine &line)
{
    const bool isWarning = line.tone == Tone::Warning;
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new TextLabel(TextStyle::Body, line.text));
    if (!line.subjects.isEmpty())
        texts->addWidget(new ElidedLabel(TextStyle::Small, line.subjects, Tone::Muted));
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::S);
    auto *icon = new IconLabel;
    icon->setIcon(isWarning ? QStringLiteral("warning") : QStringLiteral("info"), isWarning ? Tint::Warning : Tint::Muted, Size::Icon);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

} // namespace

ImportLines::ImportLines(QWidget *parent)
    : QScrollArea(parent)
    , m_column(nullptr)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(Height);
    setAccessibleName(tr("What is left out or changed"));
}

void ImportLines::showNotes(const QList<ImportNote> &notes)
{
    auto *page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Space::S);
    for (const ImportLine &line : ImportTexts::lines(notes))
        m_column->addLayout(makeLine(line));
    m_column->addStretch();
    setWidget(page);
    setVisible(!notes.isEmpty());
}

} // namespace haex
