// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/totpsheet.h"

#include "ui/items/fieldrow.h"
#include "ui/recovery/qrpattern.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

namespace {

constexpr int SheetWidth = 480;
constexpr int QrSize = 260;

} // namespace

TotpSheet::TotpSheet(const TotpSettings &settings, QWidget *parent)
    : Sheet(tr("One-time code on a phone"),
            tr("Scan the QR code with an authenticator. Whoever sees it, or the key, can make these codes for ever."), parent)
    , m_uri(totpUri(settings))
    , m_pattern(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(SheetWidth);
    m_pattern->setFixedSize(QrSize, QrSize);
    m_pattern->setAlignment(Qt::AlignCenter);
    auto *frame = new Card;
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(Space::M, Space::M, Space::M, Space::M);
    inner->addWidget(m_pattern);
    auto *key = new FieldRow(tr("Key"), totpKeyText(settings), FieldRow::Kind::Secret);
    auto *card = new Card;
    auto *row = new QVBoxLayout(card);
    row->setContentsMargins(0, Space::XS, 0, Space::XS);
    row->addWidget(key);
    content()->setSpacing(Space::L);
    content()->addWidget(frame, 0, Qt::AlignHCenter);
    content()->addWidget(card);
    m_reveal = addSecondary({});
    connect(m_reveal, &QPushButton::clicked, this, [this] { setRevealed(!m_isRevealed); });
    connect(key, &FieldRow::copyRequested, this, &TotpSheet::copyRequested);
    addCancel(tr("Close"));
    setRevealed(false);
    m_reveal->setFocus();
}

/// A whole number of pixels a module.
QPixmap TotpSheet::pattern() const
{
    const QImage modules = qrPattern(m_uri);
    if (modules.isNull())
        return {};
    const int side = modules.width() * std::max(1, QrSize / modules.width());
    return QPixmap::fromImage(modules.scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
}

void TotpSheet::setRevealed(bool revealed)
{
    m_isRevealed = revealed;
    m_pattern->setAccessibleName(revealed ? tr("QR code of the key") : tr("QR code of the key, hidden"));
    m_pattern->setPixmap(revealed ? pattern() : themedIcon(QStringLiteral("eye-off"), Tint::Muted).pixmap(Size::LargeIcon));
    m_reveal->setText(revealed ? tr("Hide the QR code") : tr("Reveal the QR code"));
}

} // namespace haex
