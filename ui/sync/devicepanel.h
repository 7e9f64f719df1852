// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/devicecomparison.h"
#include "core/vault/keys/keystatus.h"
#include "ui/presenters/devicenames.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace haex {

class DeviceRow;

/// The other devices: whether each holds the same as this one, whether it has the vault's key, and a
/// button that removes it; buttons that add another one, compare now, and tell what is proven.
class DevicePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit DevicePanel(QWidget *parent = nullptr);

    void showComparisons(const QList<DeviceComparison> &comparisons);
    void setDevices(const DeviceNames &devices);
    void showDevices(const QList<VaultDevice> &devices);
    /// A comparison is under way.
    void setBusy(bool isBusy);
    /// Puts the keyboard on its first button.
    void enter();

Q_SIGNALS:
    void addRequested();
    void compareRequested();
    void proofsRequested();
    void removeRequested(const haex::VaultDevice &device);
    void keyRequested(const haex::VaultDevice &device);

private:
    void refresh();
    void addLine(const DeviceComparison &comparison);
    void addRow(const VaultDevice &device, const QList<DeviceComparison> &comparisons);
    void append(DeviceRow *row);
    [[nodiscard]] QList<DeviceComparison> worstOfEach() const;

    QList<DeviceComparison> m_comparisons;
    DeviceNames m_devices;
    /// All but this one, and those whose place another identity took.
    QList<VaultDevice> m_others;
    QVBoxLayout *m_lines;
    QPushButton *m_add;
    QPushButton *m_proofs;
    QPushButton *m_compare;
};

} // namespace haex
