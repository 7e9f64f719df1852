// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/keypanel.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

KeyPanel::KeyPanel(QWidget *parent)
    : QWidget(parent)
    , m_key((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
    , m_progress((new TextLabel(TextStyle::Body, {}, Tone::Accent))->wrapped())
    , m_change(makeButton(tr("Change the key…")))
{
    m_change->setToolTip(tr("Gives the vault a new key, for what is written from then on."));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextStyle::Heading, tr("The vault's key")));
    head->addStretch();
    head->addWidget(m_change);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::S, 0, 0);
    layout->setSpacing(Space::S);
    layout->addLayout(head);
    layout->addWidget(m_key);
    layout->addWidget(m_progress);
    connect(m_change, &QPushButton::clicked, this, &KeyPanel::changeRequested);
    m_progress->hide();
}

void KeyPanel::showKey(const QString &key, const QString &progress)
{
    m_key->setText(key);
    m_progress->setText(progress);
    m_progress->setVisible(!progress.isEmpty());
}

void KeyPanel::setBusy(bool isBusy)
{
    m_change->setEnabled(!isBusy);
}

} // namespace haex
