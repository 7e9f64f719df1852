// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicecomparison.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace haex {

/// Whether the other devices hold the same as this one: a line for each, and a button that compares
/// now. Hidden while there is no other device.
class DevicePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit DevicePanel(QWidget *parent = nullptr);

    void showComparisons(const QList<DeviceComparison> &comparisons);
    void setDevices(const DeviceNames &devices);
    /// A comparison is under way.
    void setBusy(bool isBusy);

Q_SIGNALS:
    void compareRequested();

private:
    void refresh();
    [[nodiscard]] QList<DeviceComparison> worstOfEach() const;

    QList<DeviceComparison> m_comparisons;
    DeviceNames m_devices;
    QVBoxLayout *m_lines;
    QPushButton *m_compare;
};

} // namespace haex
