// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/devicerow.h"

#include "ui/presenters/devicetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toneicon.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace haex {

DeviceRow::DeviceRow(const QString &sentence, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    addSentence(sentence, tone);
}

DeviceRow::DeviceRow(const VaultDevice &device, const QString &sentence, Tone tone, qint64 heardMs,
                     QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool isRemoved = device.keyState == VaultDevice::KeyState::Removed;
    QVBoxLayout *texts = addSentence(sentence, isRemoved ? Tone::Muted : tone);
    texts->insertWidget(2, (new TextLabel(TextStyle::Small, DeviceTexts::facts(device, heardMs, now), DeviceTexts::tone(device)))->wrapped());
    const QString name = DeviceTexts::name(device);
    if (device.keyState == VaultDevice::KeyState::Lacks && device.listed.hasKeys()) {
        auto *give = makeButton(tr("Give the key…"));
        give->setAccessibleName(tr("Give the vault's key to %1").arg(name));
        connect(give, &QPushButton::clicked, this, [this, device] { Q_EMIT keyRequested(device); });
        m_row->addWidget(give);
    }
    if (!isRemoved) {
        auto *remove = makeButton(tr("Remove…"));
        remove->setAccessibleName(tr("Remove %1").arg(name));
        connect(remove, &QPushButton::clicked, this,
                [this, device] { Q_EMIT removeRequested(device); });
        m_row->addWidget(remove);
    }
}

QVBoxLayout *DeviceRow::addSentence(const QString &sentence, Tone tone)
{
    m_row->setContentsMargins(Space::L, Space::S, Space::M, Space::S);
    m_row->setSpacing(Space::M);
    auto *icon = new IconLabel;
    const auto [name, tint] = toneIcon(tone, {QStringLiteral("device"), Tint::Muted});
    icon->setIcon(name, tint, Size::Icon);
    m_row->addWidget(icon, 0, Qt::AlignVCenter);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Space::XS);
    // A button is higher than the texts: what is left goes around them, not between them.
    texts->addStretch(1);
    texts->addWidget((new TextLabel(TextStyle::Body, sentence, tone == Tone::Success ? Tone::Text : tone))->wrapped());
    texts->addStretch(1);
    m_row->addLayout(texts, 1);
    return texts;
}

} // namespace haex
