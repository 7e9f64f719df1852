// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/presenters/errortexts.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace haex {

class ActivityPanel;
class BackendCard;
class DevicePanel;
class KeyPanel;
class MessageBar;
class StateView;
class ViewHeader;

/// Sync: what is where in one look, per backend, and the activity log below.
class SyncView final : public QWidget
{
    Q_OBJECT
public:
    explicit SyncView(QWidget *parent = nullptr);

    void showStatus(const SyncStatus &status);
    /// What the last day's timelines are drawn from; newest first.
    void showActivity(const QList<ActivityEntry> &entries);
    void addActivity(const ActivityEntry &entry);
    [[nodiscard]] ActivityPanel *log() const { return m_log; }
    /// Brings the log into sight, with the keyboard on it.
    void showLog();
    /// The same for the other devices.
    void showDevices();
    [[nodiscard]] DevicePanel *devices() const { return m_devices; }
    [[nodiscard]] KeyPanel *key() const { return m_key; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    /// Puts the keyboard on the list.
    void enter();

Q_SIGNALS:
    void syncRequested(const QByteArray &backendId);
    void waitingRequested(const QByteArray &backendId);
    void enabledToggled(const QByteArray &backendId, bool enabled);
    void remedyRequested(const QByteArray &backendId, haex::Remedy remedy);
    void addBackendRequested();

private:
    void refreshTexts();
    void refreshTimelines();
    void setCardCount(qsizetype count);
    void showAlerts();
    [[nodiscard]] bool isOnCard(const SyncAlert &alert) const;

    SyncStatus m_status;
    ViewHeader *m_header;
    QPushButton *m_syncAll;
    QVBoxLayout *m_cardColumn;
    QList<BackendCard *> m_cards;
    StateView *m_empty;
    MessageBar *m_alerts;
    DevicePanel *m_devices;
    KeyPanel *m_key;
    ActivityPanel *m_log;
    QScrollArea *m_scroll = nullptr;
    QList<ActivityEntry> m_entries;
    MessageBar *m_messages;
    QTimer m_clock;
    qint64 m_timelinesMs = 0;
};

} // namespace haex
