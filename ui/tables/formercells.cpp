// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/formercells.h"

#include "ui/presenters/timetexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int LongestValue = 160;
constexpr int UsualHeight = 180;
}

FormerCells::FormerCells(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Former values"));
}

QSize FormerCells::sizeHint() const
{
    const int wanted = widget() ? widget()->heightForWidth(viewport()->width()) : 0;
    return {QScrollArea::sizeHint().width(), wanted > 0 ? qMin(wanted, UsualHeight) : UsualHeight};
}

void FormerCells::showFormer(const QList<CellInfo::Former> &former, const DeviceNames &devices, bool isWritable)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Space::S);
    for (const CellInfo::Former &each : former)
        rows->addWidget(makeRow(each, devices, isWritable));
    rows->addStretch();
    setWidget(page);
    setVisible(!former.isEmpty());
    updateGeometry();
}

QWidget *FormerCells::makeRow(const CellInfo::Former &former, const DeviceNames &devices, bool isWritable)
{
    QString value = ValueTexts::described(former.value);
    if (value.size() > LongestValue)
        value = value.first(LongestValue) + QChar(0x2026);
    auto *text = (new TextLabel(TextStyle::Body, value))->wrapped();
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const QString told = story(former, devices);
    text->setAccessibleName(tr("Former value. %1").arg(told));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(text);
    texts->addWidget((new TextLabel(TextStyle::Small, told, Tone::Faint))->wrapped());
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::XS);
    layout->addLayout(texts, 1);
    if (isWritable) {
        auto *use = makeIconButton(QStringLiteral("undo"), tr("Use again: %1").arg(value));
        connect(use, &QToolButton::clicked, this, [this, kept = former.value] { Q_EMIT useRequested(kept); });
        layout->addWidget(use, 0, Qt::AlignTop);
    }
    return row;
}

QString FormerCells::story(const CellInfo::Former &former, const DeviceNames &devices)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QStringList sentences;
    if (!former.writtenAt.isZero())
        sentences << tr("Written %1 by %2.").arg(TimeTexts::exact(former.writtenAt.physicalMs, now), devices.of(former.writtenAt.node));
    if (former.replacedAt && former.isLost)
        sentences << tr("Another value was written at the same time, by %1; both are in Conflicts.").arg(devices.of(former.replacedAt->node));
    else if (former.replacedAt)
        sentences << tr("Replaced %1 by %2.").arg(TimeTexts::exact(former.replacedAt->physicalMs, now), devices.of(former.replacedAt->node));
    return sentences.join(u' ');
}

} // namespace haex
