// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictdetail.h"

#include "ui/conflicts/valuecard.h"
#include "ui/presenters/conflicttexts.h"
#include "ui/presenters/timetexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

ConflictDetail::ConflictDetail(QWidget *parent)
    : QWidget(parent)
    , m_title((new TextLabel(TextStyle::Title))->wrapped())
    , m_field((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
    , m_story((new TextLabel(TextStyle::Body, {}, Tone::Muted))->wrapped())
    , m_current(new ValueCard)
    , m_other(new ValueCard)
    , m_before(new ValueCard)
    , m_why((new TextLabel(TextStyle::Body))->wrapped())
    , m_keep(makeButton(tr("Keep current"), Variant::Primary))
    , m_useOther(makeButton({}))
    , m_keepBoth(makeButton(tr("Keep both")))
    , m_edit(makeButton(tr("Edit…")))
    , m_later(makeButton(tr("Later"), Variant::Quiet))
    , m_reopen(makeButton(tr("Decide again"), Variant::Normal, QStringLiteral("undo")))
    , m_footer((new TextLabel(TextStyle::Small, {}, Tone::Faint))->wrapped())
{
    auto *sides = new QHBoxLayout;
    sides->setSpacing(Space::M);
    sides->addWidget(m_current, 1);
    sides->addWidget(m_other, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::XL, Space::L, Space::XL, Space::L);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_title);
    layout->addWidget(m_field);
    layout->addSpacing(Space::S);
    layout->addWidget(m_story);
    layout->addSpacing(Space::M);
    layout->addLayout(sides);
    layout->addSpacing(Space::XS);
    layout->addWidget(m_before);
    layout->addSpacing(Space::M);
    layout->addWidget(m_why);
    layout->addSpacing(Space::M);
    layout->addWidget(makeButtons());
    layout->addSpacing(Space::S);
    layout->addWidget(m_footer);
    layout->addStretch(1);
}

QWidget *ConflictDetail::makeButtons()
{
    auto *bar = new QWidget;
    auto *row = new FlowLayout(bar);
    for (QPushButton *button : {m_keep, m_useOther, m_keepBoth, m_edit, m_later, m_reopen})
        row->addWidget(button);
    connect(m_keep, &QPushButton::clicked, this, &ConflictDetail::keepRequested);
    connect(m_useOther, &QPushButton::clicked, this, &ConflictDetail::useOtherRequested);
    m_keepBoth->setToolTip(tr("A copy of the item gets the other value."));
    connect(m_keepBoth, &QPushButton::clicked, this, &ConflictDetail::keepBothRequested);
    connect(m_edit, &QPushButton::clicked, this, &ConflictDetail::editRequested);
    connect(m_later, &QPushButton::clicked, this, &ConflictDetail::laterRequested);
    connect(m_reopen, &QPushButton::clicked, this, &ConflictDetail::reopenRequested);
    return bar;
}

void ConflictDetail::showEntry(const ConflictEntry &entry, const DeviceNames &devices)
{
    m_entry = entry;
    const Conflict &c = entry.conflict;
    m_title->setText(entry.subject);
    m_field->setText(QStringLiteral("%1 · %2").arg(ConflictTexts::fieldName(c.tableName, c.columnName), ConflictTexts::kind(c.kind)));
    m_story->setText(ConflictTexts::story(c, devices));
    m_why->setText(tr("Why this one is in use: %1").arg(ConflictTexts::whyItWon(c, devices)));
    m_keep->setText(c.kind == ConflictKind::DeletedAndChanged ? tr("Leave it deleted")
                        : c.kind == ConflictKind::NotWritten      ? tr("Keep it")
                                                                  : tr("Keep current"));
    m_useOther->setText(ConflictTexts::useOther(c, devices));
    showSides(devices);
    const bool canEdit = c.kind == ConflictKind::SameField && c.columnName != "*";
    for (QPushButton *button : {m_keep, m_useOther, m_later})
        button->setVisible(c.open);
    m_edit->setVisible(c.open && canEdit);
    m_keepBoth->setVisible(c.open && entry.canKeepBoth());
    m_reopen->setVisible(!c.open);
    if (c.kind == ConflictKind::NotWritten)
        m_footer->setText(c.open ? tr("Deleted, it lies in the trash.") : tr("Decided."));
    else
        m_footer->setText(c.open ? tr("Whatever you choose, the other value stays here and can be taken later.")
                                 : tr("Decided. Both values are kept."));
}

void ConflictDetail::showSides(const DeviceNames &devices)
{
    const Conflict &c = m_entry.conflict;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool secret = ValueTexts::isSecret(c.tableName, c.columnName);
    const QString words = c.kind == ConflictKind::DeletedAndChanged ? tr("Deleted")
        : c.kind == ConflictKind::NotWritten                       ? tr("The whole entry")
                                                                   : QString();
    m_current->showValue({devices.of(c.winnerNode()), TimeTexts::exact(c.winnerHlc.physicalMs, now),
                          m_entry.isInUse ? tr("In use") : tr("Changed again since"), m_entry.isInUse ? Tone::Success : Tone::Muted, c.winnerValue, c.supersededValue, secret, words});
    // Of such an entry there is one side only.
    m_other->setVisible(c.kind != ConflictKind::NotWritten);
    m_other->showValue({devices.of(c.supersededNode()), TimeTexts::exact(c.supersededHlc.physicalMs, now), tr("Kept aside"),
                        Tone::Warning, c.supersededValue, c.winnerValue, secret});
    m_before->setVisible(m_entry.before.has_value());
    if (m_entry.before)
        m_before->showValue({devices.of(m_entry.beforeHlc.node), TimeTexts::exact(m_entry.beforeHlc.physicalMs, now), tr("Before both"),
                             Tone::Muted, *m_entry.before, *m_entry.before, secret});
}

} // namespace haex
