// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/backendcard.h"

#include "ui/presenters/syncstatuspresenter.h"
#include "ui/style/metrics.h"
#include "ui/sync/synctimeline.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/factrow.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

BackendCard::BackendCard(QWidget *parent)
    : QWidget(parent)
    , m_name(new TextLabel(TextStyle::Heading))
    , m_state(new Pill)
    , m_spinner(new Spinner(16))
    , m_since(new TextLabel(TextStyle::Small, {}, Tone::Faint))
    , m_list(makeIconButton(QStringLiteral("list"), tr("What waits to be sent…")))
    , m_pause(makeIconButton(QStringLiteral("pause"), tr("Pause")))
    , m_sync(makeButton(tr("Sync now"), Variant::Normal, QStringLiteral("sync")))
    , m_problemRow(new QWidget)
    , m_problem((new TextLabel(TextStyle::Body, {}, Tone::Danger))->wrapped())
    , m_remedyButton(makeButton({}))
    , m_clock((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_key((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_removal((new TextLabel(TextStyle::Body, {}, Tone::Warning))->wrapped())
    , m_timeline(new SyncTimeline)
{
    auto *card = new Card;
    auto *facts = new FactRow;
    m_waiting = facts->addFact(tr("Waiting to be sent"));
    m_lastSuccess = facts->addFact(tr("Last synced"));
    m_nextTry = facts->addFact(tr("Next sync"));
    m_realtime = facts->addFact(tr("Changes of others"));
    auto *problem = new QHBoxLayout(m_problemRow);
    problem->setContentsMargins(0, 0, 0, 0);
    problem->addWidget(m_problem, 1);
    problem->addWidget(m_remedyButton);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(Space::L, Space::M, Space::L, Space::L);
    layout->setSpacing(Space::M);
    layout->addWidget(makeHead());
    layout->addWidget(m_problemRow);
    layout->addWidget(facts);
    layout->addWidget(m_clock);
    layout->addWidget(m_key);
    layout->addWidget(m_removal);
    layout->addWidget(m_timeline);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    connect(m_sync, &QPushButton::clicked, this, [this] { Q_EMIT syncRequested(m_status.backendId); });
    connect(m_list, &QToolButton::clicked, this, [this] { Q_EMIT waitingRequested(m_status.backendId); });
    connect(m_pause, &QToolButton::clicked, this,
            [this] { Q_EMIT enabledToggled(m_status.backendId, m_status.phase == SyncPhase::Paused); });
    connect(m_remedyButton, &QPushButton::clicked, this, [this] { Q_EMIT remedyRequested(m_status.backendId, m_remedy); });
}

QWidget *BackendCard::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name);
    row->addWidget(m_state);
    row->addWidget(m_spinner);
    row->addWidget(m_since);
    row->addStretch();
    row->addWidget(m_list);
    row->addWidget(m_pause);
    row->addWidget(m_sync);
    return head;
}

void BackendCard::showStatus(const BackendStatus &status, qint64 nowMs)
{
    m_status = status;
    const BackendTexts texts = SyncStatusPresenter::backend(status, nowMs);
    m_remedy = texts.remedy;
    m_name->setText(status.name);
    m_state->show(texts.state, texts.tone);
    m_spinner->setVisible(texts.busy);
    m_since->setText(texts.since);
    m_waiting->setText(texts.waiting);
    m_lastSuccess->setText(texts.lastSuccess);
    m_nextTry->setText(texts.nextTry);
    m_realtime->setText(status.realtimeConnected ? tr("Arrive at once") : tr("With the next sync"));
    m_problemRow->setVisible(!texts.problem.isEmpty());
    m_problem->setText(texts.problem);
    m_problem->setTone(texts.tone == Tone::Danger ? Tone::Danger : Tone::Warning);
    m_remedyButton->setText(ErrorTexts::remedyLabel(texts.remedy));
    m_remedyButton->setVisible(texts.remedy != Remedy::None && texts.remedy != Remedy::Retry);
    m_clock->setText(texts.clockWarning);
    m_clock->setVisible(!texts.clockWarning.isEmpty());
    m_key->setText(texts.keyNote);
    m_key->setVisible(!texts.keyNote.isEmpty());
    m_removal->setText(texts.removalNote);
    m_removal->setVisible(!texts.removalNote.isEmpty());
    m_list->setVisible(status.waitingRows > 0);
    m_list->setAccessibleName(tr("What waits for %1…").arg(status.name));
    const bool paused = status.phase == SyncPhase::Paused;
    const QString label = paused ? tr("Resume") : tr("Pause");
    m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setToolTip(label);
    m_pause->setAccessibleName(tr("%1 %2", "Pause/Resume, backend").arg(label, status.name));
    m_sync->setEnabled(!paused && !texts.busy);
    m_sync->setAccessibleName(tr("Sync %1 now").arg(status.name));
}

void BackendCard::showActivity(const QList<ActivityEntry> &entries, qint64 nowMs)
{
    m_timeline->showActivity(entries, m_status.backendId, nowMs);
}

} // namespace haex
