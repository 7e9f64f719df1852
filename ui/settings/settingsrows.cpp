// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsrows.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace haex {

SettingsRows::SettingsRows(Card *card)
    : m_layout(new QVBoxLayout(card))
{
    m_layout->setContentsMargins(Space::L, Space::XS, Space::L, Space::XS);
    m_layout->setSpacing(0);
}

void SettingsRows::add(const QString &name, const QString &explanation, QWidget *control)
{
    if (m_layout->count() > 0)
        m_layout->addWidget(new Divider);
    auto *label = new TextLabel(TextStyle::Body, name);
    label->setBuddy(control);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch();
    texts->addWidget(label);
    if (!explanation.isEmpty()) {
        texts->addWidget((new TextLabel(TextStyle::Small, explanation, Tone::Faint))->wrapped());
        control->setAccessibleDescription(explanation);
    }
    texts->addStretch();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, Space::M, 0, Space::M);
    row->setSpacing(Space::XL);
    row->addLayout(texts, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    m_layout->addLayout(row);
}

TextLabel *SettingsRows::makeValue()
{
    auto *label = new TextLabel(TextStyle::Mono, {}, Tone::Muted);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace haex
