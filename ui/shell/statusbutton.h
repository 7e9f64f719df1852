// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/syncstatus.h"

#include <QAbstractButton>
#include <QTimer>

namespace haex {

class Spinner;

/// At the foot of the sidebar: the one SyncStatus in two lines; a click opens Sync.
class StatusButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StatusButton(QWidget *parent = nullptr);

    void showStatus(const SyncStatus &status);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void refresh();

    SyncStatus m_status;
    Spinner *m_spinner;
    QTimer m_clock;
};

} // namespace haex
