// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pairing/codelabel.h"

#include "ui/presenters/pairingtexts.h"
#include "ui/style/metrics.h"
#include "ui/style/typography.h"

namespace haex {

CodeLabel::CodeLabel(QWidget *parent)
    : QLabel(parent)
{
    QFont font = fontOf(TextStyle::Mono);
    font.setPointSizeF(font.pointSizeF() * 3);
    setFont(font);
    setAlignment(Qt::AlignCenter);
    setContentsMargins(0, Space::L, 0, Space::L);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLayoutDirection(Qt::LeftToRight);
}

void CodeLabel::setCode(const QString &sixDigits)
{
    setText(PairingTexts::code(sixDigits));
    setAccessibleName(tr("Code"));
}

} // namespace haex
