// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/activity/activityrecord.h"
#include "ui/presenters/devicenames.h"
#include "ui/sync/activityplace.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace haex {

class ActivityModel;
class SearchField;
class StateView;
class TextLabel;

/// The activity log: what was sent and received, item by item, narrowed as one likes. A click on an
/// item opens it.
class ActivityPanel final : public QWidget
{
    Q_OBJECT
public:
    /// So many lines are shown.
    static constexpr int MostLines = 500;

    explicit ActivityPanel(QWidget *parent = nullptr);

    /// What is chosen, with `MostLines` as its limit.
    [[nodiscard]] ActivityQuery query() const;
    void showRecords(const QList<ActivityRecord> &records);
    void setDevices(const DeviceNames &names);
    /// Those of the vault, to choose from.
    void setNodes(const QList<NodeId> &nodes);
    /// Only what happened to that item, whenever that was.
    void showItem(const QByteArray &itemId, const QString &title);
    /// Only what had that fate.
    void showResult(CellFate fate);
    [[nodiscard]] ActivityPlace place() const;
    /// Before anything is shown.
    void resume(const ActivityPlace &place);
    /// Puts the keyboard on the list.
    void enter();

Q_SIGNALS:
    void queryChanged();
    void itemRequested(const QByteArray &itemId);
    void tableRequested(const QByteArray &table);
    void exportRequested();

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFilters();
    void makeTable();
    void open(const QModelIndex &index);
    void showOnly(const QModelIndex &index);
    void clearFilters();
    void fillDevices();
    [[nodiscard]] qint64 fromMs() const;

    ActivityModel *m_model;
    QTableView *m_table;
    QStackedWidget *m_stack;
    StateView *m_empty;
    TextLabel *m_more;
    SearchField *m_search;
    QPushButton *m_item;
    QComboBox *m_direction;
    QComboBox *m_result;
    QComboBox *m_device;
    QComboBox *m_period;
    QByteArray m_itemId;
    QString m_itemTitle;
    /// The line to be chosen as soon as the log is there.
    int m_nextRow = -1;
    DeviceNames m_names;
    QList<NodeId> m_nodes;
};

} // namespace haex
