// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/devicepanel.h"

#include "ui/presenters/comparisontexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

DevicePanel::DevicePanel(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
    , m_compare(makeButton({}, Variant::Normal))
{
    m_compare->setToolTip(tr("Syncs, and compares what your devices hold. The server can neither "
                             "read nor forge what is compared."));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextStyle::Heading, tr("Your other devices")));
    head->addStretch();
    head->addWidget(m_compare);
    m_lines->setSpacing(Space::S);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::S, 0, 0);
    layout->addLayout(head);
    layout->addLayout(m_lines);
    connect(m_compare, &QPushButton::clicked, this, &DevicePanel::compareRequested);
    setBusy(false);
    refresh();
}

void DevicePanel::showComparisons(const QList<DeviceComparison> &comparisons)
{
    m_comparisons = comparisons;
    refresh();
}

void DevicePanel::setDevices(const DeviceNames &devices)
{
    m_devices = devices;
    refresh();
}

void DevicePanel::setBusy(bool isBusy)
{
    m_compare->setEnabled(!isBusy);
    m_compare->setText(isBusy ? tr("Comparing…") : tr("Compare now"));
}

/// A device that several backends tell of is one line: the one that matters most.
QList<DeviceComparison> DevicePanel::worstOfEach() const
{
    QList<DeviceComparison> worst;
    for (const DeviceComparison &comparison : m_comparisons) {
        const auto known
            = std::ranges::find(worst, comparison.deviceId, &DeviceComparison::deviceId);
        if (known == worst.end())
            worst += comparison;
        else if (comparison.isAlarming()
                 || (!known->isAlarming() && comparison.sinceMs > known->sinceMs))
            *known = comparison;
    }
    return worst;
}

void DevicePanel::refresh()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const DeviceComparison &comparison : worstOfEach()) {
        const auto node = NodeId::fromDeviceId(comparison.deviceId);
        const QString device = node ? m_devices.of(*node) : QString::fromUtf8(comparison.deviceId);
        auto *line
            = new TextLabel(TextStyle::Body, ComparisonTexts::sentence(comparison, device, now),
                            ComparisonTexts::tone(comparison));
        m_lines->addWidget(line->wrapped());
    }
    setVisible(!m_comparisons.isEmpty());
}

} // namespace haex
