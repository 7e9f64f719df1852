// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/waitingchanges.h"
#include "ui/widgets/sheet.h"

class QStackedWidget;
class QTableView;

namespace haex {

class OutgoingModel;
class StateView;

/// What waits to be sent to one backend, by item and table; an item is a way to it.
class OutgoingSheet final : public Sheet
{
    Q_OBJECT
public:
    OutgoingSheet(const QString &backendName, QWidget *parent);

    void showChanges(const QList<WaitingChange> &changes);
    void showFailure(const QString &text);

Q_SIGNALS:
    void itemChosen(const QByteArray &id);

private:
    [[nodiscard]] QByteArray currentItem() const;
    void choose();

    OutgoingModel *m_model;
    QTableView *m_table;
    StateView *m_state;
    QStackedWidget *m_stack;
    QPushButton *m_show;
};

} // namespace haex
