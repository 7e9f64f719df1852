// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factrow.h"

#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace haex {

FactRow::FactRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Space::XL);
}

TextLabel *FactRow::addFact(const QString &caption)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    auto *value = new TextLabel(TextStyle::Body);
    column->addWidget(new TextLabel(TextStyle::Small, caption, Tone::Faint));
    column->addWidget(value);
    m_row->addLayout(column, 1);
    return value;
}

} // namespace haex
