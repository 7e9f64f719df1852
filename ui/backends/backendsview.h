// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"
#include "core/sync/syncstatus.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace haex {

class BackendRow;
class HostCard;
class MessageBar;
class StateView;

/// Backends: the servers that carry this vault's changes.
class BackendsView final : public QWidget
{
    Q_OBJECT
public:
    explicit BackendsView(QWidget *parent = nullptr);

    void showBackends(const QList<Backend> &backends);
    /// What their servers are going to delete.
    void showStatus(const SyncStatus &status);
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] HostCard *host() const { return m_host; }

Q_SIGNALS:
    void addRequested();
    void enabledToggled(const QByteArray &id, bool enabled);
    void renamed(const QByteArray &id, const QString &name);
    void passwordRequested(const haex::Backend &backend);
    void addressRequested(const haex::Backend &backend);
    void logInRequested(const haex::Backend &backend);
    void exportRequested(const haex::Backend &backend);
    void removalRequested(const haex::Backend &backend);
    void keepRequested(const haex::Backend &backend);
    void removed(const QByteArray &id);

private:
    void addRow(const Backend &backend);
    void askName(const Backend &backend);
    void confirmRemoval(const Backend &backend);
    void showRemovals();

    SyncStatus m_status;
    QHash<QByteArray, BackendRow *> m_rowOf;
    QVBoxLayout *m_rows;
    QWidget *m_list;
    StateView *m_empty;
    HostCard *m_host;
    MessageBar *m_messages;
};

} // namespace haex
