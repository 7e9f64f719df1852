// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/proofssheet.h"

#include "ui/presenters/devicetexts.h"
#include "ui/presenters/prooftexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {

constexpr int SheetWidth = 740;
constexpr int PageHeight = 420;

TextLabel *makeLine(const QString &text, Tone tone, TextStyle style = TextStyle::Body)
{
    return (new TextLabel(style, text, tone))->wrapped();
}

}

ProofsSheet::ProofsSheet(QWidget *parent)
    : Sheet(tr("Proofs"), tr("What is known about your servers and devices without trusting any server."), parent)
    , m_lines(new QVBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    auto *page = new QWidget;
    m_lines->setContentsMargins(0, 0, Space::M, 0);
    m_lines->setSpacing(Space::S);
    page->setLayout(m_lines);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(PageHeight);
    scroll->setAccessibleName(tr("Proofs"));
    scroll->setWidget(page);
    content()->addWidget(scroll);
    addCancel(tr("Close"));
    m_compare = addPrimary({});
    connect(m_compare, &QPushButton::clicked, this, &ProofsSheet::compareRequested);
    setComparing(false);
}

void ProofsSheet::setComparing(bool isComparing)
{
    m_compare->setEnabled(!isComparing);
    m_compare->setText(isComparing ? tr("Comparing…") : tr("Compare now"));
}

/// As often as the sync has news: the page stays where it was scrolled to.
void ProofsSheet::showProofs(const VaultProofs &proofs)
{
    if (m_lines->count() > 0 && proofs == m_proofs)
        return;
    m_proofs = proofs;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const VaultProofs::Server &server : proofs.servers)
        addServer(server);
    if (proofs.servers.isEmpty())
        m_lines->addWidget(makeLine(tr("This vault is on no server: there is nothing to compare."), Tone::Muted));
    addHeading(tr("What this proves"));
    m_lines->addWidget(makeLine(ProofTexts::meaning(), Tone::Muted));
    addHeading(tr("Devices"));
    m_lines->addWidget(makeLine(ProofTexts::fingerprints(), Tone::Muted));
    m_lines->addWidget(makeLine(ProofTexts::confirming(), Tone::Muted));
    for (const VaultProofs::Device &device : proofs.devices)
        addDevice(device);
    m_lines->addStretch();
}

void ProofsSheet::addHeading(const QString &text)
{
    if (m_lines->count() > 0)
        m_lines->addSpacing(Space::M);
    m_lines->addWidget(new TextLabel(TextStyle::Heading, text));
}

void ProofsSheet::addServer(const VaultProofs::Server &server)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    addHeading(server.name);
    m_lines->addWidget(makeLine(ProofTexts::verdict(server, now), ProofTexts::tone(verdictOf(server))));
    for (const DeviceComparison &comparison : server.comparisons) {
        const auto about = std::ranges::find_if(m_proofs.devices, [&](const VaultProofs::Device &each) {
            return each.device.listed.deviceId == comparison.deviceId;
        });
        if (about != m_proofs.devices.end())
            m_lines->addWidget(makeLine(ProofTexts::comparison(comparison, DeviceTexts::name(about->device), now), Tone::Text));
    }
    m_lines->addWidget(makeLine(ProofTexts::position(server), Tone::Faint, TextStyle::Small));
}

void ProofsSheet::addDevice(const VaultProofs::Device &device)
{
    const QString name = ProofTexts::name(device);
    m_lines->addWidget(makeLine(name, Tone::Text, TextStyle::SmallStrong));
    const bool hasKeys = !device.fingerprint.isEmpty();
    auto *digits = new TextLabel(hasKeys ? TextStyle::Mono : TextStyle::Body, hasKeys ? device.fingerprint : tr("none until its program is updated"));
    digits->setAccessibleName(tr("Fingerprint of %1: %2", "device, digits").arg(name, digits->text()));
    digits->setLayoutDirection(Qt::LeftToRight);
    m_lines->addWidget(digits);
    if (!device.device.isThis && hasKeys)
        m_lines->addWidget(makeLine(ProofTexts::confirmed(device, QDateTime::currentMSecsSinceEpoch()), Tone::Muted, TextStyle::Small));
}

} // namespace haex
