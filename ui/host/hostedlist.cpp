// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/host/hostedlist.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace haex {

HostedList::HostedList(const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Space::XS);
    m_layout->addWidget(new TextLabel(TextStyle::SmallStrong, heading, Tone::Muted));
    setAccessibleName(heading);
}

HostedList::Row HostedList::makeRow(const QByteArray &id)
{
    Row row;
    row.widget = new QWidget;
    row.text = new ElidedLabel(TextStyle::Small);
    row.action = makeButton({}, Variant::Quiet);
    auto *line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Space::M);
    line->addWidget(row.text, 1);
    line->addWidget(row.action);
    m_layout->addWidget(row.widget);
    connect(row.action, &QPushButton::clicked, this, [this, id] { Q_EMIT actionRequested(id); });
    return row;
}

void HostedList::showLines(const QList<Line> &lines)
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        const bool stays = std::ranges::any_of(lines, [&](const Line &line) { return line.id == it.key(); });
        if (stays) {
            ++it;
            continue;
        }
        it->widget->deleteLater();
        it = m_rows.erase(it);
    }
    for (const Line &line : lines) {
        if (!m_rows.contains(line.id))
            m_rows.insert(line.id, makeRow(line.id));
        const Row &row = m_rows[line.id];
        row.text->setText(line.text);
        row.text->setTone(line.tone);
        row.action->setText(line.action);
        row.action->setAccessibleName(line.spokenAction);
    }
    setVisible(!lines.isEmpty());
}

} // namespace haex
