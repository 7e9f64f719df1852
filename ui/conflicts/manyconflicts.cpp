// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/manyconflicts.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

ManyConflicts::ManyConflicts(QWidget *parent)
    : QWidget(parent)
    , m_title((new TextLabel(TextStyle::Title))->wrapped())
    , m_left((new TextLabel(TextStyle::Small, {}, Tone::Muted))->wrapped())
    , m_keep(makeButton(tr("Keep all current values"), Variant::Primary))
    , m_useOther(makeButton(tr("Use all other values")))
{
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons);
    row->addWidget(m_keep);
    row->addWidget(m_useOther);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::XL, Space::L, Space::XL, Space::L);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_title);
    layout->addWidget((new TextLabel(TextStyle::Body, tr("Decided in one go, and taken back in one go. The values that are not used stay here."), Tone::Muted))->wrapped());
    layout->addSpacing(Space::M);
    layout->addWidget(buttons);
    layout->addWidget(m_left);
    layout->addStretch();
    connect(m_keep, &QPushButton::clicked, this, &ManyConflicts::keepRequested);
    connect(m_useOther, &QPushButton::clicked, this, &ManyConflicts::useOtherRequested);
}

void ManyConflicts::showCount(int count, int withoutOther)
{
    m_title->setText(tr("%n decision(s) chosen", nullptr, count));
    m_left->setText(tr("%n of them has no other value: it is left for you to decide by itself.", nullptr, withoutOther));
    m_left->setVisible(withoutOther > 0);
    m_useOther->setEnabled(withoutOther < count);
}

} // namespace haex
