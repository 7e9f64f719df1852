// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/totprow.h"

#include "ui/items/fieldrow.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/countdownring.h"

#include <QDateTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {

/// "123456" as "123 456", which is how people read it out.
QString grouped(const QString &code)
{
    const qsizetype half = (code.size() + 1) / 2;
    return code.left(half) + u' ' + code.mid(half);
}

} // namespace

TotpRow::TotpRow(const QString &secret, QWidget *parent)
    : QWidget(parent)
    , m_settings(parseTotp(secret))
    , m_row(new FieldRow(tr("One-time code"), {}, FieldRow::Kind::Plain))
    , m_ring(new CountdownRing)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
    auto *transfer = makeIconButton(QStringLiteral("qr-code"), tr("Show as a QR code…"));
    transfer->setVisible(m_settings.has_value());
    connect(transfer, &QToolButton::clicked, this, &TotpRow::transferRequested);
    m_row->addExtra(transfer);
    m_row->addExtra(m_ring);
    connect(m_row, &FieldRow::copyRequested, this, [this] { Q_EMIT copyRequested(m_code, true); });
    connect(&m_timer, &QTimer::timeout, this, &TotpRow::tick);
    m_timer.start(1000);
    tick();
}

void TotpRow::tick()
{
    m_ring->setVisible(m_settings.has_value());
    if (!m_settings) {
        m_row->setValue(tr("The key for the one-time code cannot be read"));
        m_timer.stop();
        return;
    }
    const TotpCode now = totpAt(*m_settings, QDateTime::currentMSecsSinceEpoch());
    if (now.code != m_code) {
        m_code = now.code;
        m_row->setValue(grouped(m_code));
    }
    m_ring->showRemaining(now.secondsLeft, now.periodSeconds);
}

} // namespace haex
