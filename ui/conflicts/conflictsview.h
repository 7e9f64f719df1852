// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"
#include "ui/conflicts/conflictentry.h"
#include "ui/conflicts/conflictsplace.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

class QComboBox;
class QListView;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

class QAction;

namespace haex {

class AppSettings;
class ConflictDetail;
class ConflictListModel;
class ManyConflicts;
class MessageBar;
class StateView;
class WaitingModel;

/// What changed on two devices, and what arrived but cannot be used yet.
class ConflictsView final : public QWidget
{
    Q_OBJECT
public:
    explicit ConflictsView(QWidget *parent = nullptr);

    void showConflicts(const QList<ConflictEntry> &entries, const DeviceNames &devices);
    void showWaiting(const QList<WaitingCell> &cells);
    /// Before any sync there can be none: the empty state says so.
    void setHasBackends(bool hasBackends);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] bool includesResolved() const;
    void openWaiting();
    [[nodiscard]] ConflictsPlace place() const;
    /// Before anything is shown.
    void resume(const ConflictsPlace &place);
    /// F7 and Shift+F7.
    void step(int direction);
    /// Puts the keyboard on the list.
    void enter();
    /// The keys of its commands, now and whenever they are changed.
    void bindKeys(const AppSettings &settings);

Q_SIGNALS:
    void filterChanged();
    void keepRequested(const QByteArrayList &ids);
    void useOtherRequested(const QByteArrayList &ids);
    void keepBothRequested(const QByteArray &id);
    void valueRequested(const QByteArray &id, const haex::CellValue &value);
    void reopenRequested(const QByteArray &id);
    /// What two devices wrote without a conflict is to be seen.
    void mergedRequested();

private:
    [[nodiscard]] QWidget *makeConflictsPage();
    [[nodiscard]] QWidget *makeWaitingPage();
    void connectDetail();
    void chooseCurrent();
    /// One of them to read, or several to decide in one go.
    void followSelection();
    [[nodiscard]] QList<ConflictEntry> openSelected() const;
    void keepSelected();
    /// Of several, those that have another value.
    void useOtherOfSelected();
    void editValue();
    void selectAlso(const QByteArrayList &ids);
    void updateTabs();
    void showEmpty();

    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QComboBox *m_filter;
    ConflictListModel *m_model;
    QListView *m_list;
    QStackedWidget *m_conflictStack;
    StateView *m_state;
    QStackedWidget *m_right;
    ConflictDetail *m_detail;
    ManyConflicts *m_many;
    QPushButton *m_chooseAll;
    WaitingModel *m_waiting;
    QTableView *m_waitingGrid;
    StateView *m_waitingState;
    QStackedWidget *m_waitingStack;
    MessageBar *m_messages;
    DeviceNames m_devices;
    /// To be chosen as soon as the list is there.
    ConflictsPlace m_next;
    int m_openCount = 0;
    bool m_hasBackends = true;
    QAction *m_nextAction = nullptr;
    QAction *m_previousAction = nullptr;
};

} // namespace haex
