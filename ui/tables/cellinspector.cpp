// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/cellinspector.h"

#include "ui/presenters/timetexts.h"
#include "ui/presenters/valuetexts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QDateTime>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace haex {

namespace {
constexpr int Width = 248;
constexpr qsizetype ShownBytes = 64 * 1024;
}

CellInspector::CellInspector(QWidget *parent)
    : Pane(&Theme::window, parent)
    , m_title((new TextLabel(TextStyle::Heading))->wrapped())
    , m_type(new TextLabel(TextStyle::Small, {}, Tone::Faint))
    , m_value(new QPlainTextEdit)
    , m_writtenCaption(new TextLabel(TextStyle::SmallStrong, tr("Written"), Tone::Muted))
    , m_written((new TextLabel(TextStyle::Body))->wrapped())
    , m_deviceCaption(new TextLabel(TextStyle::SmallStrong, tr("By"), Tone::Muted))
    , m_device((new TextLabel(TextStyle::Body))->wrapped())
{
    setFixedWidth(Width);
    m_value->setReadOnly(true);
    m_value->setTabChangesFocus(true);
    m_value->setFrameShape(QFrame::StyledPanel);
    m_value->setAccessibleName(tr("Whole value"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_title);
    layout->addWidget(m_type);
    layout->addSpacing(Space::S);
    layout->addWidget(m_value, 3);
    layout->addSpacing(Space::S);
    layout->addWidget(m_writtenCaption);
    layout->addWidget(m_written);
    layout->addSpacing(Space::S);
    layout->addWidget(m_deviceCaption);
    layout->addWidget(m_device);
    layout->addStretch(4);
    showNothing();
}

void CellInspector::showNothing()
{
    m_title->setText(tr("Cell"));
    m_type->setText(tr("Choose a cell to see where its value comes from."));
    m_type->setWordWrap(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_value, m_writtenCaption, m_written, m_deviceCaption, m_device})
        widget->hide();
}

void CellInspector::showCell(const QByteArray &column, const QByteArray &declaredType,
                             const CellInfo &info, const DeviceNames &devices)
{
    m_title->setText(QString::fromUtf8(column));
    QString type = ValueTexts::typeName(info.value.type());
    if (!declaredType.isEmpty())
        type = tr("%1 in a %2 column").arg(type, QString::fromUtf8(declaredType));
    m_type->setText(type);
    m_value->setPlainText(info.value.type() == CellValue::Type::Blob
                              ? QString::fromLatin1(info.value.bytes().left(ShownBytes / 3).toHex(' '))
                              : ValueTexts::described(info.value));
    m_value->show();
    const bool known = info.writtenAt && !info.writtenAt->isZero();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_writtenCaption, m_written, m_deviceCaption, m_device})
        widget->setVisible(known);
    if (!known)
        return;
    m_written->setText(TimeTexts::exact(info.writtenAt->physicalMs, QDateTime::currentMSecsSinceEpoch()));
    m_device->setText(devices.of(info.writtenBy()));
}

} // namespace haex
