// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/devicepanel.h"

#include "ui/presenters/comparisontexts.h"
#include "ui/presenters/devicetexts.h"
#include "ui/style/metrics.h"
#include "ui/sync/devicerow.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/divider.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

DevicePanel::DevicePanel(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout)
    , m_add(makeButton(tr("Add a device…")))
    , m_proofs(makeButton(tr("Proofs…")))
    , m_compare(makeButton({}, Variant::Normal))
{
    m_proofs->setToolTip(tr("What was compared with whom, what that proves, and the fingerprints of your devices."));
    m_compare->setToolTip(tr("Syncs, and compares what your devices hold. The server can neither "
                             "read nor forge what is compared."));
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextStyle::Heading, tr("Your other devices")));
    head->addStretch();
    for (QPushButton *button : {m_add, m_proofs, m_compare})
        head->addWidget(button);
    auto *card = new Card;
    card->setLayout(m_lines);
    m_lines->setContentsMargins(0, Space::XS, 0, Space::XS);
    m_lines->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Space::S, 0, 0);
    layout->addLayout(head);
    layout->addWidget(card);
    connect(m_add, &QPushButton::clicked, this, &DevicePanel::addRequested);
    connect(m_compare, &QPushButton::clicked, this, &DevicePanel::compareRequested);
    connect(m_proofs, &QPushButton::clicked, this, &DevicePanel::proofsRequested);
    setBusy(false);
    refresh();
}

void DevicePanel::enter()
{
    m_add->setFocus(Qt::OtherFocusReason);
}

void DevicePanel::showComparisons(const QList<DeviceComparison> &comparisons)
{
    if (comparisons == m_comparisons)
        return;
    m_comparisons = comparisons;
    refresh();
}

void DevicePanel::setDevices(const DeviceNames &devices)
{
    m_devices = devices;
    refresh();
}

/// As often as the sync has news: what is shown already stays, and the keyboard in it.
void DevicePanel::showDevices(const QList<VaultDevice> &devices)
{
    QList<VaultDevice> others;
    for (const VaultDevice &device : devices) {
        if (!device.isThis && !device.isReplaced)
            others += device;
    }
    if (others == m_others)
        return;
    m_others = others;
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
    // The rows are made anew; who was about to press one of their buttons still is.
    const QWidget *focused = focusWidget();
    const QString focusedName = focused && focused->hasFocus() ? focused->accessibleName() : QString();
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<DeviceComparison> comparisons = worstOfEach();
    for (const VaultDevice &device : std::as_const(m_others))
        addRow(device, comparisons);
    for (const DeviceComparison &comparison : comparisons) {
        const bool isShown = std::ranges::any_of(m_others, [&](const VaultDevice &device) {
            return device.listed.deviceId == comparison.deviceId;
        });
        if (!isShown)
            addLine(comparison);
    }
    const bool isAlone = m_lines->count() == 0;
    m_compare->setVisible(!isAlone);
    if (isAlone)
        append(new DeviceRow(tr("None yet. Once there are, you see here whether they hold the same as this one."), Tone::Muted));
    for (QPushButton *button : findChildren<QPushButton *>()) {
        if (!focusedName.isEmpty() && button->accessibleName() == focusedName)
            button->setFocus();
    }
}

/// A device that is only known by what it said.
void DevicePanel::addLine(const DeviceComparison &comparison)
{
    const auto node = NodeId::fromDeviceId(comparison.deviceId);
    const QString device = node ? m_devices.of(*node) : QString::fromUtf8(comparison.deviceId);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    append(new DeviceRow(ComparisonTexts::sentence(comparison, device, now), ComparisonTexts::tone(comparison)));
}

void DevicePanel::append(DeviceRow *row)
{
    if (m_lines->count() > 0)
        m_lines->addWidget(new Divider);
    m_lines->addWidget(row);
}

void DevicePanel::addRow(const VaultDevice &device, const QList<DeviceComparison> &comparisons)
{
    const auto said
        = std::ranges::find(comparisons, device.listed.deviceId, &DeviceComparison::deviceId);
    const DeviceComparison comparison
        = said == comparisons.end() ? DeviceComparison() : *said;
    const bool isRemoved = device.keyState == VaultDevice::KeyState::Removed;
    const QString name = DeviceTexts::name(device);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    auto *row = new DeviceRow(device, isRemoved ? name : ComparisonTexts::sentence(comparison, name, now),
                              isRemoved ? Tone::Muted : ComparisonTexts::tone(comparison),
                              device.lastSeenMs);
    connect(row, &DeviceRow::removeRequested, this, &DevicePanel::removeRequested);
    connect(row, &DeviceRow::keyRequested, this, &DevicePanel::keyRequested);
    append(row);
}

} // namespace haex
