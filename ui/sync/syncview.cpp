// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/syncview.h"

#include "ui/presenters/syncstatuspresenter.h"
#include "ui/style/metrics.h"
#include "ui/sync/activitypanel.h"
#include "ui/sync/backendcard.h"
#include "ui/sync/devicepanel.h"
#include "ui/sync/keypanel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/stateview.h"
#include "ui/widgets/viewheader.h"

#include <QDateTime>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {
constexpr qsizetype KeptEntries = 2000;
constexpr qint64 TimelinesMs = 60'000;
}

namespace {

/// Many backends must not squeeze the log: then the page scrolls.
QScrollArea *scrolled(QLayout *body)
{
    auto *page = new QWidget;
    page->setLayout(body);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(SyncView::tr("Sync"));
    scroll->setWidget(page);
    return scroll;
}

} // namespace

SyncView::SyncView(QWidget *parent)
    : QWidget(parent)
    , m_header(new ViewHeader(tr("Sync")))
    , m_syncAll(makeButton(tr("Sync all now"), Variant::Primary, QStringLiteral("sync")))
    , m_cardColumn(new QVBoxLayout)
    , m_empty(new StateView)
    , m_alerts(new MessageBar)
    , m_devices(new DevicePanel)
    , m_key(new KeyPanel)
    , m_log(new ActivityPanel)
    , m_messages(new MessageBar)
{
    m_syncAll->setToolTip(tr("Sync all now (F5)"));
    m_header->addAction(m_syncAll);
    m_cardColumn->setSpacing(Space::M);
    m_empty->showEmpty(QStringLiteral("cloud"), tr("Only on this device"),
                       tr("Add a backend to sync this vault with your other devices. A backend sees ciphertext only."), tr("Add a backend"));
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Space::XL, 0, Space::XL, Space::L);
    body->setSpacing(Space::M);
    body->addWidget(m_alerts);
    body->addLayout(m_cardColumn);
    body->addWidget(m_messages);
    body->addWidget(m_devices);
    body->addWidget(m_key);
    body->addWidget(m_log, 1);
    body->addWidget(m_empty, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    m_scroll = scrolled(body);
    layout->addWidget(m_scroll, 1);
    connect(m_syncAll, &QPushButton::clicked, this, [this] { Q_EMIT syncRequested({}); });
    connect(m_empty, &StateView::actionTriggered, this, &SyncView::addBackendRequested);
    // "in 40 s" counts down while it is looked at.
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            refreshTexts();
    });
    m_clock.start();
    showStatus({});
}

void SyncView::showStatus(const SyncStatus &status)
{
    m_status = status;
    const bool any = !status.backends.isEmpty();
    m_empty->setVisible(!any);
    m_log->setVisible(any);
    m_key->setVisible(any);
    m_syncAll->setVisible(any);
    setCardCount(status.backends.size());
    showAlerts();
    refreshTexts();
}

void SyncView::setCardCount(qsizetype count)
{
    while (m_cards.size() > count)
        delete m_cards.takeLast();
    while (m_cards.size() < count) {
        auto *card = new BackendCard;
        connect(card, &BackendCard::syncRequested, this, &SyncView::syncRequested);
        connect(card, &BackendCard::waitingRequested, this, &SyncView::waitingRequested);
        connect(card, &BackendCard::enabledToggled, this, &SyncView::enabledToggled);
        connect(card, &BackendCard::remedyRequested, this, &SyncView::remedyRequested);
        m_cardColumn->addWidget(card);
        m_cards.append(card);
        m_timelinesMs = 0;
    }
}

void SyncView::refreshTexts()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_header->setSubtitle(SyncStatusPresenter::oneLine(SyncStatusPresenter::overall(m_status, now)));
    for (qsizetype i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->showStatus(m_status.backends.at(i), now);
    if (now - m_timelinesMs > TimelinesMs)
        refreshTimelines();
}

void SyncView::refreshTimelines()
{
    m_timelinesMs = QDateTime::currentMSecsSinceEpoch();
    for (BackendCard *card : std::as_const(m_cards))
        card->showActivity(m_entries, m_timelinesMs);
}

void SyncView::showAlerts()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList texts;
    const SyncAlert *decisive = nullptr;
    for (const SyncAlert &alert : std::as_const(m_status.alerts)) {
        if (isOnCard(alert))
            continue;
        texts << SyncStatusPresenter::alert(alert, m_status, now);
        const Remedy remedy = ErrorTexts::remedy(alert.code);
        if (remedy == Remedy::DecideDelete || (remedy == Remedy::CompareFingerprints && !decisive))
            decisive = &alert;
    }
    if (texts.isEmpty())
        return m_alerts->hide();
    if (!decisive)
        return m_alerts->showMessage(Tone::Warning, texts.join(u'\n'));
    const Remedy remedy = ErrorTexts::remedy(decisive->code);
    m_alerts->showMessage(Tone::Warning, texts.join(u'\n'), ErrorTexts::remedyLabel(remedy),
                          [this, remedy, backendId = decisive->backendId] { Q_EMIT remedyRequested(backendId, remedy); });
}

/// Said once is enough: the backend's own card says it with what helps.
bool SyncView::isOnCard(const SyncAlert &alert) const
{
    return std::any_of(m_status.backends.cbegin(), m_status.backends.cend(),
                       [&alert](const BackendStatus &backend) {
                           return backend.backendId == alert.backendId && backend.lastError
                               && backend.lastError->code == alert.code;
                       });
}

void SyncView::showActivity(const QList<ActivityEntry> &entries)
{
    m_entries = entries;
    refreshTimelines();
}

void SyncView::addActivity(const ActivityEntry &entry)
{
    m_entries.prepend(entry);
    if (m_entries.size() > KeptEntries)
        m_entries.resize(KeptEntries);
    refreshTimelines();
}

/// When everything has its place.
void SyncView::showLog()
{
    QTimer::singleShot(0, this, [this] {
        m_scroll->widget()->layout()->activate();
        m_scroll->verticalScrollBar()->setValue(m_log->y());
        m_log->enter();
    });
}

void SyncView::showDevices()
{
    QTimer::singleShot(0, this, [this] {
        m_scroll->widget()->layout()->activate();
        m_scroll->verticalScrollBar()->setValue(m_devices->y());
        m_devices->enter();
    });
}

void SyncView::enter()
{
    m_log->enter();
}

} // namespace haex
