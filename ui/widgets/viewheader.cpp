// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/viewheader.h"

#include "ui/style/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>

namespace haex {

ViewHeader::ViewHeader(const QString &title, const QString &subtitle, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(TextStyle::Title, title))
    , m_subtitle(new ElidedLabel(TextStyle::Body, {}, Tone::Muted))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(Space::XL, Space::L, Space::XL, Space::L);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    m_row->addLayout(texts, 1);
    setSubtitle(subtitle);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ViewHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void ViewHeader::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void ViewHeader::addAction(QWidget *widget)
{
    m_row->addWidget(widget);
}

} // namespace haex
