// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/backend.h"
#include "core/sync/syncstatus.h"

#include <QWidget>

namespace haex {

class TextLabel;

/// One configured backend: name, address, account, switch, and a menu for the rest.
class BackendRow final : public QWidget
{
    Q_OBJECT
public:
    explicit BackendRow(const Backend &backend, QWidget *parent = nullptr);

    /// What the server is going to delete, with a button that takes it back.
    void showRemoval(const ServerRemoval &removal, qint64 nowMs);

Q_SIGNALS:
    void enabledToggled(const QByteArray &id, bool enabled);
    void renameRequested(const haex::Backend &backend);
    void logInRequested(const haex::Backend &backend);
    void passwordRequested(const haex::Backend &backend);
    void addressRequested(const haex::Backend &backend);
    void exportRequested(const haex::Backend &backend);
    void removalRequested(const haex::Backend &backend);
    void keepRequested(const haex::Backend &backend);
    void removeRequested(const haex::Backend &backend);

private:
    [[nodiscard]] QWidget *makeMenuButton();
    [[nodiscard]] QWidget *makeNotice();

    Backend m_backend;
    QWidget *m_noticeRow = nullptr;
    TextLabel *m_notice;
};

} // namespace haex
