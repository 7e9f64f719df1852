// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/presenters/errortexts.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace haex {

class Pill;
class Spinner;
class SyncTimeline;
class TextLabel;

/// One backend at a glance: state, since when, what waits, last success, next try, and what went
/// wrong with the one button that helps.
class BackendCard final : public QWidget
{
    Q_OBJECT
public:
    explicit BackendCard(QWidget *parent = nullptr);

    void showStatus(const BackendStatus &status, qint64 nowMs);
    /// Of all backends; the card takes its own.
    void showActivity(const QList<ActivityEntry> &entries, qint64 nowMs);

Q_SIGNALS:
    void syncRequested(const QByteArray &backendId);
    /// What waits for it, thing by thing.
    void waitingRequested(const QByteArray &backendId);
    void enabledToggled(const QByteArray &backendId, bool enabled);
    void remedyRequested(const QByteArray &backendId, haex::Remedy remedy);

private:
    [[nodiscard]] QWidget *makeHead();

    BackendStatus m_status;
    Remedy m_remedy = Remedy::None;
    TextLabel *m_name;
    Pill *m_state;
    Spinner *m_spinner;
    TextLabel *m_since;
    QToolButton *m_list;
    QToolButton *m_pause;
    QPushButton *m_sync;
    TextLabel *m_waiting;
    TextLabel *m_lastSuccess;
    TextLabel *m_nextTry;
    TextLabel *m_realtime;
    QWidget *m_problemRow;
    TextLabel *m_problem;
    QPushButton *m_remedyButton;
    TextLabel *m_clock;
    TextLabel *m_key;
    TextLabel *m_removal;
    SyncTimeline *m_timeline;
};

} // namespace haex
