// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/devicerow.h"

#include "ui/presenters/devicetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

DeviceRow::DeviceRow(const VaultDevice &device, const QString &sentence, Tone tone, qint64 heardMs,
                     QWidget *parent)
    : QWidget(parent)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Space::XS);
    // The button is higher than the texts: what is left goes around them, not between them.
    texts->addStretch(1);
    texts->addWidget((new TextLabel(TextStyle::Body, sentence, tone))->wrapped());
    texts->addWidget((new TextLabel(TextStyle::Small, DeviceTexts::facts(device, heardMs, now),
                                    DeviceTexts::tone(device)))
                         ->wrapped());
    texts->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::S);
    row->addLayout(texts, 1);
    const QString name = DeviceTexts::name(device);
    if (device.keyState == VaultDevice::KeyState::Lacks && device.listed.hasKeys()) {
        auto *give = makeButton(tr("Give the key…"));
        give->setAccessibleName(tr("Give the vault's key to %1").arg(name));
        connect(give, &QPushButton::clicked, this, [this, device] { Q_EMIT keyRequested(device); });
        row->addWidget(give);
    }
    if (device.keyState != VaultDevice::KeyState::Removed) {
        auto *remove = makeButton(tr("Remove…"));
        remove->setAccessibleName(tr("Remove %1").arg(name));
        connect(remove, &QPushButton::clicked, this,
                [this, device] { Q_EMIT removeRequested(device); });
        row->addWidget(remove);
    }
}

} // namespace haex
